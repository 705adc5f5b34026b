package dev.backstop.supply;

import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/blanket-orders")
class BlanketOrdersApi {
    private final BlanketOrders blankets;

    BlanketOrdersApi(BlanketOrders blankets) {
        this.blankets = blankets;
    }

    /** The order that a call-off became. */
    record Called(String purchaseOrder, BlanketOrders.Blanket blanketOrder) {}

    @GetMapping
    Listing<BlanketOrders.Blanket> list(@RequestParam @Nullable String vendor, @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        return blankets.list(vendor, Cursor.of(cursor, limit));
    }

    @GetMapping("/{number}")
    BlanketOrders.Blanket get(@PathVariable String number) {
        return blankets.get(number);
    }

    /** What was called off of it, the newest first. */
    @GetMapping("/{number}/call-offs")
    Listing<BlanketOrders.Called> callOffs(@PathVariable String number) {
        return Listing.of(blankets.callOffs(number));
    }

    @PostMapping
    ResponseEntity<BlanketOrders.Blanket> agree(@RequestBody BlanketOrders.Agreed wanted) {
        var agreed = blankets.agree(wanted);
        return ResponseEntity.created(URI.create("/api/v1/blanket-orders/" + agreed.number())).body(agreed);
    }

    @PostMapping("/{number}/call-offs")
    ResponseEntity<Called> callOff(@PathVariable String number, @RequestBody BlanketOrders.CallOff wanted) {
        var order = blankets.callOff(number, wanted);
        return ResponseEntity.created(URI.create("/api/v1/purchase-orders/" + order)).body(new Called(order, blankets.get(number)));
    }
}
