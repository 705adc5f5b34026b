package dev.backstop.storefront;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGNotification;

/** What notifications say: that all moved, or which items did. */
record Heard(boolean all, Set<Long> items) {
    static final Heard EVERYTHING = new Heard(true, Set.of());
    private static final String ALL = "*";

    Heard {
        items = Set.copyOf(items);
    }

    /** Several as one; of none, nothing. */
    static Heard of(PGNotification @Nullable [] notifications) {
        var items = new HashSet<Long>();
        if (notifications != null) {
            for (var notification : notifications) {
                if (notification.getParameter().equals(ALL)) {
                    return EVERYTHING;
                }
                Arrays.stream(notification.getParameter().split(" ")).map(Long::valueOf).forEach(items::add);
            }
        }
        return new Heard(false, items);
    }
}
