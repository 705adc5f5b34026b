package dev.backstop.promising;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.backstop.catalog.ItemLocation;
import dev.backstop.catalog.Place;
import dev.backstop.orders.Shipping;
import dev.backstop.planning.Allocation;
import dev.backstop.planning.PromiseDates;
import dev.backstop.planning.PromiseDates.Component;
import dev.backstop.planning.PromiseDates.Cutting;
import dev.backstop.planning.PromiseDates.Part;
import dev.backstop.planning.PromiseDates.Peg;
import dev.backstop.planning.PromiseDates.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Facts in, the parts of every line out: allocation by place, then dates by line, then the dates of orders that ship together. */
final class Decisions {
    private Decisions() {}

    /**
     * What a line gets.
     *
     * @param parts     carry the promise
     * @param readyOn   when each alone could ship
     * @param uncovered what neither stock nor supply covers of each component, by item
     */
    record Decision(OpenLine line, List<Part> parts, List<@Nullable LocalDate> readyOn, Map<Long, List<Uncovered>> uncovered) {
        /** What decides the day of a part that counts with an order, or has no day: the last of it. */
        Uncovered uncovered(Part part) {
            return part.components().stream()
                    .flatMap(component -> component.pegs().stream().filter(peg -> peg.source() == part.source())
                            .flatMap(peg -> uncovered.getOrDefault(component.item(), List.of()).stream()
                                    .filter(piece -> piece.isBehind(peg))))
                    .max(Comparator.comparing(Uncovered::day, Comparator.nullsLast(Comparator.naturalOrder())))
                    .orElseThrow();
        }

        /** When the last of the line ships; null: a part of it has no date. */
        @Nullable LocalDate lastDay() {
            return parts.stream().anyMatch(part -> part.shipBy() == null) ? null
                    : parts.stream().map(Part::shipBy).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
        }
    }

