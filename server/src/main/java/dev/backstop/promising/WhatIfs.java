package dev.backstop.promising;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Place;
import dev.backstop.orders.Shipping;
import dev.backstop.planning.PromiseDates.Part;
import dev.backstop.supply.SupplyPart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What would become of promises if something happened: the same decisions as ever, over facts that were changed in memory. Nothing is locked and
 * nothing written.
 */
@Component
class WhatIfs {
    private static final int PLACES_TOGETHER = 200;
    private static final int LINES_SHOWN = 500;

    private final FactsReader reader;
    private final WhatIfRows rows;
    private final DateChanges dates;
    private final PlannedSupply planned;
    private final FirmReader firms;

    WhatIfs(FactsReader reader, WhatIfRows rows, DateChanges dates, PlannedSupply planned, FirmReader firms) {
        this.reader = reader;
        this.rows = rows;
        this.dates = dates;
        this.planned = planned;
        this.firms = firms;
    }

    /** What the accepted order of a supposition would be promised. */
    record Promised(Supposition.Accepted accepted, List<Part> parts) {}

    /**
     * What would happen.
     *
     * @param changes at most {@value #LINES_SHOWN} of the pieces whose date would change, those that slip furthest first
     * @param broken  promises later than what was heard, beyond the grace
     * @param names   of the customers of the orders among {@code changes}, by order
     */
    record Outcome(List<DateChanges.Change> changes, int later, int sooner, int broken, int customersToTell, List<Promised> promised,
            Map<Long, String> names) {}

    /** Decides over all places that these suppositions reach. */
    Outcome of(List<Supposition> suppositions) {
        var accepted = suppositions.stream().filter(Supposition.Accepted.class::isInstance).map(Supposition.Accepted.class::cast).toList();
        var slice = new TreeSet<Place>();
        accepted.forEach(order -> LineSourcing.places(order.item(), order.location()).forEach(slice::add));
        var dropped = suppositions.stream().filter(Supposition.Dropped.class::isInstance).map(one -> ((Supposition.Dropped) one).vendor()).collect(toSet());
        var rest = new TreeSet<>(rows.places(suppositions.stream().flatMap(WhatIfs::parts).toList()));
        rest.addAll(rows.hopingFor(dropped));
        rest.removeAll(slice);
        var tally = new Tally(accepted, suppositions, dropped);
        for (var place : rest) {
            if (slice.size() >= PLACES_TOGETHER) {
                tally.decide(slice);
                slice.clear();
            }
            slice.add(place);
        }
        tally.decide(slice);
        return tally.outcome();
    }

    private static Stream<Long> parts(Supposition supposition) {
        return switch (supposition) {
            case Supposition.Later later -> later.parts().stream();
            case Supposition.Never never -> never.parts().stream();
            case Supposition.Dropped dropped -> dropped.parts().stream();
            case Supposition.Accepted _ -> Stream.of();
        };
    }

    private static OpenLine line(Supposition.Accepted order, long id, Instant now) {
        return new OpenLine(OpenLine.Kind.QUOTE, id, 1, id, "", order.item(), order.location().id(), order.priority(), now, Shipping.AS_AVAILABLE, 1,
                order.requestedOn(), null, null, "phone", List.of(OpenLine.Schedule.asked(order.quantity())));
    }

    /** Adds up slice by slice, and keeps the worst. */
    private final class Tally {
        private final List<Supposition.Accepted> accepted;
        private final List<Supposition> suppositions;
        private final Set<Long> dropped;
        private final List<Promised> promised = new ArrayList<>();
        private final List<DateChanges.Change> changes = new ArrayList<>();
        private final Set<OpenLine.Group> seen = new HashSet<>();
        private final Set<Long> ordersToTell = new HashSet<>();
        private int later;
        private int sooner;
        private int broken;

        private Tally(List<Supposition.Accepted> accepted, List<Supposition> suppositions, Set<Long> dropped) {
            this.accepted = accepted;
            this.suppositions = suppositions;
            this.dropped = dropped;
        }

        /** The places of what is accepted all lie in the first slice. */
        private void decide(Collection<Place> places) {
            var facts = reader.read(List.copyOf(places), _ -> {});
            var asked = new ArrayList<OpenLine>();
            if (promised.size() < accepted.size()) {
                accepted.forEach(order -> asked.add(line(order, Long.MAX_VALUE - accepted.size() + asked.size(), facts.now())));
            }
            var before = Decisions.of(facts).stream().collect(toMap(each -> each.line().group(), identity()));
            var after = Decisions.of(supposed(facts, asked)).stream().collect(toMap(each -> each.line().group(), identity()));
            for (var i = 0; i < asked.size(); i++) {
                promised.add(new Promised(accepted.get(i), Objects.requireNonNull(after.remove(asked.get(i).group()), "it was asked").parts()));
            }
            after.forEach((group, decision) -> {
                if (seen.add(group)) {
                    dates.between(Objects.requireNonNull(before.get(group), "the same lines were decided"), decision, facts)
                            .forEach(this::add);
                }
            });
        }

        private Facts supposed(Facts facts, List<OpenLine> asked) {
            Map<Place, NextOrders> next = dropped.isEmpty() ? Map.of() : planned.without(dropped, facts.places().keySet(),
                    firms.now());
            return facts.supposing((place, here) -> here.withSupply(here.supply().stream().flatMap(this::after).toList(),
                    next.getOrDefault(place, here.planned())), asked);
        }

        private Stream<SupplyPart> after(SupplyPart part) {
            var changed = part;
            for (var supposition : suppositions) {
                changed = changed == null ? null : supposition.of(changed);
            }
            return Stream.ofNullable(changed);
        }

        private void add(DateChanges.Change change) {
            later += change.later() ? 1 : 0;
            sooner += change.later() ? 0 : 1;
            if (change.slips()) {
                broken++;
                ordersToTell.add(change.line().order());
            }
            changes.add(change);
            if (changes.size() > 2 * LINES_SHOWN) {
                keepTheWorst();
            }
        }

        private void keepTheWorst() {
            changes.sort(Comparator.comparingInt((DateChanges.Change change) -> change.slips() ? 0 : 1)
                    .thenComparing(DateChanges.Change::shipBy, Comparator.nullsFirst(Comparator.reverseOrder()))
                    .thenComparingLong(change -> change.line().line()));
            changes.subList(Math.min(LINES_SHOWN, changes.size()), changes.size()).clear();
        }

        private Outcome outcome() {
            keepTheWorst();
            var orders = changes.stream().filter(change -> change.line().kind() == OpenLine.Kind.ORDER).map(change -> change.line().order()).distinct().toList();
            return new Outcome(List.copyOf(changes), later, sooner, broken, rows.customers(ordersToTell), List.copyOf(promised), rows.names(orders));
        }
    }
}
