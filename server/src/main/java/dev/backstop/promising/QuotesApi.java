package dev.backstop.promising;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asking before ordering. */
@RestController
@RequestMapping("/api/v1/quotes")
class QuotesApi {
    private final Quotes quotes;
    private final HeldQuotes held;

    QuotesApi(Quotes quotes, HeldQuotes held) {
        this.quotes = quotes;
        this.held = held;
    }

    @PostMapping
    QuoteJson quote(@RequestBody QuoteRequest request) {
        return quotes.quote(request);
    }

    /** One that was kept: of one that holds, what it is promised now; else what was told. */
    @GetMapping("/{number}")
    QuoteJson quote(@PathVariable String number) {
        return held.find(number);
    }
}
