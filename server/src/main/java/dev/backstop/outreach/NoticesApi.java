package dev.backstop.outreach;

import dev.backstop.access.Who;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Notices over HTTP. */
@RestController
class NoticesApi {
    private final Notices notices;
    private final NoticeFates fates;
    private final Clock clock;

    NoticesApi(Notices notices, NoticeFates fates, Clock clock) {
        this.notices = notices;
        this.fates = fates;
        this.clock = clock;
    }

    @GetMapping("/api/v1/notices")
    Listing<Notices.Notice> notices(
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return notices.find(order, customer, Cursor.of(cursor, limit));
    }

    /** A letter was put into the post: it tells from now on. */
    @PostMapping("/api/v1/notices/{notice}/posted")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void posted(@PathVariable long notice) {
        if (!notices.isUnpostedLetter(notice)) {
            throw Problem.conflict("no-letter", ("Notice %d is no letter that waits to be posted: it was posted before, or what it says is"
                    + " not true any more. Post the newest letter to this customer.").formatted(notice));
        }
        fates.told(Map.of(notice, "posted by " + Who.now()), clock.instant());
    }
}
