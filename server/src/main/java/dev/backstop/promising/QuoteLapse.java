package dev.backstop.promising;

import dev.backstop.sandbox.Job;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Lets quotes go at the moment when their time is over. */
@Component
class QuoteLapse implements Job {
    private final QuoteRows rows;
    private final HeldQuotes quotes;

    QuoteLapse(QuoteRows rows, HeldQuotes quotes) {
        this.rows = rows;
        this.quotes = quotes;
    }

    @Override
    public String name() {
        return "quotes lapse";
    }

    @Override
    public Instant next(Instant after) {
        return rows.next(after).orElse(Instant.MAX);
    }

    /** Quotes are made at any time and may hold for minutes. */
    @Override
    public Duration look() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run(Instant now) {
        quotes.lapse(now);
    }
}
