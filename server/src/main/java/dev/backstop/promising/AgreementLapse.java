package dev.backstop.promising;

import dev.backstop.sandbox.Job;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Lets go what agreements hold when their last day is over. */
@Component
class AgreementLapse implements Job {
    private final AgreementRows rows;
    private final AgreementHolds holds;

    AgreementLapse(AgreementRows rows, AgreementHolds holds) {
        this.rows = rows;
        this.holds = holds;
    }

    @Override
    public String name() {
        return "agreements end";
    }

    @Override
    public Instant next(Instant after) {
        return rows.next(after).orElse(Instant.MAX);
    }

    /** Agreements are made at any time, and may end the same day. */
    @Override
    public Duration look() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run(Instant now) {
        holds.lapse(now);
    }
}
