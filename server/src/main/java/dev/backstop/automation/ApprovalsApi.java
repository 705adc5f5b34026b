package dev.backstop.automation;

import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Strict;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /approvals}: orders that wait for somebody to say yes. */
@RestController
@RequestMapping("/api/v1/approvals")
class ApprovalsApi {
    private final Approvals approvals;

    ApprovalsApi(Approvals approvals) {
        this.approvals = approvals;
    }

    /** Who decides, by mail address, and why; {@code by} null: whoever is signed in. */
    @Strict
    record Word(@Nullable String by, @Nullable String reason) {}

    /** {@code purchaseOrder}: those that this draft waits for, or waited. */
    @GetMapping
    Listing<Approval> list(@RequestParam @Nullable String state, @RequestParam @Nullable String purchaseOrder,
            @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        return approvals.page(state, purchaseOrder, Cursor.of(cursor, limit));
    }

    @GetMapping("/{approval}")
    Approval get(@PathVariable String approval) {
        return approvals.require(approval);
    }

    @PostMapping("/{approval}/approve")
    Approval approve(@PathVariable String approval, @RequestBody(required = false) @Nullable Word word) {
        return approvals.approve(approval, word == null ? null : word.by(), word == null ? null : word.reason());
    }

    @PostMapping("/{approval}/reject")
    Approval reject(@PathVariable String approval, @RequestBody(required = false) @Nullable Word word) {
        return approvals.reject(approval, word == null ? null : word.by(), word == null ? null : word.reason());
    }
}
