package dev.backstop.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BucketTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void it_is_waited_for_what_is_missing_and_no_longer_than_until_it_is_full() {
        var bucket = new Bucket(20, 1000, 50, NOON);
        assertThat(bucket.until(20, NOON)).isZero();
        assertThat(bucket.until(120, NOON)).isEqualTo(Duration.ofSeconds(2));
        assertThat(bucket.until(120, NOON.plusSeconds(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(bucket.until(120, NOON.plusSeconds(60))).isZero();
        assertThat(bucket.until(5000, NOON)).as("never more than it holds").isEqualTo(Duration.ofMillis(19_600));
    }
}
