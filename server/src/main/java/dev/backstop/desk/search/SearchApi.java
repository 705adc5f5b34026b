package dev.backstop.desk.search;

import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The search over HTTP, for help desks and telephone systems. */
@RestController
@RequestMapping("/api/v1/desk/search")
class SearchApi {
    private static final int USUAL = 20;
    private static final int MOST = 100;

    private final Finder finder;

    SearchApi(Finder finder) {
        this.finder = finder;
    }

    /** One thing found; {@code by}: key, reference, phone, words or likeness. */
    record Found(String kind, String key, String words, @Nullable String detail, @Nullable String customer, String by) {}

    @GetMapping
    Listing<Found> search(@RequestParam String q, @RequestParam(required = false) @Nullable Integer limit) {
        if (q.isBlank()) {
            throw Problem.refused("/q",
                    "Nothing was asked for. Send a name, a telephone number, an order, an sku, a postcode or an address of mail in q.");
        }
        return Listing.of(finder.find(q, limit == null ? USUAL : Math.clamp(limit, 1, MOST)).stream()
                .map(hit -> new Found(word(hit.kind()), hit.key(), hit.words(), hit.detail(), hit.customer(), word(hit.by()))).toList());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
