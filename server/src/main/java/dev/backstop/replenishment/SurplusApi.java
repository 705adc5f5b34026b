package dev.backstop.replenishment;

import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /surplus-supply}: what was ordered for sales that shrank, and what to do with it. */
@RestController
class SurplusApi {
    private final Surplus surplus;
    private final SurplusActs acts;

    SurplusApi(Surplus surplus, SurplusActs acts) {
        this.surplus = surplus;
        this.acts = acts;
    }

    @GetMapping("/api/v1/surplus-supply")
    Listing<Surplus.Line> list(@RequestParam @Nullable Integer limit) {
        return Listing.of(surplus.lines(Cursor.of(null, limit).limit()));
    }

    /** Cuts or cancels what is too much of a line, or lets it go where it is wanted. */
    @PostMapping("/api/v1/surplus-supply/{purchaseOrder}/{line}/{act}")
    SurplusActs.Done act(@PathVariable String purchaseOrder, @PathVariable int line, @PathVariable String act) {
        return acts.act(purchaseOrder, line, act);
    }
}
