package dev.backstop.storefront;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The structured data that a shop's server puts on its item page for search engines. */
@RestController
class JsonLdApi {
    private final Answers answers;
    private final AvailabilityMemory memory;

    JsonLdApi(Answers answers, AvailabilityMemory memory) {
        this.answers = answers;
        this.memory = memory;
    }

    /** @param url of the item's page in the shop */
    @GetMapping("/availability/jsonld")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = Answer.JSON_LD, schema = @Schema(type = "object")))
    void of(@RequestParam String sku, @RequestParam @Nullable String quantity, @RequestParam @Nullable String country,
            @RequestParam @Nullable String url,
            @RequestHeader(value = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        var shopper = AvailabilityApi.shopper(country, null, null);
        memory.of("structured " + request.getQueryString(), () -> answers.structured(new Wanted(sku, quantity), shopper, url))
                .write(response, known);
    }
}
