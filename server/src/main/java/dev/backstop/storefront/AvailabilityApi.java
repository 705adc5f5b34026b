package dev.backstop.storefront;

import dev.backstop.web.Json;
import dev.backstop.web.Problem;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    private final Availabilities availabilities;
    private final AvailabilityMemory memory;
    private final Json json;

    AvailabilityApi(Availabilities availabilities, AvailabilityMemory memory, Json json) {
        this.availabilities = availabilities;
        this.memory = memory;
        this.json = json;
    }

    /** One entry for each sku that exists, in the order asked. */
    record Answer(List<Availability> data) {}

    @GetMapping
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Answer.class)))
    ResponseEntity<byte[]> of(@RequestParam List<String> sku, @RequestParam @Nullable String quantity,
            @RequestParam @Nullable String country, @RequestParam @Nullable String lang,
            @RequestHeader(value = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known, HttpServletRequest request) {
        var shopper = new Shopper(country, null, Language.of(lang));
        var answer = memory.of(String.valueOf(request.getQueryString()), () -> workOut(sku, quantity, shopper));
        if (known != null && (known.equals("*") || known.contains(answer.etag()))) {
            return ResponseEntity.status(304).eTag(answer.etag()).header(HttpHeaders.CACHE_CONTROL, CACHED).build();
        }
        return ResponseEntity.ok().eTag(answer.etag()).header(HttpHeaders.CACHE_CONTROL, CACHED)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*").contentType(MediaType.APPLICATION_JSON).body(answer.body());
    }

    private AvailabilityMemory.Answer workOut(List<String> skus, @Nullable String quantity, Shopper shopper) {
        var different = skus.stream().distinct().toList();
        if (different.size() > MOST) {
            throw Problem.refused("/sku", "%d skus are too many for one question. Ask for at most %d.".formatted(different.size(), MOST));
        }
        var found = availabilities.answered(different.stream().map(sku -> new Wanted(sku, quantity)).toList(), shopper);
        if (found.answers().isEmpty()) {
            throw Problem.notFound("item", different.getFirst());
        }
        var etag = json.etag(found.answers().stream().map(Availability::withoutTime).toList());
        return new AvailabilityMemory.Answer(json.write(new Answer(found.answers())).getBytes(StandardCharsets.UTF_8), etag, found.restsOn());
    }
}
