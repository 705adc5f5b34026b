package dev.backstop.promising;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asking before ordering. */
@RestController
@RequestMapping("/api/v1/quotes")
class QuotesApi {
    private final Quotes quotes;

    QuotesApi(Quotes quotes) {
        this.quotes = quotes;
    }

    @PostMapping
    QuoteJson quote(@RequestBody QuoteRequest request) {
        return quotes.quote(request);
    }
}
