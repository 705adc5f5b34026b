package dev.backstop.storefront;

import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * State, quantity and dates of items, for shops and their pages. What is remembered never comes here: {@link ShopDoor} answers it. The
 * class of a customer is asked by a shop's server with its key, since stock may be protected for it.
 */
@RestController
@RequestMapping("/availability")
class AvailabilityApi {
    private final Answers answers;
    private final AvailabilityMemory memory;

    AvailabilityApi(Answers answers, AvailabilityMemory memory) {
        this.answers = answers;
        this.memory = memory;
    }

    @GetMapping
    @ApiResponse(responseCode = "200", content = @Content(mediaType = Answer.JSON, schema = @Schema(implementation = Answers.Body.class)))
    void of(@RequestParam List<String> sku, @RequestParam @Nullable String quantity, @RequestParam @Nullable String country,
            @RequestParam @Nullable String lang, @RequestParam(name = "class") @Nullable String customerClass,
            @RequestHeader(value = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known,
            HttpServletRequest request, HttpServletResponse response) throws IOException {
        var shopper = shopper(country, customerClass, lang);
        var wanted = sku.stream().map(one -> new Wanted(one, quantity)).toList();
        var answer = customerClass != null ? answers.to(wanted, shopper)
                : memory.of(String.valueOf(request.getQueryString()), () -> answers.to(wanted, shopper));
        answer.looked();
        answer.write(response, known);
    }

    /** Items with a quantity each: {@code {"items":[{"sku":"MUG-1","quantity":"12"}]}}. */
    @Strict
    record Question(@Nullable List<Line> items) {
        /** So much of one item. */
        @Strict
        record Line(@Nullable String sku, @Nullable String quantity) {}
    }

    @PostMapping
    @ApiResponse(responseCode = "200", content = @Content(mediaType = Answer.JSON, schema = @Schema(implementation = Answers.Body.class)))
    void of(@RequestBody Question question, @RequestParam @Nullable String country, @RequestParam @Nullable String lang,
            @RequestParam(name = "class") @Nullable String customerClass, HttpServletResponse response) throws IOException {
        var lines = question.items() == null ? List.<Question.Line>of() : question.items();
        var form = new Form();
        for (var i = 0; i < lines.size(); i++) {
            form.required("/items/%d/sku".formatted(i), lines.get(i).sku(), "Name the item by its sku.");
        }
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        var wanted = lines.stream().map(line -> new Wanted(String.valueOf(line.sku()), line.quantity())).toList();
        answers.to(wanted, shopper(country, customerClass, lang)).write(response, null);
    }

    static Shopper shopper(@Nullable String country, @Nullable String customerClass, @Nullable String lang) {
        var form = new Form();
        form.country("/country", country);
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        return new Shopper(country, customerClass, Language.of(lang));
    }
}
