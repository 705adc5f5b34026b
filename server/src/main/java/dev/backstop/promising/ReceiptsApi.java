package dev.backstop.promising;

import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.stock.Lots;
import dev.backstop.supply.Delivery;
import dev.backstop.supply.Incoming;
import dev.backstop.supply.Receipt;
import dev.backstop.supply.Receipts;
import dev.backstop.supply.Receiving;
import dev.backstop.supply.SupplyKind;
import dev.backstop.web.Cursor;
import dev.backstop.web.Form;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final Receiving receiving;
    private final Items items;
    private final Locations locations;
    private final Settlement settlement;
    private final StockPegs pegs;
    private final FloorStock floor;
    private final Lots lots;
    private final ExpiredLots expired;
    private final TransactionTemplate nested;

    ReceiptsApi(Receipts receipts, Receiving receiving, Items items, Locations locations, Settlement settlement, StockPegs pegs,
            FloorStock floor, Lots lots, ExpiredLots expired, PlatformTransactionManager transactions) {
        this.receipts = receipts;
        this.receiving = receiving;
        this.items = items;
        this.locations = locations;
        this.settlement = settlement;
        this.pegs = pegs;
        this.floor = floor;
        this.lots = lots;
        this.expired = expired;
        this.nested = new TransactionTemplate(transactions);
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Of one purchase order, production order or transfer; {@code location} absent: where it comes to. */
    @Strict
    record Request(@Nullable String purchaseOrder, @Nullable String productionOrder, @Nullable String transfer, @Nullable String location,
            @Nullable List<Line> lines, @Nullable Boolean closeShort) {}

    /** {@code quantity} good, {@code damaged} besides; {@code expiresOn} of the lot; {@code instead} is what came and was not ordered. */
    @Strict
    record Line(@Nullable Integer line, @Nullable String quantity, @Nullable String damaged, @Nullable String lot, @Nullable LocalDate expiresOn,
            @Nullable Instead instead) {}

    /** Another item than the line orders: it goes into quarantine, the vendor owes us for it, and the line stays open. */
    @Strict
    record Instead(@Nullable String sku, @Nullable String quantity) {}

    /** What came in, and which lines it filled. */
    record Answer(@Nullable String receipt, @Nullable String purchaseOrder, @Nullable String productionOrder, @Nullable String transfer,
            @Nullable Instant at, boolean reversed, List<StockPegs.Share> filled) {}

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
        return new Answer(null, would.purchaseOrder(), would.productionOrder(), would.transfer(), null, false, would.filled());
    }

    /** The newest first. */
    @GetMapping
    Listing<Answer> list(@RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        return receipts.list(Cursor.of(cursor, limit)).map(receipt -> answer(receipt, List.of()));
    }

    @GetMapping("/{number}")
    Answer get(@PathVariable String number) {
        var receipt = receipts.byNumber(number).orElseThrow(() -> Problem.notFound("receipt", number));
        return answer(receipt, List.of());
    }

    @PostMapping("/{number}/reverse")
    Answer reverse(@PathVariable String number) {
        var found = receipts.byNumber(number).orElseThrow(() -> Problem.notFound("receipt", number));
        var order = receiving.require(found.kind(), found.order());
        settlement.lock(places(order));
        var reversed = receiving.reverse(receipts.byNumber(number).orElseThrow());
        floor.requireUntouched(places(order));
        settlement.settle();
        return answer(reversed, List.of());
    }

    private Answer received(Request request) {
        var order = incoming(request);
        var delivery = read(request, order);
        settlement.lock(places(order));
        var before = pegs.at(places(order));
        var receipt = receiving.receive(order, delivery);
        expired.setAside(locations.get(order.location()), receipt.at());
        settlement.settle();
        return answer(receipt, pegs.more(before, pegs.at(places(order))));
    }

    private Incoming incoming(Request request) {
        var named = new EnumMap<SupplyKind, String>(SupplyKind.class);
        put(named, SupplyKind.PURCHASE_ORDER, request.purchaseOrder());
        put(named, SupplyKind.PRODUCTION_ORDER, request.productionOrder());
        put(named, SupplyKind.TRANSFER, request.transfer());
        if (named.size() != 1) {
            throw Problem.refused("/purchaseOrder", "Name what the goods came of: one of purchaseOrder, productionOrder and transfer.");
        }
        var only = named.entrySet().iterator().next();
        return receiving.require(only.getKey(), only.getValue());
    }

    private static void put(Map<SupplyKind, String> named, SupplyKind kind, @Nullable String number) {
        if (number != null) {
            named.put(kind, number);
        }
    }

    private static Answer answer(Receipt receipt, List<StockPegs.Share> filled) {
        return new Answer(receipt.number(), of(receipt, SupplyKind.PURCHASE_ORDER), of(receipt, SupplyKind.PRODUCTION_ORDER),
                of(receipt, SupplyKind.TRANSFER),
                receipt.at(), receipt.reversed(), filled);
    }

    private static @Nullable String of(Receipt receipt, SupplyKind kind) {
        return receipt.kind() == kind ? receipt.order() : null;
    }

    private static List<Place> places(Incoming order) {
        return order.lines().stream().map(line -> new Place(line.item(), order.location())).distinct().sorted().toList();
    }

    private Delivery read(Request request, Incoming order) {
        var form = new Form();
        var expected = locations.get(order.location()).code();
        if (request.location() != null && !request.location().equals(expected)) {
            form.fault("/location", "The %s comes to %s. Receive it there and transfer the goods.".formatted(order.name(), expected));
        }
        var close = Boolean.TRUE.equals(request.closeShort());
        var given = Objects.requireNonNullElse(request.lines(), List.<Line>of());
        if (given.isEmpty()) {
            form.fault("/lines", "Name at least one line of which something came.");
        }
        var lines = new ArrayList<Delivery.Line>();
        var wrong = new ArrayList<Delivery.Wrong>();
        for (var i = 0; i < given.size(); i++) {
            line(given.get(i), order, close, "/lines/" + i, form, lines);
            instead(given.get(i), order, "/lines/" + i + "/instead", form).ifPresent(wrong::add);
        }
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        return new Delivery(lines, wrong, close);
    }

    private void line(Line given, Incoming order, boolean close, String pointer, Form form, List<Delivery.Line> lines) {
        var line = given.line() == null ? null : order.line(given.line()).orElse(null);
        if (line == null) {
            form.fault(pointer + "/line", "The %s has no line %s. It has the lines %s.".formatted(order.name(), given.line(),
                    order.lines().stream().map(Incoming.Line::line).collect(toSet())));
            return;
        }
        var item = Objects.requireNonNull(items.byIds(List.of(line.item())).get(line.item()), "item of a line");
        try {
            var good = item.units().read(Objects.requireNonNullElse(given.quantity(), "0"), pointer + "/quantity");
            var damaged = item.units().read(Objects.requireNonNullElse(given.damaged(), "0"), pointer + "/damaged");
            if (good < 0 || damaged < 0) {
                form.fault(pointer + "/quantity", "What came cannot be less than 0. Reverse the receipt that was a mistake instead.");
            } else if (good + damaged == 0 && !close && given.instead() == null) {
                form.fault(pointer + "/quantity", "Say how much came. With closeShort true, 0 says that nothing will.");
            }
            if (item.lots() && good + damaged > 0 && order.kind() != SupplyKind.TRANSFER
                    && (given.lot() == null || given.lot().isBlank())) {
                form.fault(pointer + "/lot", "%s is kept in lots. Name the lot.".formatted(item.sku()));
            }
            lines.add(new Delivery.Line(line.line(), good, damaged, given.lot() == null || !item.lots() ? "" : given.lot().strip()));
        } catch (Problem refused) {
            refused.faults().forEach(fault -> form.fault(fault.pointer(), fault.detail()));
        }
        expiry(given, item, pointer, form);
    }

    private Optional<Delivery.Wrong> instead(Line given, Incoming order, String pointer, Form form) {
        var instead = given.instead();
        var line = given.line() == null ? null : order.line(given.line()).orElse(null);
        if (instead == null || line == null) {
            return Optional.empty();
        }
        if (order.kind() != SupplyKind.PURCHASE_ORDER) {
            form.fault(pointer, "Only a vendor sends something else. Correct the stock by a count.");
            return Optional.empty();
        }
        try {
            var item = items.require(Objects.requireNonNullElse(instead.sku(), ""), pointer + "/sku");
            if (item.id() == line.item()) {
                form.fault(pointer + "/sku", "%s is what the line orders. Receive it as good or damaged.".formatted(item.sku()));
                return Optional.empty();
            }
            return Optional.of(new Delivery.Wrong(line.line(), item.id(),
                    item.units().readPositive(Objects.requireNonNullElse(instead.quantity(), ""), pointer + "/quantity")));
        } catch (Problem refused) {
            refused.faults().forEach(fault -> form.fault(fault.pointer(), fault.detail()));
            return Optional.empty();
        }
    }

    /** Kept in the transaction of the receipt, so that a preview or a refusal leaves no trace. */
    private void expiry(Line given, Item item, String pointer, Form form) {
        if (given.expiresOn() == null) {
            return;
        }
        if (!item.lots() || given.lot() == null || given.lot().isBlank()) {
            form.fault(pointer + "/expiresOn", "A day of expiry goes with a lot. Name the lot, and let %s be kept in lots first.".formatted(item.sku()));
        } else {
            lots.expires(item, given.lot().strip(), given.expiresOn());
        }
    }
}