    /** What a line asks of one item. It is known by its turn, {@code nth}: a line with all that stands of it is slow to compare. */
    private record Asked(int nth, OpenLine line, long item, long perUnit) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Asked asked && asked.nth == nth && asked.item == item;
        }

        @Override
        public int hashCode() {
            return 31 * nth + Long.hashCode(item);
        }
    }

    /** What a line was dealt of one item, and of that what nobody has ordered. */
    private record Dealt(List<Peg> pegs, List<Uncovered> uncovered) {
        static final Dealt NOTHING = new Dealt(List.of(), List.of());

        long ordered() {
            return uncovered.stream().map(Uncovered::peg).filter(peg -> peg.source() == Source.PLANNED).mapToLong(Peg::quantity).sum();
        }
    }

    static List<Decision> of(Facts facts) {
        var dealt = dealt(facts);
        var decisions = new ArrayList<Decision>();
        for (var i = 0; i < facts.lines().size(); i++) {
            var nth = i;
            var line = facts.lines().get(nth);
            if (!facts.decided().contains(line.group())) {
                continue;
            }
            var components = new ArrayList<Component>();
            var uncovered = new HashMap<Long, List<Uncovered>>();
            for (var c : line.components()) {
                var mine = dealt.getOrDefault(new Asked(nth, line, c.item(), c.quantity()), Dealt.NOTHING);
                components.add(new Component(c.item(), c.quantity(), mine.pegs()));
                uncovered.put(c.item(), mine.uncovered());
            }
            var calendar = facts.at(line).location().calendar();
            var notBefore = line.notBefore() == null ? null : calendar.onOrAfter(line.notBefore());
            var cutting = new Cutting(line.shipping() != Shipping.AS_AVAILABLE, line.minimumShipment(), notBefore);
            var parts = PromiseDates.parts(line.quantity(), components, cutting);
            decisions.add(new Decision(line, parts, parts.stream().<@Nullable LocalDate>map(Part::shipBy).toList(), uncovered));
        }
        return Together.of(decisions, facts).stream().map(Decisions::accepted).toList();
    }

    /** What is here in time can still leave too late: with the rest of its order, or on the working day after the one that was asked for. */
    private static Decision accepted(Decision decision) {
        var notAfter = decision.line().latestAcceptableOn();
        if (notAfter == null || decision.parts().stream().noneMatch(part -> part.shipBy() != null && part.shipBy().isAfter(notAfter))) {
            return decision;
        }
        return new Decision(decision.line(), decision.parts().stream().map(part -> part.shipBy() != null && part.shipBy().isAfter(notAfter) ? part.unwanted() : part)
                .toList(), decision.readyOn(), decision.uncovered());
    }

    /** Allocates place by place; where a vendor ships straight to customers, order by order, because what was bought for one goes to nobody else. */
    private static Map<Asked, Dealt> dealt(Facts facts) {
        var asking = new LinkedHashMap<Place, List<Asked>>();
        for (var i = 0; i < facts.lines().size(); i++) {
            var line = facts.lines().get(i);
            for (var component : line.components()) {
                var place = new Place(component.item(), line.location());
                if (facts.places().containsKey(place)) {
                    asking.computeIfAbsent(place, _ -> new ArrayList<>()).add(new Asked(i, line, component.item(), component.quantity()));
                }
            }
        }
        var held = facts.heldFromStock();
        var dealt = new HashMap<Asked, Dealt>();
        asking.forEach((place, claimants) -> {
            var here = Objects.requireNonNull(facts.places().get(place), "facts of every place asked");
            if (here.location().isDirect()) {
                claimants.stream().collect(groupingBy(asked -> asked.line().orderNumber(), LinkedHashMap::new, toList()))
                        .forEach((order, mine) -> deal(here.meantFor(order), mine, held, facts, dealt));
            } else {
                deal(here, claimants, held, facts, dealt);
            }
        });
        return dealt;
    }

    /** Deals what is at one place out to those who ask there. */
    private static void deal(PlaceFacts here, List<Asked> claimants, Map<Facts.Held, Long> held, Facts facts, Map<Asked, Dealt> dealt) {
        var views = Views.of(here, claimants.stream().map(asked -> facts.rules().confidence(asked.line())).toList());
        var claims = IntStream.range(0, claimants.size()).mapToObj(i -> claim(i, claimants.get(i), held, here, views.index(i))).toList();
        var protections = here.protections().stream().map(ItemLocation.Protection::quantity).toList();
        var inbound = views.all().stream().map(view -> view.here().inbound(facts.now())).toList();
        var ordered = 0L; // what is ordered next goes to one after the other, as all else does
        for (var grant : Allocation.byViews(here.onHand() - here.released(), inbound, claims, protections)) {
            var asked = claimants.get((int) grant.claim());
            var mine = dealt(grant, views.of((int) grant.claim()), ordered, asked.line(), facts);
            ordered += mine.ordered();
            dealt.put(asked, mine);
        }
    }

    private static Allocation.Claim claim(int number, Asked asked, Map<Facts.Held, Long> held, PlaceFacts here, int view) {
        var has = 0L;
        for (var schedule : asked.line().schedule()) {
            has += held.getOrDefault(new Facts.Held(schedule.id(), asked.item()), 0L);
        }
        var line = asked.line();
        return new Allocation.Claim(
                number, Math.multiplyExact(asked.perUnit(), line.quantity()), has, line.latestAcceptableOn(), entitled(line, here), view);
    }

    /** The protections of a place, by index, that are made for a line. */
    static Set<Integer> entitled(OpenLine line, PlaceFacts here) {
        var entitled = new HashSet<Integer>();
        for (var p = 0; p < here.protections().size(); p++) {
            if (here.protections().get(p).isFor(line.customerClass(), line.channel())) {
                entitled.add(p);
            }
        }
        return entitled;
    }

    private static Dealt dealt(Allocation.Grant grant, Views.View view, long ordered, OpenLine line, Facts facts) {
        var here = view.here();
        var pegs = new ArrayList<Peg>();
        if (grant.fromStock() > 0) {
            pegs.add(here.fromStock(grant.fromStock(), facts.now()));
        }
        grant.inbound().forEach(taken -> pegs.add(
                view.arriving().computeIfAbsent(taken.part(), _ -> here.fromInbound(taken, facts.now())).of(taken.quantity())));
        var uncovered = grant.uncovered() == 0 ? List.<Uncovered>of() : Uncovered.of(here, ordered, grant.uncovered(), line, facts.now());
        uncovered.forEach(piece -> pegs.add(piece.peg()));
        return new Dealt(pegs, uncovered);
    }
}
