package dev.backstop.promising;

import dev.backstop.orders.Orders;
import dev.backstop.web.Cursor;
import dev.backstop.web.Json;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders over HTTP: taken, shown, listed, cancelled. */
@RestController
@RequestMapping("/api/v1/orders")
class OrdersApi {
    private final OrderIntake intake;
    private final OrderBatches batches;
    private final OrderSearch search;
    private final OrderView view;
    private final OrderEdits edits;
    private final Orders orders;
    private final Json json;

    OrdersApi(OrderIntake intake, OrderBatches batches, OrderSearch search, OrderView view, OrderEdits edits, Orders orders, Json json) {
        this.intake = intake;
        this.batches = batches;
        this.search = search;
        this.view = view;
        this.edits = edits;
        this.orders = orders;
        this.json = json;
    }

    @PostMapping
    ResponseEntity<OrderJson> place(@RequestBody OrderRequest request) {
        var order = view.of(intake.place(request));
        return ResponseEntity.created(URI.create("/api/v1/orders/" + URLEncoder.encode(order.number(), StandardCharsets.UTF_8)))
                .eTag(json.etag(order)).body(order);
    }

    @PostMapping("/batch")
    OrderBatches.Results place(@RequestBody OrderBatches.Batch batch) {
        return batches.place(batch);
    }

    @GetMapping("/{number}")
    ResponseEntity<OrderJson> order(@PathVariable String number) {
        var order = view.of(orders.byNumber(number).orElseThrow(() -> Problem.notFound("order", number)));
        return ResponseEntity.ok().eTag(json.etag(order)).body(order);
    }

    @GetMapping
    Listing<OrderJson> orders(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(defaultValue = "false") boolean backordered,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var page = search.find(new OrderSearch.Filter(state, sku, customer, backordered), Cursor.of(cursor, limit));
        return new Listing<>(view.of(page.data()), page.nextCursor());
    }

    /** Why something is cancelled. */
    @Strict
    record Cancel(@Nullable String quantity, @Nullable String reason) {}

    @PostMapping("/{number}/cancel")
    OrderJson cancel(@PathVariable String number, @RequestBody(required = false) @Nullable Cancel cancel) {
        return view.of(edits.cancel(number, reason(cancel)));
    }

    @PostMapping("/{number}/lines/{line}/cancel")
    OrderJson cancelLine(@PathVariable String number, @PathVariable int line, @RequestBody(required = false) @Nullable Cancel cancel) {
        return view.of(edits.cancelLine(number, line, cancel == null ? null : cancel.quantity(), reason(cancel)));
    }

    private static String reason(@Nullable Cancel cancel) {
        return cancel == null ? "not given" : Objects.requireNonNullElse(cancel.reason(), "not given");
    }

    /** What replaces a line's quantity; {@code consent} is how the customer agreed, in words, and must be there. */
    @Strict
    record Substitute(@Nullable String sku, @Nullable String quantity, @Nullable String consent) {}

    @PostMapping("/{number}/lines/{line}/substitute")
    OrderJson substitute(@PathVariable String number, @PathVariable int line, @RequestBody Substitute substitute) {
        return view.of(edits.substitute(number, line, substitute));
    }

    @PostMapping("/{number}/lines")
    ResponseEntity<OrderJson> addLine(@PathVariable String number, @RequestBody OrderRequest.Line line) {
        return ResponseEntity.status(201).body(view.of(edits.addLine(number, line)));
    }
}
