package dev.backstop.storefront;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.promising.Offers;
import dev.backstop.web.Json;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** State, quantity and dates of items, for shops and their pages. */
@RestController
@RequestMapping("/availability")
class AvailabilityApi {
    private static final int MOST = 100;
    private static final String CACHED = "public, max-age=30, stale-while-revalidate=60, stale-if-error=3600";

    private final Items items;
    private final Offers offers;
    private final Json json;
    private final Clock clock;

    AvailabilityApi(Items items, Offers offers, Json json, Clock clock) {
        this.items = items;
        this.offers = offers;
        this.json = json;
        this.clock = clock;
    }

    /** One entry for each sku that exists, in the order asked. */
    record Answer(List<Availability> data) {}

    @GetMapping
    ResponseEntity<Answer> of(@RequestParam List<String> sku, @RequestParam @Nullable String quantity,
            @RequestParam @Nullable String country,
            @RequestHeader(value = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
        var now = clock.instant();
        var answer = new Answer(offers.of(asked(sku, quantity), country).stream().map(offer -> Availability.of(offer, now)).toList());
        var etag = json.etag(answer.data().stream().map(Availability::withoutTime).toList());
        if (known != null && (known.equals("*") || known.contains(etag))) {
            return ResponseEntity.status(304).eTag(etag).header(HttpHeaders.CACHE_CONTROL, CACHED).build();
        }
        return ResponseEntity.ok().eTag(etag).header(HttpHeaders.CACHE_CONTROL, CACHED)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*").body(answer);
    }

    /** A sku that does not exist is left out, so that one stale entry of a shop does not hide the others; where none exists it is a 404. */
    private List<Offers.Asked> asked(List<String> skus, @Nullable String quantity) {
        var different = skus.stream().distinct().toList();
        if (different.size() > MOST) {
            throw Problem.refused("/sku", "%d skus are too many for one question. Ask for at most %d.".formatted(different.size(), MOST));
        }
        var known = items.bySkus(different);
        if (known.isEmpty()) {
            throw Problem.notFound("item", different.getFirst());
        }
        return different.stream().map(known::get).filter(Objects::nonNull).map(item -> new Offers.Asked(item, units(item, quantity)))
                .toList();
    }

    private static long units(Item item, @Nullable String quantity) {
        if (quantity != null) {
            return item.units().readPositive(quantity, "/quantity");
        }
        var one = item.units().read("1", "/quantity");
        var least = item.minimumOrder() == null ? one : Math.max(one, item.minimumOrder());
        return item.orderMultiple() == null ? least : Math.ceilDiv(least, item.orderMultiple()) * item.orderMultiple();
    }
}
