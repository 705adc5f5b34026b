package dev.backstop.planning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who would hold the stock that is here, of one item at one location, if it were dealt out anew by a rule. Only stock is dealt: supply on
 * its way
 * follows the standing order of service.
 */
public final class Reallocation {
    private Reallocation() {}

    /** The rules that can be looked at and applied once. */
    public enum Rule {
        /** By priority date alone. */
        FIRST_COME("first-come"),
        /** By priority, then the class of the customer, then priority date. */
        PRIORITY_CLASS("priority-class"),
        /** As many orders as possible that can leave whole: those first of which all else is here, the smallest first. */
        MOST_COMPLETE_ORDERS("most-complete-orders"),
        /** As many dates as possible that were told and can only be kept from stock, the smallest claims first. */
        FEWEST_BROKEN_PROMISES("fewest-broken-promises"),
        /** What earns the most for each unit. */
        MOST_MARGIN("most-margin"),
        /** As much for each customer as for any other, as far as each wants it. */
        EQUAL_SHARE("equal-share");

        private final String code;

        Rule(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * One that asks.
     *
     * @param id           the caller's own number; of equals the lower one came first
     * @param wanted       smallest units, more than zero
     * @param priority     1 first
     * @param since        its place by priority date: 0 came first
     * @param customer     for the rule of equal shares
     * @param restIsHere   whether all else that its order waits for is allocated
     * @param told         the day that its customer has heard; null: none
     * @param withoutStock the day on which it could ship if it got no stock; null: none is known
     * @param margin       of one smallest unit; null: not known, so last
     * @param entitled     the protections, by index, that are made for it
     */
    public record Contender(
            long id,
            long wanted,
            int priority,
            @Nullable String customerClass,
            int since,
            String customer,
            boolean restIsHere,
            @Nullable LocalDate told,
            @Nullable LocalDate withoutStock,
            @Nullable BigDecimal margin,
            Set<Integer> entitled) {
        /** Whether only stock keeps the date that was told. */
        boolean atRisk() {
            return told != null && (withoutStock == null || withoutStock.isAfter(told));
        }
    }

    private static final Comparator<Contender> BY_DATE = Comparator.comparingInt(Contender::since).thenComparingLong(Contender::id);
    private static final Comparator<Contender> BY_PRIORITY = Comparator.comparingInt(Contender::priority)
            .thenComparing(Contender::customerClass, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(BY_DATE);

    /**
     * Deals out.
     *
     * @param onHand      sellable units that are not in the hands of the floor
     * @param protections units kept for the contenders entitled to each
     * @return units of stock by contender; those that get none are absent
     */
    public static Map<Long, Long> deal(Rule rule, long onHand, List<Contender> contenders, List<Long> protections) {
        if (rule == Rule.EQUAL_SHARE) {
            return given(onHand, equalShares(onHand, contenders), protections);
        }
        var wants = new LinkedHashMap<Contender, Long>();
        contenders.stream().sorted(order(rule)).forEach(each -> wants.put(each, each.wanted()));
        return given(onHand, wants, protections);
    }

    private static Comparator<Contender> order(Rule rule) {
        return switch (rule) {
            case FIRST_COME, EQUAL_SHARE -> BY_DATE;
            case PRIORITY_CLASS -> BY_PRIORITY;
            case MOST_COMPLETE_ORDERS -> Comparator.comparing((Contender c) -> !c.restIsHere())
                    .thenComparingLong(c -> c.restIsHere() ? c.wanted() : 0).thenComparing(BY_PRIORITY);
            case FEWEST_BROKEN_PROMISES -> Comparator.comparing((Contender c) -> !c.atRisk())
                    .thenComparingLong(c -> c.atRisk() ? c.wanted() : 0).thenComparing(BY_PRIORITY);
            case MOST_MARGIN -> Comparator.comparing(Contender::margin, Comparator.nullsLast(Comparator.reverseOrder()))
                    .thenComparing(BY_PRIORITY);
        };
    }

    /** The one allocation answers here too: nobody holds anything, and nothing is on its way. */
    private static Map<Long, Long> given(long onHand, Map<Contender, Long> wants, List<Long> protections) {
        var claims = wants.entrySet().stream().filter(want -> want.getValue() > 0)
                .map(want -> new Allocation.Claim(want.getKey().id(), want.getValue(), 0, null, want.getKey().entitled())).toList();
        var given = new HashMap<Long, Long>();
        Allocation.allocate(onHand, List.of(), claims, protections).stream().filter(grant -> grant.fromStock() > 0)
                .forEach(grant -> given.put(grant.claim(), grant.fromStock()));
        return given;
    }

    /** Fills all customers like vessels that are joined: who wants less leaves the rest to the others; within one, by priority. */
    private static Map<Contender, Long> equalShares(long onHand, List<Contender> contenders) {
        var byCustomer = new TreeMap<String, List<Contender>>();
        contenders.stream().sorted(BY_PRIORITY).forEach(each -> byCustomer.computeIfAbsent(each.customer(), _ -> new ArrayList<>())
                .add(each));
        var thirsty = new ArrayList<>(byCustomer.values());
        thirsty.sort(Comparator.comparingLong(Reallocation::wanted).thenComparing(mine -> mine.getFirst(), BY_PRIORITY));
        var wants = new LinkedHashMap<Contender, Long>();
        var left = onHand;
        for (var i = 0; i < thirsty.size(); i++) {
            var mine = thirsty.get(i);
            var share = Math.min(wanted(mine), Math.ceilDiv(left, thirsty.size() - i));
            left -= share;
            for (var each : mine) {
                var units = Math.min(each.wanted(), share);
                wants.put(each, units);
                share -= units;
            }
        }
        return wants;
    }

    private static long wanted(List<Contender> mine) {
        return mine.stream().mapToLong(Contender::wanted).sum();
    }
}
