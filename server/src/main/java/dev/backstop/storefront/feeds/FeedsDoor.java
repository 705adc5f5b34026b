package dev.backstop.storefront.feeds;

import dev.backstop.storefront.addresses.ShopAddresses;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where readers fetch feeds: with the secret of the feeds in the address, because most of them cannot send a key, or with a key. */
@RestController
class FeedsDoor {
    private static final Pattern READER = Pattern.compile("[a-z0-9-]{1,40}");

    private final FeedFiles files;
    private final FeedTable table;
    private final ShopAddresses addresses;
    private final Clock clock;

    FeedsDoor(FeedFiles files, FeedTable table, ShopAddresses addresses, Clock clock) {
        this.files = files;
        this.table = table;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * Sends a feed.
     *
     * @param reader names who reads, where several do: each gets the changes since its own last reading
     * @param look   whether somebody only looks, which is no reading
     */
    @GetMapping("/feeds/{file}")
    void read(@PathVariable String file, @RequestParam(required = false) @Nullable String token,
            @RequestParam(defaultValue = "google") String reader,
            @RequestParam(defaultValue = "false") boolean look, HttpServletRequest request,
                    HttpServletResponse response) throws IOException {
        requireMay(token, request);
        var feed = Feed.of(file).orElseThrow(() -> Problem.notFound("feed", file));
        if (!READER.matcher(reader).matches()) {
            throw Problem.refused("/reader",
                    "%s is no name for a reader. Use up to 40 small letters, digits and hyphens.".formatted(reader));
        }
        try (var opened = files.open(feed, reader)) {
            var written = opened.feed();
            response.setHeader(HttpHeaders.ETAG, written.etag());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
            response.setHeader("X-Robots-Tag", "noindex");
            var reading = !look && request.getMethod().equals("GET");
            var known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
            if (known != null && known.contains(written.etag())) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            } else {
                response.setContentType(feed.type());
                if (!reading) {
                    response.setContentLengthLong(opened.size()); // a known length would let the reader go before its reading is known
                }
                opened.content().transferTo(response.getOutputStream()); // throws where the reader is gone
            }
            if (reading) { // before the end leaves, so that whoever has it all is known to have it
                table.read(feed, reader, written.version(), written.items(), clock.instant());
            }
        }
    }

    private void requireMay(@Nullable String token, HttpServletRequest request) {
        var right = token != null && MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8),
                addresses.now().feedToken().getBytes(StandardCharsets.UTF_8));
        if (!right && request.getUserPrincipal() == null) {
            throw new Problem(HttpStatus.UNAUTHORIZED, "unauthorized",
                    "This needs the secret of the feeds, as ?token=…, or an API key. See the page of the feeds.", List.of());
        }
    }
}
