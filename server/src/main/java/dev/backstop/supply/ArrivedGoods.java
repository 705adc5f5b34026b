package dev.backstop.supply;

import dev.backstop.catalog.Place;
import dev.backstop.stock.Condition;
import dev.backstop.stock.Movement;
import dev.backstop.stock.Stock;
import dev.backstop.supply.PurchaseOrder.Part;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Books goods that we made or moved ourselves: one part for each line, and nothing to learn of a vendor. */
@Component
class ArrivedGoods {
    private final ReceiptRows rows;
    private final PartRows parts;
    private final Arrivals arrivals;
    private final Stock stock;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ArrivedGoods(ReceiptRows rows, PartRows parts, Arrivals arrivals, Stock stock, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.parts = parts;
        this.arrivals = arrivals;
        this.stock = stock;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Receives.
     *
     * @param id     of the production order or transfer
     * @param partOf the part of each line, by the line's number
     */
    Receipt receive(Incoming incoming, long id, Map<Integer, Part> partOf, Delivery delivery) {
        var number = rows.nextNumber();
        var fillings = new LinkedHashMap<Integer, Filling>();
        for (var line : delivery.lines()) {
            var part = Objects.requireNonNull(partOf.get(line.line()), "the caller made sure that the line exists");
            fillings.computeIfAbsent(line.line(), _ -> new Filling(List.of(part))).arrive(line);
        }
        if (delivery.closeShort()) {
            fillings.values().forEach(Filling::closeShort);
        }
        var filled = fillings.values().stream().flatMap(filling -> filling.filled().stream()).toList();
        var movements = new ArrayList<Movement>();
        fillings.forEach((line, filling) -> filling.filled().forEach(each -> movements.addAll(movements(
                new Place(incoming.line(line).orElseThrow().item(), incoming.location()), each.quantity(), each.damaged(), each.lot(),
                number))));
        parts.save(fillings.values().stream().flatMap(filling -> filling.changed().stream()).toList());
        rows.insert(number, incoming.kind(), id, incoming.location(), filled, clock.instant());
        tell(incoming, partOf, movements, number, "Receipt %s of %s came in.".formatted(number, incoming.name()));
        return rows.byNumber(number).orElseThrow();
    }

    /** Takes a receipt back. */
    Receipt reverse(Incoming incoming, Map<Integer, Part> partOf, Receipt receipt) {
        if (receipt.reversed()) {
            throw Problem.conflict("already-reversed", "Receipt %s was reversed already.".formatted(receipt.number()));
        }
        var before = new LinkedHashMap<Long, Part>();
        partOf.values().forEach(part -> before.put(part.id(), part));
        rows.got(receipt).forEach(each -> before.computeIfPresent(each.part(),
                (_, part) -> part.received(-each.quantity() - each.damaged()).cancelled(-each.closedShort())));
        var movements = receipt.lines().stream().flatMap(line -> movements(new Place(line.item(), receipt.location()), -line.quantity(),
                -line.damaged(),
                line.lot(), receipt.number()).stream()).toList();
        parts.save(List.copyOf(before.values()));
        rows.reverse(receipt, clock.instant());
        tell(incoming, partOf, movements, receipt.number(), "Receipt %s of %s was reversed.".formatted(receipt.number(), incoming.name()));
        return rows.byNumber(receipt.number()).orElseThrow();
    }

    private void tell(Incoming incoming, Map<Integer, Part> partOf, List<Movement> movements, String number, String text) {
        arrivals.renew(partOf.values().stream().map(Part::id).toList());
        stock.post(movements, "supply-received", text, number);
        events.publishEvent(new SupplyMoved(places(incoming), "supply-received", text, number));
    }

    static List<Place> places(Incoming incoming) {
        return incoming.lines().stream().map(line -> new Place(line.item(), incoming.location())).distinct().sorted().toList();
    }

    static List<Movement> movements(Place place, long good, long damaged, String lot, String receipt) {
        return Stream.of(new Units(Condition.SELLABLE, good), new Units(Condition.DAMAGED, damaged)).filter(units -> units.quantity() != 0)
                .map(units -> new Movement(place, units.condition(), lot, units.quantity(), "receipt", receipt, null)).toList();
    }

    private record Units(Condition condition, long quantity) {}
}
