package dev.backstop.promising;

import dev.backstop.planning.PromiseDates.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lays the parts that a line now has over the schedule lines it had. A schedule line keeps its identity: where it falls into two parts, a child
 * carries on what its customer heard; two are merged only when the same was heard and the same is promised.
 */
final class ScheduleChanges {
    private ScheduleChanges() {}

    /** One schedule line as it shall be; {@code child} marks a new one that was cut from {@code origin}. */
    record Piece(OpenLine.Schedule origin, boolean child, long quantity, int partNumber, Part part, @Nullable LocalDate readyOn) {}

    /** What to do: the pieces that stand, and the schedule lines that went up in another. */
    record Outcome(List<Piece> pieces, List<OpenLine.Schedule> merged) {}

    static Outcome lay(Decisions.Decision decision) {
        var old = decision.line().schedule().stream()
                .sorted(Comparator.comparing(ScheduleChanges::shipBy, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparingInt(OpenLine.Schedule::number))
                .toList();
        return merge(cut(old, decision));
    }

    private static @Nullable LocalDate shipBy(OpenLine.Schedule schedule) {
        return schedule.promise() == null ? null : schedule.promise().shipBy();
    }

    private static List<Piece> cut(List<OpenLine.Schedule> old, Decisions.Decision decision) {
        var pieces = new ArrayList<Piece>();
        var at = 0;
        var left = old.getFirst().quantity();
        var child = false;
        for (var p = 0; p < decision.parts().size(); p++) {
            var part = decision.parts().get(p);
            var open = part.quantity();
            while (open > 0) {
                while (left == 0) {
                    at++;
                    left = old.get(at).quantity();
                    child = false;
                }
                var taken = Math.min(open, left);
                pieces.add(new Piece(old.get(at), child, taken, p, part, decision.readyOn().get(p)));
                open -= taken;
                left -= taken;
                child = true;
            }
        }
        return pieces;
    }

    private static Outcome merge(List<Piece> pieces) {
        var standing = new ArrayList<Piece>();
        var merged = new ArrayList<OpenLine.Schedule>();
        for (var piece : pieces) {
            var twin = standing.stream()
                    .filter(other -> other.partNumber() == piece.partNumber() && heardTheSame(other.origin(), piece.origin()))
                    .findFirst();
            if (twin.isPresent()) {
                var kept = twin.get();
                standing.set(standing.indexOf(kept), new Piece(
                        kept.origin(), kept.child(), kept.quantity() + piece.quantity(), kept.partNumber(), kept.part(), kept.readyOn()));
                if (!piece.child()) {
                    merged.add(piece.origin());
                }
            } else if (piece.child() && merged.remove(piece.origin())) { // its elder went up in another: it takes the name over
                standing.add(new Piece(piece.origin(), false, piece.quantity(), piece.partNumber(), piece.part(), piece.readyOn()));
            } else {
                standing.add(piece);
            }
        }
        return new Outcome(List.copyOf(standing), List.copyOf(merged));
    }

    private static boolean heardTheSame(OpenLine.Schedule one, OpenLine.Schedule other) {
        return (one.heardPromise() == null) == (other.heardPromise() == null) && Objects.equals(one.heardShipBy(), other.heardShipBy());
    }
}
