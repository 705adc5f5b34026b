package dev.backstop.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of a sandbox: it stands still until it is moved. */
final class MovableClock extends Clock {
    static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private volatile Instant now = START;

    void set(Instant instant) {
        now = instant;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Dates are taken in the zone of a location, never in that of the clock");
    }
}
