package dev.backstop.replenishment;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/plan-runs")
class PlanRunsApi {
    private final PlanRuns runs;
    private final Items items;
    private final Locations locations;
    private final Clock clock;

    PlanRunsApi(PlanRuns runs, Items items, Locations locations, Clock clock) {
        this.runs = runs;
        this.items = items;
        this.locations = locations;
        this.clock = clock;
    }

    /** What to plan; null: everything, and of it what changed. */
    @Strict
    record Asked(@Nullable Extent scope, @Nullable String mode) {}

    /** Only these items and locations; null: all of them. */
    @Strict
    record Extent(@Nullable List<String> skus, @Nullable List<String> locations) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PlanRuns.Run run(@RequestBody(required = false) @Nullable Asked asked) {
        return runs.run(scope(asked == null ? null : asked.scope()), mode(asked == null ? null : asked.mode()), clock.instant());
    }

    private static PlanMode mode(@Nullable String word) {
        return switch (word) {
            case null -> PlanMode.CHANGED;
            case "changed" -> PlanMode.CHANGED;
            case "all" -> PlanMode.ALL;
            default -> throw Problem.refused("/mode", "%s is not known here. Use \"changed\" or \"all\".".formatted(word));
        };
    }

    @GetMapping("/{run}")
    PlanRuns.Run get(@PathVariable String run) {
        return runs.byNumber(run).orElseThrow(() -> Problem.notFound("plan run", run));
    }

    private Scope scope(@Nullable Extent extent) {
        if (extent == null) {
            return Scope.ALL;
        }
        var skus = extent.skus();
        var codes = extent.locations();
        return new Scope(
                skus == null ? null : skus.stream().map(sku -> items.require(sku, "/scope/skus").id()).toList(),
                codes == null ? null : codes.stream().map(code -> locations.require(code, "/scope/locations").id()).toList());
    }
}
