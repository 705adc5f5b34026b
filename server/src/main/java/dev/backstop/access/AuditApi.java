package dev.backstop.access;

import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /audit}: who did what, newest first. */
@RestController
class AuditApi {
    private final Audit audit;

    AuditApi(Audit audit) {
        this.audit = audit;
    }

    @GetMapping("/api/v1/audit")
    Listing<Audit.Entry> list(@RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        return audit.page(Cursor.of(cursor, limit));
    }
}
