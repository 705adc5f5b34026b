package dev.backstop.promising;

import dev.backstop.web.Problem;
import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
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
