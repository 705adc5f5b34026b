package dev.backstop.storefront;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * An answer as it goes out.
 *
 * @param caching what caches on the way may do with it
 * @param items   those whose figures it rests on
 * @param until   when its dates may turn though nothing is written
 * @param looks   what to add one to whenever it goes out to an item page; empty: nothing is counted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record Answer(String type, byte[] body, String etag, String caching, Set<Long> items, Instant until, List<LongAdder> looks) {
    static final String JSON = "application/json";
    static final String JSON_LD = "application/ld+json";

    Answer {
        items = Set.copyOf(items);
        looks = List.copyOf(looks);
    }

    /** Counts that it goes out. */
    void looked() {
        for (var look : looks) {
            look.increment();
        }
    }

    /** Writes it, or that nothing changed since {@code known}, the entity tags that the asker has. */
    void write(HttpServletResponse response, @Nullable String known) throws IOException {
        response.setHeader(HttpHeaders.ETAG, etag);
        response.setHeader(HttpHeaders.CACHE_CONTROL, caching);
        if (known != null && (known.equals("*") || known.contains(etag))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
