package dev.backstop.console;

import dev.backstop.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Work that a package beside the console knows of; it stands on Today with the rest. */
public interface MoreWork {
    /** What needs a person of this role; empty where nothing does. */
    Optional<Group> of(Role role);

    /** Work of one kind: the most pressing of it, how much there is in all, and where all of it stands. */
    record Group(String title, int count, List<Errand> first, String all) {
        public Group {
            first = List.copyOf(first);
        }
    }

    /** One thing to do: what, what hangs on it, by when, where it is done, and the name of that action. */
    record Errand(String what, String why, Instant by, String href, String verb) {}
}
