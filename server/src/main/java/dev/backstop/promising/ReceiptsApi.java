package dev.backstop.promising;

import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.supply.Delivery;
import dev.backstop.supply.PurchaseOrder;
import dev.backstop.supply.PurchaseOrders;
import dev.backstop.supply.Receipt;
import dev.backstop.supply.Receipts;
import dev.backstop.web.Cursor;
import dev.backstop.web.Form;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Goods that come in: pegs turn from supply to stock, and the answer says whose. */
@RestController
@RequestMapping("/api/v1/receipts")
class ReceiptsApi {
    private final Receipts receipts;
    private final PurchaseOrders orders;
    private final Items items;
    private final Locations locations;
    private final Settlement settlement;
    private final StockPegs pegs;
    private final FloorStock floor;
    private final TransactionTemplate nested;

    ReceiptsApi(Receipts receipts, PurchaseOrders orders, Items items, Locations locations, Settlement settlement, StockPegs pegs,
            FloorStock floor, PlatformTransactionManager transactions) {
        this.receipts = receipts;
        this.orders = orders;
        this.items = items;
        this.locations = locations;
        this.settlement = settlement;
        this.pegs = pegs;
        this.floor = floor;
        this.nested = new TransactionTemplate(transactions);
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** {@code location} absent: that of the order. */
    @Strict
    record Request(@Nullable String purchaseOrder, @Nullable String location, @Nullable List<Line> lines, @Nullable Boolean closeShort) {}

    /** {@code quantity} good, {@code damaged} besides. */
    @Strict
    record Line(@Nullable Integer line, @Nullable String quantity, @Nullable String damaged, @Nullable String lot) {}

    /** What came in, and which lines it filled. */
    record Answer(@Nullable String receipt, String purchaseOrder, @Nullable Instant at, boolean reversed, List<StockPegs.Share> filled) {}

    @PostMapping
    ResponseEntity<Answer> receive(@RequestBody Request request) {
        return ResponseEntity.status(201).body(received(request));
    }

    /** Receives, and takes everything back: what it would fill. */
    @PostMapping("/preview")
    Answer preview(@RequestBody Request request) {
        var would = Objects.requireNonNull(nested.execute(status -> {
            var answer = received(request);
            status.setRollbackOnly();
            return answer;
        }));
        return new Answer(null, would.purchaseOrder(), null, false, would.filled());
    }

    /** The newest first. */
    @GetMapping
    Listing<Answer> list(@RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        return receipts.list(Cursor.of(cursor, limit)).map(receipt -> answer(receipt, List.of()));
    }

    @GetMapping("/{number}")
    Answer get(@PathVariable String number) {
        var receipt = receipts.byNumber(number).orElseThrow(() -> Problem.notFound("receipt", number));
        return new Answer(receipt.number(), receipt.order(), receipt.at(), receipt.reversed(), List.of());
    }

    @PostMapping("/{number}/reverse")
    Answer reverse(@PathVariable String number) {
        var found = receipts.byNumber(number).orElseThrow(() -> Problem.notFound("receipt", number));
        var order = orders.require(found.order());
        settlement.lock(places(order));
        var reversed = receipts.reverse(order, receipts.byNumber(number).orElseThrow());
        floor.requireUntouched(places(order));
        settlement.settle();
        return answer(reversed, List.of());
    }

    private Answer received(Request request) {
        if (request.purchaseOrder() == null) {
            throw Problem.refused("/purchaseOrder", "Name the purchase order that the goods came of.");
        }
        var order = orders.require(request.purchaseOrder());
        var delivery = read(request, order);
        settlement.lock(places(order));
        var before = pegs.at(places(order));
        var receipt = receipts.receive(order, delivery);
        settlement.settle();
        return answer(receipt, pegs.more(before, pegs.at(places(order))));
    }

    private static Answer answer(Receipt receipt, List<StockPegs.Share> filled) {
        return new Answer(receipt.number(), receipt.order(), receipt.at(), receipt.reversed(), filled);
    }

    private static List<Place> places(PurchaseOrder order) {
        return order.lines().stream().map(line -> new Place(line.item(), order.location())).distinct().sorted().toList();
    }

    private Delivery read(Request request, PurchaseOrder order) {
        var form = new Form();
        var expected = locations.get(order.location()).code();
        if (request.location() != null && !request.location().equals(expected)) {
            form.fault("/location", "Purchase order %s comes to %s. Receive it there and transfer the goods.".formatted(order.number(), expected));
        }
        var close = Boolean.TRUE.equals(request.closeShort());
        var given = Objects.requireNonNullElse(request.lines(), List.<Line>of());
        if (given.isEmpty()) {
            form.fault("/lines", "Name at least one line of which something came.");
        }
        var lines = new ArrayList<Delivery.Line>();
        for (var i = 0; i < given.size(); i++) {
            line(given.get(i), order, close, "/lines/" + i, form, lines);
        }
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        return new Delivery(lines, close);
    }

    private void line(Line given, PurchaseOrder order, boolean close, String pointer, Form form, List<Delivery.Line> lines) {
        var line = given.line() == null ? null : order.line(given.line()).orElse(null);
        if (line == null) {
            form.fault(pointer + "/line", "Purchase order %s has no line %s. It has the lines %s.".formatted(order.number(), given.line(),
                    order.lines().stream().map(PurchaseOrder.Line::line).collect(toSet())));
            return;
        }
        var item = Objects.requireNonNull(items.byIds(List.of(line.item())).get(line.item()), "item of a line");
        try {
            var good = item.units().read(Objects.requireNonNullElse(given.quantity(), "0"), pointer + "/quantity");
            var damaged = item.units().read(Objects.requireNonNullElse(given.damaged(), "0"), pointer + "/damaged");
            if (good < 0 || damaged < 0) {
                form.fault(pointer + "/quantity", "What came cannot be less than 0. Reverse the receipt that was a mistake instead.");
            } else if (good + damaged == 0 && !close) {
                form.fault(pointer + "/quantity", "Say how much came. With closeShort true, 0 says that nothing will.");
            }
            if (item.lots() && good + damaged > 0 && (given.lot() == null || given.lot().isBlank())) {
                form.fault(pointer + "/lot", "%s is kept in lots. Name the lot.".formatted(item.sku()));
            }
            lines.add(new Delivery.Line(line.line(), good, damaged, given.lot() == null || !item.lots() ? "" : given.lot().strip()));
        } catch (Problem refused) {
            refused.faults().forEach(fault -> form.fault(fault.pointer(), fault.detail()));
        }
    }
}
