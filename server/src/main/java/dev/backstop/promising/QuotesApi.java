package dev.backstop.promising;

import dev.backstop.access.Who;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Asking before ordering. */
@RestController
@RequestMapping("/api/v1/quotes")
class QuotesApi {
    private final Quotes quotes;
    private final HeldQuotes held;
    private final Clock clock;

    QuotesApi(Quotes quotes, HeldQuotes held, Clock clock) {
        this.clock = clock;
        this.quotes = quotes;
        this.held = held;
    }

    @PostMapping
    QuoteJson quote(@RequestBody QuoteRequest request) {
        return quotes.quote(request);
    }

    /** Those that were kept, the newest first: {@code state} kept, holding, ordered or lapsed; of those that hold, what they are promised now. */
    @GetMapping
    Listing<KeptQuote> list(@RequestParam(required = false) @Nullable String state, @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String sku, @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        if (customer == null) {
            Who.requireHolders("A list of quotes", "Name the customer");
        }
        return held.list(new KeptQuote.Wanted(state, customer, sku), Cursor.of(cursor, limit));
    }

    /** One that was kept: of one that holds, what it is promised now; else what was told. */
    @GetMapping("/{number}")
    QuoteJson quote(@PathVariable String number) {
        return held.find(number);
    }

    /** Holds for another while: the shopper is still at the checkout. */
    @PatchMapping("/{number}")
    QuoteJson holdOn(@PathVariable String number, @RequestBody QuoteRequest.Hold hold) {
        var until = hold.until(clock.instant());
        if (until == null) {
            throw Problem.refused("/holdUntil", "Say until when it is to hold, or for how many minutes in holdMinutes.");
        }
        return held.holdOn(number, until);
    }

    /** Lets go what it holds. */
    @PostMapping("/{number}/release")
    QuoteJson release(@PathVariable String number) {
        return held.release(number);
    }
}
