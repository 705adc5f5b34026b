package dev.backstop.outreach;

import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Notices over HTTP. */
@RestController
class NoticesApi {
    private final Notices notices;

    NoticesApi(Notices notices) {
        this.notices = notices;
    }

    @GetMapping("/api/v1/notices")
    Listing<Notices.Notice> notices(
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return notices.find(order, customer, Cursor.of(cursor, limit));
    }
}
