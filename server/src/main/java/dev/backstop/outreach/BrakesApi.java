package dev.backstop.outreach;

import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Brakes over HTTP. */
@RestController
@RequestMapping("/api/v1/brakes")
class BrakesApi {
    private final Brakes brakes;
    private final BrakeBook book;

    BrakesApi(Brakes brakes, BrakeBook book) {
        this.brakes = brakes;
        this.book = book;
    }

    @GetMapping
    Map<String, List<Brakes.Brake>> brakes(@RequestParam(required = false) @Nullable String state) {
        return Map.of("data", brakes.find(state));
    }

    /** Why. */
    @Strict
    record Decision(@Nullable String reason) {}

    @PostMapping("/{brake}/release")
    Brakes.Brake release(@PathVariable long brake, @RequestBody(required = false) @Nullable Decision decision) {
        return brakes.release(brake, decision == null ? null : decision.reason());
    }

    @PostMapping("/{brake}/mistake")
    Brakes.Brake mistake(@PathVariable long brake, @RequestBody Decision decision) {
        if (decision.reason() == null || decision.reason().isBlank()) {
            throw Problem.refused("/reason", "Say how you know that it was a mistake; it is kept with your name.");
        }
        return brakes.mistake(brake, decision.reason());
    }

    /** What is held: a date moved by more than so many days, or more than so many customers to tell. */
    @Strict
    record Limits(@Nullable Integer days, @Nullable Integer customers) {}

    @GetMapping("/limits")
    Limits limits() {
        var now = book.limits();
        return new Limits(now.brakeDays(), now.brakeCustomers());
    }

    @PatchMapping("/limits")
    Limits limits(@RequestBody Limits wanted) {
        var now = book.limits();
        var days = wanted.days() == null ? now.brakeDays() : wanted.days();
        var customers = wanted.customers() == null ? now.brakeCustomers() : wanted.customers();
        if (days < 1 || customers < 1) {
            throw Problem.refused(days < 1 ? "/days" : "/customers",
                    "A brake needs a limit of at least 1. A very large one never holds anything.");
        }
        book.put(new BrakeBook.Limits(days, customers));
        return limits();
    }
}
