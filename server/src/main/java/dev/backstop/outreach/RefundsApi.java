package dev.backstop.outreach;

import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Refunds over HTTP. */
@RestController
@RequestMapping("/api/v1/refunds")
class RefundsApi {
    private static final List<String> STATES = List.of("due", "exported", "confirmed");

    private final Refunds refunds;

    RefundsApi(Refunds refunds) {
        this.refunds = refunds;
    }

    @GetMapping
    Listing<Refunds.Refund> refunds(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        if (state != null && !STATES.contains(state)) {
            throw Problem.refused("/state", "%s is no state of a refund. Use one of %s.".formatted(state, String.join(", ", STATES)));
        }
        return refunds.find(state, order, Cursor.of(cursor, limit));
    }

    /** What is due as a file for the payment system; each refund is in one file only. */
    @PostMapping(path = "/export", produces = "text/csv")
    ResponseEntity<String> export() {
        return ResponseEntity.ok().header("Content-Disposition", "attachment; filename=\"refunds.csv\"").body(refunds.exportCsv());
    }

    /** What the payment system calls it. */
    @Strict
    record Confirmation(@Nullable String reference) {}

    @PostMapping("/{refund}/confirm")
    Refunds.Refund confirm(@PathVariable long refund, @RequestBody(required = false) @Nullable Confirmation confirmation) {
        return refunds.confirm(refund, confirmation == null ? null : confirmation.reference());
    }
}
