package dev.backstop.replenishment;

import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/planning-events")
class PlanningEventsApi {
    private final PlanningEvents events;

    PlanningEventsApi(PlanningEvents events) {
        this.events = events;
    }

    @GetMapping
    Listing<PlanningEventResource> list(@RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        return events.page(Cursor.of(cursor, limit));
    }

    @GetMapping("/{event}")
    PlanningEventResource get(@PathVariable String event) {
        return events.byNumber(event).orElseThrow(() -> Problem.notFound("planning event", event));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PlanningEventResource add(@RequestBody PlanningEventResource wanted) {
        return events.add(wanted);
    }

    @PostMapping("/{event}/withdraw")
    PlanningEventResource withdraw(@PathVariable String event) {
        return events.withdraw(event);
    }
}
