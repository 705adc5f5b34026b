package dev.backstop.automation;

import dev.backstop.replenishment.Proposal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail told a buyer, as it stands now.
 *
 * @param vendor   null: what we make and move ourselves
 * @param open     what is still to be decided
 * @param released what was released since
 */
public record ReleaseNote(long note, String buyer, @Nullable String vendor, List<Proposal> open, List<Proposal> released) {
    public ReleaseNote {
        open = List.copyOf(open);
        released = List.copyOf(released);
    }
}
