package dev.backstop.promising;

import static java.util.stream.Collectors.groupingBy;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.supply.NewTransfer;
import dev.backstop.supply.Transfer;
import dev.backstop.supply.Transfers;
import dev.backstop.web.Cursor;
import dev.backstop.web.Form;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Goods that go from one location to another. */
@RestController
@RequestMapping("/api/v1/transfers")
class TransfersApi {
    private final TransferOrders orders;
    private final Transfers transfers;
    private final ScheduleView schedules;
    private final Items items;
    private final Locations locations;

    TransfersApi(TransferOrders orders, Transfers transfers, ScheduleView schedules, Items items, Locations locations) {
        this.orders = orders;
        this.transfers = transfers;
        this.schedules = schedules;
        this.items = items;
        this.locations = locations;
    }

    /** {@code expectedOn} absent: as the terms between the two locations say. */
    @Strict
    record Request(@Nullable String from, @Nullable String to, @Nullable List<Line> lines, @Nullable LocalDate expectedOn) {}

    @Strict
    record Line(@Nullable Integer line, @Nullable String sku, @Nullable String quantity) {}

    /** What leaves; absent: all that is still to leave. */
    @Strict
    record Leaving(@Nullable List<Line> lines) {}

    @Strict
    record Rescheduled(@Nullable LocalDate expectedOn, @Nullable String reason) {}

    /** A transfer as callers see it. */
    record Json(String number, String from, String to, String state, Instant createdAt, @Nullable Instant dispatchedAt,
            @Nullable LocalDate expectedOn,
            List<LineJson> lines) {}

    /** {@code schedule}: where what has not left yet comes from; {@code inTransit} is on the road. */
    record LineJson(int line, String sku, String quantity, String dispatched, String received, String inTransit, String open,
            @Nullable LocalDate expectedOn,
            List<ScheduleJson> schedule) {}

    @PostMapping
    ResponseEntity<Json> create(@RequestBody Request request) {
        var made = json(orders.create(read(request)));
        return ResponseEntity.created(URI.create("/api/v1/transfers/" + made.number())).body(made);
    }

    private NewTransfer read(Request request) {
        var from = locations.require(Objects.requireNonNullElse(request.from(), ""), "/from").requireOurs("/from");
        var to = locations.require(Objects.requireNonNullElse(request.to(), ""), "/to").requireOurs("/to");
        var given = Objects.requireNonNullElse(request.lines(), List.<Line>of());
        if (given.isEmpty()) {
            throw Problem.refused("/lines", "There is no line. Name at least one sku and quantity.");
        }
        var form = new Form();
        var lines = new ArrayList<NewTransfer.Line>();
        for (var i = 0; i < given.size(); i++) {
            try {
                var item = items.require(Objects.requireNonNullElse(given.get(i).sku(), ""), "/lines/%d/sku".formatted(i));
                lines.add(new NewTransfer.Line(Objects.requireNonNullElse(given.get(i).line(), i + 1), item.id(),
                        item.units().readPositive(Objects.requireNonNullElse(given.get(i).quantity(), ""),
                        "/lines/%d/quantity".formatted(i))));
            } catch (Problem refused) {
                refused.faults().forEach(fault -> form.fault(fault.pointer(), fault.detail()));
            }
        }
        if (lines.stream().map(NewTransfer.Line::line).distinct().count() < lines.size()) {
            form.fault("/lines", "A line number is used twice. Leave them out to have lines counted.");
        }
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        return new NewTransfer(from.id(), to.id(), request.expectedOn(), lines);
    }

    @GetMapping
    Listing<Json> list(@RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        return transfers.list(Cursor.of(cursor, limit)).map(this::json);
    }

    @GetMapping("/{number}")
    Json get(@PathVariable String number) {
        return json(transfers.byNumber(number).orElseThrow(() -> Problem.notFound("transfer", number)));
    }

    @PatchMapping("/{number}")
    Json reschedule(@PathVariable String number, @RequestBody Rescheduled wanted) {
        return json(orders.reschedule(number, wanted.expectedOn(), wanted.reason()));
    }

    @PostMapping("/{number}/dispatch")
    Json dispatch(@PathVariable String number, @RequestBody(required = false) @Nullable Leaving leaving) {
        return json(orders.dispatch(number, leaving == null || leaving.lines() == null ? Map.of() : units(number, leaving.lines())));
    }

    private Map<Integer, Long> units(String number, List<Line> asked) {
        var transfer = transfers.byNumber(number).orElseThrow(() -> Problem.notFound("transfer", number));
        var units = new HashMap<Integer, Long>();
        for (var i = 0; i < asked.size(); i++) {
            var given = asked.get(i);
            var line = given.line() == null ? null : transfer.line(given.line()).orElse(null);
            if (line == null) {
                throw Problem.refused("/lines/%d/line".formatted(i), "Transfer %s has no line %s.".formatted(number, given.line()));
            }
            var item = Objects.requireNonNull(items.byIds(List.of(line.item())).get(line.item()), "item of a line");
            units.merge(line.line(), item.units().readPositive(Objects.requireNonNullElse(given.quantity(), ""),
                    "/lines/%d/quantity".formatted(i)), Math::addExact);
        }
        return units;
    }

    @PostMapping("/{number}/cancel")
    Json cancel(@PathVariable String number) {
        return json(orders.cancel(number));
    }

    private Json json(Transfer transfer) {
        var known = items.byIds(transfer.lines().stream().map(Transfer.Line::item).distinct().toList());
        var schedule = schedules.of(OpenLine.Kind.TRANSFER, transfer.number()).stream().collect(groupingBy(ScheduleView.Row::lineNumber));
        var lines = transfer.lines().stream().map(line -> {
            var item = Objects.requireNonNull(known.get(line.item()), "item of a line");
            var units = item.units();
            return new LineJson(line.line(), item.sku(), units.text(line.quantity()), units.text(line.dispatched()),
                    units.text(line.part().received()),
                    units.text(line.inTransit()), units.text(line.part().open()), line.part().expectedOn(),
                    schedule.getOrDefault(line.line(), List.of()).stream().map(ScheduleView.Row::json).toList());
        }).toList();
        return new Json(transfer.number(), locations.get(transfer.from()).code(), locations.get(transfer.to()).code(), transfer.state(),
                transfer.createdAt(),
                transfer.dispatchedAt(), transfer.lines().getFirst().part().expectedOn(), lines);
    }
}
