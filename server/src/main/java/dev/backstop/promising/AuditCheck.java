package dev.backstop.promising;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that must hold of all that is stored; packages above may add theirs. */
public interface AuditCheck {
    /** Where the first piece begins. */
    String START = "";

    /** What does not hold, at most {@code most} of it. */
    List<Difference> differences(int most);

    /** What does not hold of a piece of everything; a check that is too large for one look goes over it piece by piece. */
    default Piece piece(String from, int most) {
        return new Piece(differences(most), null);
    }

    /**
     * What was found in a piece.
     *
     * @param next where the next piece begins; null: this was the last
     */
    record Piece(List<Difference> differences, @Nullable String next) {
        public Piece {
            differences = List.copyOf(differences);
        }
    }
}
