package dev.backstop.replenishment;

import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /surplus-supply}: what was ordered for sales that shrank, and what to do with it. */
@RestController
class SurplusApi {
    private final Surplus surplus;

    SurplusApi(Surplus surplus) {
        this.surplus = surplus;
    }

    @GetMapping("/api/v1/surplus-supply")
    Listing<Surplus.Line> list(@RequestParam @Nullable Integer limit) {
        return Listing.of(surplus.lines(Cursor.of(null, limit).limit()));
    }
}
