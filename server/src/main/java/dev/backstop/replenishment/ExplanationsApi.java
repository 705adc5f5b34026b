package dev.backstop.replenishment;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.web.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/explanations/reorder")
class ExplanationsApi {
    private final Explanations explanations;
    private final Items items;
    private final Locations locations;

    ExplanationsApi(Explanations explanations, Items items, Locations locations) {
        this.explanations = explanations;
        this.items = items;
        this.locations = locations;
    }

    @GetMapping("/{sku}/{location}")
    Explanations.Explanation get(@PathVariable String sku, @PathVariable String location) {
        return explanations.of(
                items.bySku(sku).orElseThrow(() -> Problem.notFound("item", sku)),
                locations.byCode(location).orElseThrow(() -> Problem.notFound("location", location)));
    }
}
