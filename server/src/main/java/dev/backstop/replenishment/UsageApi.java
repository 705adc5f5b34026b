package dev.backstop.replenishment;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/usage")
class UsageApi {
    private static final int LONGEST = 3650;

    private final Usage usage;
    private final Items items;
    private final Locations locations;

    UsageApi(Usage usage, Items items, Locations locations) {
        this.usage = usage;
        this.items = items;
        this.locations = locations;
    }

    @GetMapping
    Usage.Figures get(@RequestParam String sku, @RequestParam @Nullable String location, @RequestParam(defaultValue = "90") int days) {
        if (days < 1 || days > LONGEST) {
            throw Problem.malformed("days must be from 1 to %d, but was %d.".formatted(LONGEST, days));
        }
        var item = items.bySku(sku).orElseThrow(() -> Problem.notFound("item", sku));
        var here = location == null ? null : locations.byCode(location).orElseThrow(() -> Problem.notFound("location", location));
        return usage.of(item, here, days);
    }
}
