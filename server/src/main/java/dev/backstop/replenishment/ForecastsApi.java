package dev.backstop.replenishment;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.web.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/forecasts")
class ForecastsApi {
    private static final int LONGEST = 366;

    private final Forecasts forecasts;
    private final Items items;
    private final Locations locations;

    ForecastsApi(Forecasts forecasts, Items items, Locations locations) {
        this.forecasts = forecasts;
        this.items = items;
        this.locations = locations;
    }

    /** Totals from today on: {@code days} ahead, every {@code step} days. */
    @GetMapping("/{sku}/{location}")
    ForecastResource get(@PathVariable String sku, @PathVariable String location, @RequestParam(defaultValue = "91") int days,
            @RequestParam(defaultValue = "7") int step) {
        if (days < 1 || days > LONGEST || step < 1) {
            throw Problem.malformed("days must be from 1 to %d and step at least 1, but they were %d and %d.".formatted(LONGEST, days,
                    step));
        }
        var item = items.bySku(sku).orElseThrow(() -> Problem.notFound("item", sku));
        var here = locations.byCode(location).orElseThrow(() -> Problem.notFound("location", location));
        return forecasts.of(item, here, days, step).orElseThrow(() -> Problem.notFound("forecast yet, or too short a history, for",
                new PlaceKey(sku, location)));
    }
}
