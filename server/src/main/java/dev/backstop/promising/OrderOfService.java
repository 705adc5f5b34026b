package dev.backstop.promising;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Who is served before whom, by the firm's standing rule. A lower priority goes first under every rule, and among equals the earlier
 * priority
 * date; what asked at the same moment goes by arrival.
 */
final class OrderOfService {
    /** The rules that may stand: {@code priority} lets the class of the customer go before the date. */
    static final String BY_CLASS = "priority";

    private static final Comparator<OpenLine> BY_ARRIVAL = Comparator.comparing(OpenLine::priorityAt)
            .thenComparingLong(OpenLine::line).thenComparingLong(OpenLine::location);
    private static final Comparator<@Nullable String> CLASSES = Comparator.nullsLast(Comparator.naturalOrder());

    private OrderOfService() {}

    static Comparator<OpenLine> by(String rule) {
        var byPriority = Comparator.comparingInt(OpenLine::priority);
        return rule.equals(BY_CLASS)
                ? byPriority.thenComparing(OpenLine::customerClass, CLASSES).thenComparing(BY_ARRIVAL)
                : byPriority.thenComparing(BY_ARRIVAL);
    }
}
