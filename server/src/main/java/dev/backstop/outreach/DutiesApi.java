package dev.backstop.outreach;

import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Duties over HTTP. */
@RestController
@RequestMapping("/api/v1/duties")
class DutiesApi {
    private final Duties duties;
    private final Notices notices;

    DutiesApi(Duties duties, Notices notices) {
        this.duties = duties;
        this.notices = notices;
    }

    @GetMapping
    Listing<Duties.Duty> duties(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return duties.find(state, overdue, order, Cursor.of(cursor, limit));
    }

    @GetMapping("/balance")
    Duties.Balance balance() {
        return duties.balance();
    }

    /** The notice that tells it, as its customer will get it. */
    @GetMapping("/{duty}/notice")
    Notices.Preview notice(@PathVariable long duty) {
        return notices.preview(duty);
    }

    /** Why nobody needs to be told; with {@code openedAt} only of the slip that was seen, not of one that came since. */
    @Strict
    record Waiver(@Nullable String reason, @Nullable Instant openedAt) {}

    @PostMapping("/{duty}/waive")
    Duties.Duty waive(@PathVariable long duty, @RequestBody Waiver waiver) {
        if (waiver.reason() == null || waiver.reason().isBlank()) {
            throw Problem.refused("/reason", "Say why nobody needs to be told; it is kept with your name.");
        }
        return duties.waive(duty, waiver.reason(), waiver.openedAt());
    }
}
