package dev.backstop.promising;

import dev.backstop.catalog.Locations;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shipments over HTTP. */
@RestController
@RequestMapping("/api/v1/shipments")
class ShipmentsApi {
    private final Dispatch dispatch;
    private final ShipmentView view;
    private final Locations locations;

    ShipmentsApi(Dispatch dispatch, ShipmentView view, Locations locations) {
        this.dispatch = dispatch;
        this.view = view;
        this.locations = locations;
    }

    /** What leaves. */
    @Strict
    record Request(@Nullable String order, @Nullable String location, @Nullable String carrier, @Nullable String tracking, @Nullable List<Line> lines) {}

    /** One line that leaves. */
    @Strict
    record Line(int line, @Nullable String quantity) {}

    @PostMapping
    ResponseEntity<ShipmentView.Shown> ship(@RequestBody Request request) {
        var location = locations.require(Objects.requireNonNullElse(request.location(), ""), "/location");
        var asked = Objects.requireNonNullElse(request.lines(), List.<Line>of()).stream()
                .map(line -> new Dispatch.Asked(line.line(), Objects.requireNonNullElse(line.quantity(), ""))).toList();
        var order = Objects.requireNonNullElse(request.order(), "");
        Problem.requireGiven("/order", order, "An order is needed. Give its number.");
        var shipment = dispatch.ship(order, location, request.carrier(), request.tracking(), asked);
        return ResponseEntity.status(201).body(view.of(shipment));
    }

    @GetMapping("/{number}")
    ShipmentView.Shown shipment(@PathVariable String number) {
        return view.of(number);
    }

    @PostMapping("/{number}/reverse")
    ShipmentView.Shown reverse(@PathVariable String number) {
        return view.of(dispatch.reverse(number));
    }
}
