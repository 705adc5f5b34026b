package dev.backstop.storefront;

import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.promising.Offers;
import dev.backstop.web.Json;
import dev.backstop.web.Problem;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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
    private final AvailabilityMemory memory;
    private final Json json;
    private final Clock clock;

    AvailabilityApi(Items items, Offers offers, AvailabilityMemory memory, Json json, Clock clock) {
        this.items = items;
        this.offers = offers;
        this.memory = memory;
        this.json = json;
        this.clock = clock;
    }

    /** One entry for each sku that exists, in the order asked. */
    record Answer(List<Availability> data) {}

    @GetMapping
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Answer.class)))
    ResponseEntity<byte[]> of(@RequestParam List<String> sku, @RequestParam @Nullable String quantity,
            @RequestParam @Nullable String country,
            @RequestHeader(value = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
        var answer = memory.of(new AvailabilityMemory.Question(sku, quantity, country), () -> workOut(sku, quantity, country));
        if (known != null && (known.equals("*") || known.contains(answer.etag()))) {
            return ResponseEntity.status(304).eTag(answer.etag()).header(HttpHeaders.CACHE_CONTROL, CACHED).build();
        }
        return ResponseEntity.ok().eTag(answer.etag()).header(HttpHeaders.CACHE_CONTROL, CACHED)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*").contentType(MediaType.APPLICATION_JSON).body(answer.body());
    }

    private AvailabilityMemory.Answer workOut(List<String> skus, @Nullable String quantity, @Nullable String country) {
        var now = clock.instant();
        var asked = asked(skus, quantity);
        var answer = new Answer(offers.of(asked, country).stream().map(offer -> Availability.of(offer, now)).toList());
        var etag = json.etag(answer.data().stream().map(Availability::withoutTime).toList());
        var restsOn = asked.stream().map(Offers.Asked::item)
                .flatMap(item -> Stream.concat(Stream.of(item.id()), item.components().stream().map(Item.Component::item))).collect(toSet());
        return new AvailabilityMemory.Answer(json.write(answer).getBytes(StandardCharsets.UTF_8), etag, restsOn);
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
