package dev.backstop.storefront;

import dev.backstop.web.Json;
import dev.backstop.web.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes answers as shops read them: {@code {"data":[…]}}, tagged by their facts. */
@Component
class Answers {
    private static final int MOST = 100;
    private static final String LASTING = "max-age=30, stale-while-revalidate=60, stale-if-error=3600";
    private static final Duration LASTS = Duration.ofSeconds(90); // max-age and stale-while-revalidate

    private final Availabilities availabilities;
    private final DateTurns turns;
    private final Json json;
    private final Clock clock;

    Answers(Availabilities availabilities, DateTurns turns, Json json, Clock clock) {
        this.availabilities = availabilities;
        this.turns = turns;
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
     * The answer for so much of some items. A sku that does not exist is left out, so that one stale entry of a shop does not hide the others.
     *
     * @throws Problem 404 where none exists, 422 where there are too many, or a quantity or the country is none
     */
    Answer to(List<Wanted> wanted, Shopper shopper) {
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
        var etag = json.etag(found.answers().stream().map(Availability::withoutTime).toList());
        var scope = shopper.customerClass() == null ? "public, " : "private, ";
        var caching = clock.instant().plus(LASTS).isBefore(until) ? scope + LASTING : "no-cache";
        return new Answer(json.write(new Body(found.answers())).getBytes(StandardCharsets.UTF_8), etag, caching, found.restsOn(), until);
    }
}
