package dev.backstop.promising;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.stock.Condition;
import dev.backstop.stock.Movement;
import dev.backstop.stock.Stock;
import dev.backstop.supply.NewTransfer;
import dev.backstop.supply.Transfer;
import dev.backstop.supply.Transfers;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Transfers as both sides see them: demand at the location that sends, supply at the one that receives. */
@Component
public class TransferOrders {
    private final Transfers transfers;
    private final OtherDemand demand;
    private final Settlement settlement;
    private final LateSenders late;
    private final PlannedSupply planned;
    private final FirmReader firms;
    private final Stock stock;
    private final LotChoice lots;
    private final Items items;
    private final Locations locations;
    private final Clock clock;

    TransferOrders(Transfers transfers, OtherDemand demand, Settlement settlement, LateSenders late, PlannedSupply planned, FirmReader firms, Stock stock,
            LotChoice lots, Items items, Locations locations, Clock clock) {
        this.transfers = transfers;
        this.demand = demand;
        this.settlement = settlement;
        this.late = late;
        this.planned = planned;
        this.firms = firms;
        this.stock = stock;
        this.lots = lots;
        this.items = items;
        this.locations = locations;
        this.clock = clock;
    }

    /**
     * Arranges a transfer: what is free at the sender is held for it, and the receiver may promise what will come.
     *
     * @throws Problem 422 if both locations are one, or a kit is asked for
     */
    public Transfer create(NewTransfer wanted) {
        var known = items.byIds(wanted.lines().stream().map(NewTransfer.Line::item).toList());
        for (var line : wanted.lines()) {
            var item = Objects.requireNonNull(known.get(line.item()), "item of a line");
            if (item.isKit()) {
                throw Problem.refused("/lines/%d/sku".formatted(wanted.lines().indexOf(line)),
                        "%s is a kit and has no stock of its own. Transfer its components."
                        .formatted(item.sku()));
            }
        }
        if (wanted.from() == wanted.to()) {
            throw Problem.refused("/to", "A transfer goes from one location to another, but both are %s.".formatted(
                    locations.get(wanted.to()).code()));
        }
        var places = wanted.lines().stream().flatMap(line -> LongStream.of(wanted.from(), wanted.to())
                .mapToObj(l -> new Place(line.item(), l))).distinct().toList();
        settlement.lock(places);
        var made = transfers.create(wanted);
        demand.ask(made.number(), null, wanted.lines().stream().map(line -> OtherDemand.line(OpenLine.Kind.TRANSFER, made.number(),
                line.line(),
                Objects.requireNonNull(known.get(line.item()), "item of a line"), wanted.from(), line.quantity(), clock.instant()))
                .toList());
        settlement.note(places, Cause.asked("Transfer", made.number()));
        settlement.settle();
        return known(made.number());
    }

    /**
     * Arranges the transfer of all that is to come to a place, as it can be promised: what the sender has is a line of its own, and the rest another for
     * each time that more of it is there. Else who was promised the first would wait for the last.
     */
    public Transfer divide(long from, Place to, long quantity, @Nullable LocalDate expectedOn) {
        var next = Objects.requireNonNull(planned.of(List.of(to), firms.now()).get(to), "every place has an answer");
        var lines = new ArrayList<NewTransfer.Line>();
        var before = 0L;
        for (var end : next.ends()) {
            if (end < quantity) {
                lines.add(new NewTransfer.Line(lines.size() + 1, to.item(), end - before));
                before = end;
            }
        }
        lines.add(new NewTransfer.Line(lines.size() + 1, to.item(), quantity - before));
        return create(new NewTransfer(from, to.location(), expectedOn, lines));
    }

    /**
     * Sends off what is allocated.
     *
     * @param asked smallest units by line; empty: all that is still to leave
     * @throws Problem 409 naming the line where more is asked than is allocated, or if nothing is left to be sent
     */
    Transfer dispatch(String number, Map<Integer, Long> asked) {
        settlement.lock(places(known(number)));
        var transfer = transfers.require(number);
        var open = demand.open(OpenLine.Kind.TRANSFER, List.of(number));
        if (open.isEmpty()) {
            throw Problem.conflict("nothing-open", "Nothing of transfer %s is left to be dispatched; it is %s.".formatted(number,
                    transfer.state()));
        }
        var known = items.byIds(open.stream().map(OtherDemand.Row::item).toList());
        var gone = new HashMap<Integer, Long>();
        var movements = new ArrayList<Movement>();
        for (var row : open) {
            var units = asked.isEmpty() ? row.open() : asked.getOrDefault(row.line(), 0L);
            var item = Objects.requireNonNull(known.get(row.item()), "item of a demand");
            if (units > 0) {
                take(transfer, row, units, item);
                gone.put(row.line(), units);
                var place = new Place(row.item(), transfer.from());
                lots.choose(place, units, movements).forEach((lot, quantity) -> movements.add(
                        new Movement(place, Condition.SELLABLE, lot, -quantity, "transfer", number, null)));
            }
        }
        stock.post(movements, "stock-moved", "Transfer " + number + " left.", number);
        var left = transfers.dispatched(transfer, gone);
        settlement.settle();
        return left;
    }

    private void take(Transfer transfer, OtherDemand.Row row, long units, Item item) {
        var taken = demand.issue(row, units, item);
        if (taken < units) {
            throw Problem.conflict("not-allocated",
                    "Only %s of line %d (%s) of transfer %s are allocated at %s, so %s cannot leave. Dispatch less, or wait for the rest."
                    .formatted(item.units().text(taken), row.line(), item.sku(), transfer.number(), locations.get(transfer.from()).code(),
                            item.units().text(units)));
        }
    }

    /** Nothing more leaves; what is on the road still comes. Twice changes nothing. */
    Transfer cancel(String number) {
        settlement.lock(places(known(number)));
        var transfer = transfers.require(number);
        var open = demand.open(OpenLine.Kind.TRANSFER, List.of(number));
        if (open.isEmpty()) {
            return transfer;
        }
        var known = items.byIds(open.stream().map(OtherDemand.Row::item).toList());
        open.forEach(row -> demand.giveUp(row, row.open(), Objects.requireNonNull(known.get(row.item()), "item of a demand")));
        settlement.note(places(transfer), Cause.cancelled(number));
        var cancelled = transfers.cancel(transfer);
        settlement.settle();
        return cancelled;
    }

    Transfer reschedule(String number, @Nullable LocalDate expectedOn, @Nullable String reason) {
        settlement.lock(places(known(number)));
        var moved = transfers.reschedule(transfers.require(number), expectedOn, reason);
        settlement.settle();
        late.follow(List.of(number));
        return known(moved.number());
    }

    private Transfer known(String number) {
        return transfers.byNumber(number).orElseThrow(() -> Problem.notFound("transfer", number));
    }

    private static List<Place> places(Transfer transfer) {
        return transfer.lines().stream()
                .flatMap(line -> LongStream.of(transfer.from(), transfer.to()).mapToObj(l -> new Place(line.item(), l))).distinct()
                        .toList();
    }
}
