package dev.backstop.automation;

import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Needs that one rule decides on together: what would be one order to one vendor for one location; what is made or moved stands alone. */
record Batch(Rule rule, List<DueNeed> needs) {
    Batch {
        needs = List.copyOf(needs);
    }

    private record Seller(@Nullable Long vendor, long location, long alone) {
        static Seller of(DueNeed need) {
            return new Seller(need.vendor(), need.location(), need.vendor() == null ? need.proposal() : 0);
        }
    }

    /**
     * Deals needs to rules: each to the first that fits it and the amount of its whole order.
     *
     * @param rules in the order in which they are asked
     */
    static List<Batch> deal(Collection<DueNeed> needs, List<Rule> rules) {
        var orders = needs.stream().collect(groupingBy(Seller::of, LinkedHashMap::new, Collectors.toList()));
        var batches = new ArrayList<Batch>();
        orders.values().forEach(order -> {
            var amount = sum(order);
            var dealt = new TreeMap<Rule, List<DueNeed>>(Comparator.comparingInt(rules::indexOf));
            order.forEach(need -> rules.stream().filter(rule -> rule.fits(need, amount)).findFirst()
                    .ifPresent(rule -> dealt.computeIfAbsent(rule, _ -> new ArrayList<>()).add(need)));
            dealt.forEach((rule, mine) -> batches.add(new Batch(rule, mine)));
        });
        return batches;
    }

    /** What it comes to; null where the amount of one of its needs is not known. */
    @Nullable BigDecimal amount() {
        return sum(needs);
    }

    static @Nullable BigDecimal sum(Collection<DueNeed> needs) {
        var sum = BigDecimal.ZERO;
        for (var need : needs) {
            if (need.amount() == null) {
                return null;
            }
            sum = sum.add(need.amount());
        }
        return sum;
    }

    DueNeed first() {
        return needs.getFirst();
    }

    LocalDate today() {
        return first().today();
    }

    List<Long> proposals() {
        return needs.stream().map(DueNeed::proposal).toList();
    }

    /** Those whose shortage is there without late supply, and with {@code late} the others. */
    Batch part(boolean late) {
        return new Batch(rule, needs.stream().filter(need -> need.onlyLate() == late).toList());
    }

    boolean isEmpty() {
        return needs.isEmpty();
    }

    /** What it asks of each budget of its rule, by key; empty where an amount is not known. */
    Map<String, BigDecimal> asked() {
        var asked = new TreeMap<String, BigDecimal>();
        var budget = rule.budget();
        if (budget != null && amount() != null) {
            needs.forEach(need -> asked.merge(switch (budget.per()) {
                case RULE -> "";
                case VENDOR -> Objects.requireNonNullElse(need.vendorCode(), "");
                case CATEGORY -> Objects.requireNonNullElse(need.category(), "");
            }, Objects.requireNonNull(need.amount(), "the amount of each need is known"), BigDecimal::add));
        }
        return asked;
    }
}
