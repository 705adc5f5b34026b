package dev.backstop.storefront;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * An answer as it goes out.
 *
 * @param caching what caches on the way may do with it
 * @param items   those whose figures it rests on
 * @param until   when its dates may turn though nothing is written
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record Answer(String type, byte[] body, String etag, String caching, Set<Long> items, Instant until) {
    static final String JSON = "application/json";
    static final String JSON_LD = "application/ld+json";

    Answer {
        items = Set.copyOf(items);
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
