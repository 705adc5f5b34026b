package dev.backstop.promising;

import dev.backstop.orders.Orders;
import dev.backstop.web.Json;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Changes to an order that was taken: how and when it shall ship, and how much. */
@RestController
@RequestMapping("/api/v1/orders/{number}")
class OrderPatchApi {
    private static final Set<String> CHANGEABLE = Set.of("shipping", "priority", "requestedOn", "latestAcceptableOn");

    private final Orders orders;
    private final OrderView view;
    private final OrderEdits edits;
    private final Json json;

    OrderPatchApi(Orders orders, OrderView view, OrderEdits edits, Json json) {
        this.orders = orders;
        this.view = view;
        this.edits = edits;
        this.json = json;
    }

    @PatchMapping
    ResponseEntity<OrderJson> change(@PathVariable String number, @RequestBody JsonNode patch, @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
        var order = view.of(orders.byNumber(number).orElseThrow(() -> Problem.notFound("order", number)));
        json.requireMatch(ifMatch, order);
        for (var field : patch.propertyNames()) {
            if (!CHANGEABLE.contains(field)) {
                throw Problem.refused("/" + field, "%s of an order cannot be changed. What can: shipping, priority, requestedOn, latestAcceptableOn.".formatted(field));
            }
        }
        var changed = view.of(edits.change(number, json.patched(order, patch, OrderEdits.OrderPatch.class)));
        return ResponseEntity.ok().eTag(json.etag(changed)).body(changed);
    }

    /** The new quantity of a line. */
    @Strict
    record NewQuantity(@Nullable String quantity) {}

    @PatchMapping("/lines/{line}")
    OrderJson changeLine(@PathVariable String number, @PathVariable int line, @RequestBody NewQuantity wanted) {
        if (wanted.quantity() == null) {
            throw Problem.refused("/quantity", "Name the line's new quantity.");
        }
        return view.of(edits.changeQuantity(number, line, wanted.quantity()));
    }
}
