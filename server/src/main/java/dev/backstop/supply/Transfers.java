package dev.backstop.supply;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.SourcingTerms;
import dev.backstop.supply.PurchaseOrder.Part;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Transfers, as supply of the location that receives them. What they take from the other is decided above, in promising. */
@Component
public class Transfers {
    private final TransferRows rows;
    private final PartRows parts;
    private final Arrivals arrivals;
    private final ArrivedGoods goods;
    private final SourcingTerms terms;
    private final Locations locations;
    private final Items items;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Transfers(TransferRows rows, PartRows parts, Arrivals arrivals, ArrivedGoods goods, SourcingTerms terms, Locations locations,
            Items items,
            ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.parts = parts;
        this.arrivals = arrivals;
        this.goods = goods;
        this.terms = terms;
        this.locations = locations;
        this.items = items;
        this.events = events;
        this.clock = clock;
    }

    public Optional<Transfer> byNumber(String number) {
        return rows.byNumber(number);
    }

    /** The transfer, locked until the transaction ends; 404 if there is none. */
    public Transfer require(String number) {
        return rows.locked(number).orElseThrow(() -> Problem.notFound("transfer", number));
    }

    public Listing<Transfer> list(Cursor page) {
        return Listing.page(rows.page(page), page, transfer -> Long.toString(transfer.id()));
    }

    public Transfer create(NewTransfer wanted) {
        var number = rows.insert(wanted, expected(wanted), clock.instant());
        var made = rows.byNumber(number).orElseThrow();
        arrivals.renew(made.lines().stream().map(line -> line.part().id()).toList());
        tell(made, "supply-added", "transfer %s from %s was arranged".formatted(number, locations.get(wanted.from()).name()));
        return rows.byNumber(number).orElseThrow();
    }

    /** As given, else as the terms between the two places say, counted from today. */
    private Map<Long, LocalDate> expected(NewTransfer wanted) {
        var places = wanted.lines().stream().map(line -> new Place(line.item(), wanted.to())).distinct().toList();
        var known = locations.all().stream().collect(toMap(Location::id, l -> l));
        var today = locations.get(wanted.from()).today(clock.instant());
        var days = new HashMap<Long, LocalDate>();
        var ways = wanted.expectedOn() == null ? terms.of(places) : Map.<Place, List<dev.backstop.catalog.SourcingTerm>>of();
        for (var place : places) {
            var day = wanted.expectedOn() != null ? wanted.expectedOn() : ways.getOrDefault(place, List.of()).stream()
                    .filter(way -> Objects.equals(way.fromLocation(), wanted.from())).findFirst()
                    .flatMap(way -> LeadTimeRecords.calendar(way, null, known).arrival(today)).orElse(null);
            if (day != null) {
                days.put(place.item(), day);
            }
        }
        return days;
    }

    /** Units that left, by line; the caller has moved the stock. */
    public Transfer dispatched(Transfer transfer, Map<Integer, Long> units) {
        var gone = new HashMap<Long, Long>();
        units.forEach((line, quantity) -> gone.put(transfer.line(line).orElseThrow().id(), quantity));
        rows.dispatched(transfer, gone, clock.instant());
        rows.renewState(transfer.id());
        tell(transfer, "supply-moved", "transfer %s left %s".formatted(transfer.number(), locations.get(transfer.from()).name()));
        return rows.byNumber(transfer.number()).orElseThrow();
    }

    /** Nothing more leaves; what is on the road still comes. The caller has given up the demand. */
    public Transfer cancel(Transfer transfer) {
        parts.save(transfer.lines().stream()
                .map(line -> line.part().cancelled(Math.max(0, line.part().open() - line.inTransit()))).toList());
        rows.renewState(transfer.id());
        tell(transfer, "supply-cancelled", "transfer %s was cancelled".formatted(transfer.number()));
        return rows.byNumber(transfer.number()).orElseThrow();
    }

    /** All of it is expected on another day; null: no date is known any more. */
    public Transfer reschedule(Transfer transfer, @Nullable LocalDate expectedOn, @Nullable String reason) {
        var before = transfer.lines().getFirst().part().expectedOn();
        var open = transfer.lines().stream().map(Transfer.Line::part).filter(part -> part.open() > 0).toList();
        parts.save(open.stream().map(part -> part.asked(expectedOn)).toList());
        parts.append(open.stream().map(part -> new PartRows.Version(part.id(), "revised", expectedOn, part.quantity(), null, reason))
                .toList());
        arrivals.renew(open.stream().map(Part::id).toList());
        tell(transfer, "supply-moved", "transfer %s %s by us".formatted(transfer.number(), SupplyWords.moved(before, expectedOn)));
        return rows.byNumber(transfer.number()).orElseThrow();
    }

    /** Receives what was dispatched, in the lots that left where none are named. */
    Receipt receive(Transfer transfer, Delivery delivery) {
        requireOnTheRoad(transfer, delivery);
        var receipt = goods.receive(transfer.incoming(), transfer.id(), transfer.parts(), inLots(transfer, delivery));
        rows.renewState(transfer.id());
        return receipt;
    }

    private void requireOnTheRoad(Transfer transfer, Delivery delivery) {
        var arrived = delivery.lines().stream().collect(groupingBy(Delivery.Line::line));
        arrived.forEach((number, came) -> {
            var line = transfer.line(number).orElseThrow();
            var units = came.stream().mapToLong(each -> each.quantity() + each.damaged()).sum();
            if (units > line.inTransit()) {
                var item = item(line);
                throw Problem.conflict("not-dispatched",
                        "Only %s of %s are on the road by transfer %s, so %s cannot be received. %s".formatted(
                        item.units().text(line.inTransit()), item.sku(), transfer.number(), item.units().text(units),
                        line.dispatched() < line.quantity() ? "Dispatch them first." : "Count what came on top as an adjustment."));
            }
        });
    }

    private Item item(Transfer.Line line) {
        return Objects.requireNonNull(items.byIds(List.of(line.item())).get(line.item()), "item of a line");
    }

    private Delivery inLots(Transfer transfer, Delivery delivery) {
        var left = new ArrayList<>(rows.lots(transfer));
        var lines = new ArrayList<Delivery.Line>();
        for (var came : delivery.lines()) {
            if (!came.lot().isEmpty()) {
                lines.add(came);
                continue;
            }
            var good = came.quantity();
            var damaged = came.damaged();
            for (var lot : left) {
                if (lot.line() == came.line() && good + damaged > 0) {
                    var goodHere = Math.min(good, Math.max(0, lot.units()));
                    var damagedHere = Math.min(damaged, Math.max(0, lot.units()) - goodHere);
                    good -= goodHere;
                    damaged -= damagedHere;
                    lines.add(new Delivery.Line(came.line(), goodHere, damagedHere, lot.lot()));
                }
            }
            if (good + damaged > 0 || came.quantity() + came.damaged() == 0) {
                lines.add(new Delivery.Line(came.line(), good, damaged, ""));
            }
        }
        return new Delivery(lines, delivery.closeShort());
    }

    Receipt reverse(Transfer transfer, Receipt receipt) {
        var reversed = goods.reverse(transfer.incoming(), transfer.parts(), receipt);
        rows.renewState(transfer.id());
        return reversed;
    }

    private void tell(Transfer transfer, String kind, String text) {
        events.publishEvent(new SupplyMoved(ArrivedGoods.places(transfer.incoming()), kind, text, transfer.number()));
    }
}
