package dev.backstop.automation;

import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /automation-decisions}: what rules decided on every need, those on trial too. */
@RestController
class DecisionsApi {
    private final Decisions decisions;

    DecisionsApi(Decisions decisions) {
        this.decisions = decisions;
    }

    @GetMapping("/api/v1/automation-decisions")
    Listing<Decisions.Decision> list(@RequestParam @Nullable String rule, @RequestParam @Nullable String order, @RequestParam @Nullable String sku,
            @RequestParam @Nullable String outcome, @RequestParam @Nullable Boolean trial, @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        return decisions.page(new Decisions.Filter(rule, order, sku, outcome, trial, from), Cursor.of(cursor, limit));
    }
}
