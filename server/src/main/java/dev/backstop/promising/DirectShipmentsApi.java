package dev.backstop.promising;

import dev.backstop.web.Strict;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What vendors sent straight to customers, as staff report it. */
@RestController
@RequestMapping("/api/v1/purchase-orders")
class DirectShipmentsApi {
    private final DirectShipments shipments;
    private final ShipmentView view;

    DirectShipmentsApi(DirectShipments shipments, ShipmentView view) {
        this.shipments = shipments;
        this.view = view;
    }

    /** What left; {@code lines} absent: all that is still to come. */
    @Strict
    record Request(@Nullable String carrier, @Nullable String tracking, @Nullable List<Line> lines) {}

    /** Of one line of the purchase; {@code quantity} in the item's unit, absent: all that is still to come of it. */
    @Strict
    record Line(int line, @Nullable String quantity) {}

    @PostMapping("/{number}/shipped")
    ResponseEntity<ShipmentView.Shown> shipped(@PathVariable String number, @RequestBody Request request) {
        var lines = Objects.requireNonNullElse(request.lines(), List.<Line>of()).stream()
                .map(line -> new DirectShipments.Line(line.line(), line.quantity())).toList();
        var shipment = shipments.ship(number, new DirectShipments.Sent(request.carrier(), request.tracking(), lines));
        return ResponseEntity.status(201).body(view.of(shipment));
    }
}
