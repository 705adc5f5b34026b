package dev.backstop.storefront;

import dev.backstop.catalog.Items;
import dev.backstop.web.Json;
import dev.backstop.web.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes answers as shops read them: {@code {"data":[…]}}, tagged by their facts. */
@Component
class Answers {
    private static final int MOST = 100;
    private static final String LASTING = "max-age=30, stale-while-revalidate=60, stale-if-error=3600";
    private static final Duration LASTS = Duration.ofSeconds(90); // max-age and stale-while-revalidate

    private final Availabilities availabilities;
    private final Items items;
    private final DateTurns turns;
    private final Views views;
    private final Json json;
    private final Clock clock;

    Answers(Availabilities availabilities, Items items, DateTurns turns, Views views, Json json, Clock clock) {
        this.availabilities = availabilities;
        this.items = items;
        this.turns = turns;
        this.views = views;
        this.json = json;
        this.clock = clock;
    }

    /** One entry for each sku that exists, in the order asked. */
    record Body(List<Availability> data) {
        Body {
            data = List.copyOf(data);
        }
    }

    /**
     * The answer for so much of some items. A sku that does not exist is left out, so that one stale entry of a shop does not hide the
     * others.
     *
     * @throws Problem 404 where none exists, 422 where there are too many, or a quantity or the country is none
     */
    Answer to(List<Wanted> wanted, Shopper shopper) {
        var answered = answered(wanted, shopper);
        var etag = json.etag(answered.found().answers().stream().map(Availability::withoutTime).toList());
        return answer(Answer.JSON, json.write(new Body(answered.found().answers())), etag, answered, shopper);
    }

    /**
     * The same for one item as JSON-LD, which may stand inside a script element as it is.
     *
     * @param url of the item's page in the shop; null: not known
     */
    Answer structured(Wanted wanted, Shopper shopper, @Nullable String url) {
        var answered = answered(List.of(wanted), shopper);
        var item = items.require(wanted.sku(), "/sku");
        var written = json.write(StructuredData.of(answered.found().answers().getFirst(), item, shopper, url)).replace("<", "\\u003c");
        return answer(Answer.JSON_LD, written, json.etagOf(written), answered, shopper);
    }

    /** What was found, and when its dates turn. */
    private record Answered(Availabilities.Answered found, Instant until) {}

    private Answered answered(List<Wanted> wanted, Shopper shopper) {
        var different = wanted.stream().distinct().toList();
        if (different.isEmpty() || different.size() > MOST) {
            throw Problem.refused("/sku", "This asks for %d items. Ask for 1 to %d at a time, or read /availability.ndjson for all."
                    .formatted(different.size(), MOST));
        }
        var until = turns.next();
        var found = availabilities.answered(different, shopper);
        if (found.answers().isEmpty()) {
            throw Problem.notFound("item", different.getFirst().sku());
        }
        return new Answered(found, until);
    }

    private Answer answer(String type, String written, String etag, Answered answered, Shopper shopper) {
        var scope = shopper.customerClass() == null ? "public, " : "private, ";
        var caching = clock.instant().plus(LASTS).isBefore(answered.until()) ? scope + LASTING : "no-cache";
        return new Answer(type, written.getBytes(StandardCharsets.UTF_8), etag, caching, answered.found().restsOn(), answered.until(),
                views.counters(answered.found().told()));
    }
}
