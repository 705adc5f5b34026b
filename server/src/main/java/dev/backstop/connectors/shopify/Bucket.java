package dev.backstop.connectors.shopify;

import java.time.Duration;
import java.time.Instant;

/**
 * What a shop lets us spend: questions cost points out of a bucket that fills again at a steady rate, as each answer says.
 *
 * @param available points when it was last told
 * @param most      that the bucket holds
 * @param rate      points a second that come back; more than zero
 */
record Bucket(double available, double most, double rate, Instant at) {
    Bucket {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("A bucket must fill, but %s points a second come back".formatted(rate));
        }
    }

    /** How long until so many points are there; at most until the bucket is full. */
    Duration until(double cost, Instant now) {
        var since = Math.max(0, Duration.between(at, now).toMillis()) / 1000.0;
        var missing = Math.min(cost, most) - Math.min(most, available + since * rate);
        return missing <= 0 ? Duration.ZERO : Duration.ofMillis((long) Math.ceil(missing / rate * 1000));
    }
}
