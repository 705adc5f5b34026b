package dev.backstop.promising;

import static java.util.stream.Collectors.groupingBy;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Place;
import dev.backstop.orders.OrderLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What frame agreements hold of stock and supply: demand of its own, of which each call-off takes its part over with pegs and place in the line. */
@Component
class AgreementHolds {
    private final AgreementRows rows;
    private final OtherDemand demand;
    private final Items items;
    private final Settlement settlement;

    AgreementHolds(AgreementRows rows, OtherDemand demand, Items items, Settlement settlement) {
        this.rows = rows;
        this.demand = demand;
        this.items = items;
        this.settlement = settlement;
    }

    /** Units of what is held that a call-off takes over. */
    record Part(OtherDemand.Row held, long units) {}

    List<OtherDemand.Row> of(Collection<String> numbers) {
        return demand.open(OpenLine.Kind.AGREEMENT, numbers);
    }

    /** The places where goods are held. */
    List<Place> places(Collection<OtherDemand.Row> held) {
        var known = items.byIds(held.stream().map(OtherDemand.Row::item).distinct().toList());
        return held.stream().flatMap(row -> row.locations().stream().flatMap(location -> OpenLine
                .componentsOf(Objects.requireNonNull(known.get(row.item()), "item of a demand")).stream()
                .map(component -> new Place(component.item(), location)))).distinct().toList();
    }

    /**
     * What of the quantities called off is held, by the line of the order. Where the goods shall come from elsewhere, as much is let go.
     *
     * @param location the location that the call-off names; null: wherever they are held
     */
    Map<Integer, Part> take(Agreement agreement, List<AskedLine> called, @Nullable String location) {
        var parts = new HashMap<Integer, Part>();
        var held = of(List.of(agreement.number()));
        for (var line : called) {
            for (var row : held.stream().filter(one -> one.item() == line.item().id()).toList()) {
                var units = Math.min(row.open(), line.quantity());
                if (location == null || row.codes().equals(List.of(location))) {
                    parts.put(line.line(), new Part(row, units));
                } else {
                    demand.giveUp(row, units, line.item());
                    settlement.note(places(List.of(row)), Cause.calledOffElsewhere(agreement.number()));
                }
            }
        }
        return parts;
    }

    /** What is asked for beyond what is held. */
    static List<AskedLine> rest(List<AskedLine> called, Map<Integer, Part> held) {
        var rest = new ArrayList<AskedLine>();
        for (var line : called) {
            var part = held.get(line.line());
            var missing = line.quantity() - (part == null ? 0 : part.units());
            if (missing > 0) {
                rest.add(new AskedLine(line.line(), line.item(), missing, Math.min(missing, line.minimumShipment()), line.index(), line.direct()));
            }
        }
        return rest;
    }

    /** The booked order carries on what was held for it. */
    void handOver(Map<Integer, Part> held, List<OrderLine> booked, Cause cause) {
        var known = items.byIds(booked.stream().map(OrderLine::item).distinct().toList());
        for (var line : booked) {
            var part = held.get(line.line());
            if (part != null) {
                demand.handOver(part.held(), part.units(), Objects.requireNonNull(known.get(line.item()), "item of a line"), line.id());
                settlement.note(places(List.of(part.held())), cause);
            }
        }
    }

    /** Lets go all that an agreement holds; nothing is held for it any more. */
    void letGo(List<String> numbers, Function<String, Cause> why) {
        var held = of(numbers);
        settlement.lock(places(held));
        var known = items.byIds(held.stream().map(OtherDemand.Row::item).distinct().toList());
        held.stream().collect(groupingBy(OtherDemand.Row::reference)).forEach((number, mine) -> {
            settlement.note(places(mine), why.apply(number));
            mine.forEach(row -> demand.giveUp(row, row.open(), Objects.requireNonNull(known.get(row.item()), "item of a demand")));
        });
        rows.letGo(numbers);
    }

    /** Lets go what those hold whose last day is over. */
    void lapse(Instant now) {
        var over = rows.over(now);
        if (!over.isEmpty()) {
            letGo(over, Cause::agreementOver);
        }
    }
}
