package dev.backstop.promising;

import dev.backstop.orders.Shipping;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The other lines of an order that ships complete: which of them a line waits for. */
final class RestOfOrder {
    private static final Comparator<Decisions.Decision> LATEST_FIRST = Comparator.comparing(RestOfOrder::ready,
            Comparator.nullsFirst(Comparator.reverseOrder()));

    private RestOfOrder() {}

    /** Those that ship with a line, the latest first; nobody where it ships by itself. */
    static Stream<Decisions.Decision> of(List<Decisions.Decision> all, OpenLine line) {
        return all.stream().filter(other -> isWith(other.line(), line)).sorted(LATEST_FIRST);
    }

    /** Why a line ships no sooner than the rest of its order; nothing where it ships by itself. */
    static List<String> why(List<Decisions.Decision> all, Decisions.Decision mine, LocalDate today) {
        if (mine.line().shipping() != Shipping.COMPLETE_ORDER) {
            return List.of();
        }
        var why = new ArrayList<String>();
        var own = ready(mine);
        var latest = of(all, mine.line()).findFirst();
        if (latest.isEmpty() || own == null) {
            why.add("The order ships complete, and this is the line it waits for.");
        } else {
            var its = ready(latest.get());
            var other = latest.get().line();
            why.add(its == null ? "The order ships complete, and line %d, %s, has no date yet.".formatted(other.lineNumber(), other.item().sku())
                    : its.isAfter(own) ? "The order ships complete, and line %d, %s, can ship by %s.".formatted(other.lineNumber(), other.item().sku(), Wording.day(its, today))
                    : "The order ships complete, and this is the line it waits for.");
            own = its == null || its.isAfter(own) ? its : own;
        }
        if (own != null && mine.lastDay() != null && mine.lastDay().isAfter(own)) {
            why.add("It waits for several deliveries, of which any may be late: all of them are here by %s, as surely as each alone is on its day."
                    .formatted(Wording.day(mine.lastDay(), today)));
        }
        return why;
    }

    /** When all of a line could ship by itself; null: no day is known for a part of it. */
    static @Nullable LocalDate ready(Decisions.Decision decision) {
        var days = decision.readyOn();
        return days.stream().anyMatch(Objects::isNull) ? null : days.stream().filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
    }

    /** Whether another line waits for this one, and this one for it. */
    static boolean isWith(OpenLine other, OpenLine line) {
        return line.shipping() == Shipping.COMPLETE_ORDER && other.kind() == line.kind() && other.order() == line.order()
                && other.shipping() == Shipping.COMPLETE_ORDER && !other.group().equals(line.group());
    }
}
