package dev.backstop.promising;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Place;
import dev.backstop.planning.PromiseDates.Source;
import dev.backstop.planning.Reallocation.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares what is decided with what a rule would decide: who gains, who loses and why, and what it is worth. */
@Component
class ReallocationEffects {
    private final HeardDates heard;
    private final FirmSettings settings;

    ReallocationEffects(HeardDates heard, FirmSettings settings) {
        this.heard = heard;
        this.settings = settings;
    }

    /**
     * Two decisions over the same lines.
     *
     * @param facts those of now; {@code after} was decided as if lines held other units
     * @param known of the lines of orders: those that ask at the place, and those that ship together with them
     */
    record Dealt(Place place, Rule rule, Facts facts, List<Decisions.Decision> before, List<Decisions.Decision> after,
            Map<Long, ReallocationRows.Known> known) {}

    ReallocationOutcome of(Dealt dealt) {
        var before = dealt.before().stream().collect(toMap(d -> d.line().group(), d -> d));
        var currency = settings.now().currency();
        var changes = new ArrayList<ReallocationOutcome.Change>();
        var toTell = new HashSet<String>();
        var broken = 0;
        BigDecimal margin = null;
        for (var is : dealt.after()) {
            var was = Objects.requireNonNull(before.get(is.line().group()), "the same lines were decided");
            var units = fromStock(is, dealt.place()) - fromStock(was, dealt.place());
            var known = dealt.known().get(is.line().line());
            if (units != 0 || (known != null && !Objects.equals(is.lastDay(), was.lastDay()))) {
                changes.add(change(dealt, is.line(), units, was.lastDay(), is.lastDay()));
            }
            if (known != null) {
                margin = units == 0 || !currency.equals(known.currency()) ? margin
                        : plus(margin, worth(is.line(), units, dealt.place(), known));
                var slips = heard.slips(is, dealt.facts()) - heard.slips(was, dealt.facts());
                broken += Math.max(0, slips);
                if (slips > 0) {
                    toTell.add(known.customer());
                }
            }
        }
        var completed = complete(dealt.after(), dealt.known());
        var standing = complete(dealt.before(), dealt.known());
        return new ReallocationOutcome("", dealt.place(), changes, broken, toTell.size(), without(completed, standing),
                without(standing, completed),
                margin);
    }

    private static ReallocationOutcome.Change change(Dealt dealt, OpenLine line, long units, @Nullable LocalDate before,
            @Nullable LocalDate after) {
        var loses = units < 0 || (units == 0 && ReallocationOutcome.isLater(before, after));
        return new ReallocationOutcome.Change(line, units, before, after, loses
                ? reason(dealt.rule(), units, after, dealt.facts().at(line).location().today(dealt.facts().now())) : null);
    }

    /** What an agent can read out to whoever loses by it. */
    static String reason(Rule rule, long units, @Nullable LocalDate shipBy, LocalDate today) {
        var why = switch (rule) {
            case FIRST_COME -> "What is here goes to those who ordered first.";
            case PRIORITY_CLASS -> "What is here goes first to orders that are served before yours.";
            case MOST_COMPLETE_ORDERS -> "What is here goes to orders that can leave whole with it.";
            case FEWEST_BROKEN_PROMISES -> "What is here goes to orders whose date nothing else could keep.";
            case MOST_MARGIN -> "We had to give what is here to other orders.";
            case EQUAL_SHARE -> "What is here is shared, so that every customer gets a part of it.";
        };
        return why + " " + (shipBy == null ? "There is no date for yours for now. We will write to you."
                : (units < 0 ? "What had been set aside for you ships by %s instead." : "What you wait for ships by %s instead.").formatted(
                Wording.day(shipBy, today)));
    }

    private static long fromStock(Decisions.Decision decision, Place place) {
        return decision.parts().stream().flatMap(part -> part.components().stream()).filter(c -> c.item() == place.item())
                .flatMap(c -> c.pegs().stream()).filter(peg -> peg.source() == Source.STOCK).mapToLong(peg -> peg.quantity()).sum();
    }

    /** Of a kit, as many as the units of its component make. */
    private static @Nullable BigDecimal worth(OpenLine line, long units, Place place, ReallocationRows.Known known) {
        return known.margin() == null ? null
                : known.margin().multiply(line.item().units().decimal(units / Reallocations.perUnit(line, place)));
    }

    private static @Nullable BigDecimal plus(@Nullable BigDecimal sum, @Nullable BigDecimal more) {
        return sum == null ? more : more == null ? sum : sum.add(more);
    }

    /** The orders of which all that is open is here. */
    private static List<Long> complete(List<Decisions.Decision> decisions, Map<Long, ReallocationRows.Known> known) {
        var orders = decisions.stream().filter(each -> known.containsKey(each.line().line()))
                .collect(groupingBy(each -> each.line().order()));
        return orders.entrySet().stream().filter(order -> order.getValue().stream().allMatch(each -> isHere(each)
                && Objects.requireNonNull(known.get(each.line().line()), "it was asked for").elsewhereIsHere())).map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isHere(Decisions.Decision decision) {
        return decision.parts().stream().allMatch(part -> part.source() == Source.STOCK);
    }

    private static int without(List<Long> orders, List<Long> others) {
        return (int) orders.stream().filter(order -> !others.contains(order)).count();
    }
}
