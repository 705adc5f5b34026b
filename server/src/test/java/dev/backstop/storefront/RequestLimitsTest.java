package dev.backstop.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class RequestLimitsTest {
    private final AtomicLong now = new AtomicLong(Long.MIN_VALUE / 2); // nanoTime may be anything
    private final RequestLimits limits = new RequestLimits(now::get);

    @Test
    void a_minutes_worth_may_come_at_once_and_is_earned_again() {
        for (var i = 0; i < 60; i++) {
            assertThat(limits.use("a", 60, 1)).isZero();
        }
        assertThat(limits.use("a", 60, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(limits.use("b", 60, 1)).isZero();
        now.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(limits.use("a", 60, 1)).isZero();
        assertThat(limits.use("a", 60, 1)).isPositive();
    }

    @Test
    void never_more_than_a_minutes_worth_within_any_minute_after_the_first() {
        var taken = 0;
        for (var tenth = 0; tenth < 1200; tenth++) {
            now.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
            taken += limits.use("a", 60, 1).isZero() ? 1 : 0;
        }
        assertThat(taken).isBetween(179, 181); // 60 at once, and 120 earned in two minutes
    }

    @Test
    void what_costs_much_uses_much_but_can_always_be_had_once() {
        assertThat(limits.use("a", 60, 60)).isZero();
        assertThat(limits.use("a", 60, 1)).isPositive();
        assertThat(limits.use("b", 10, 60)).isZero();
    }

    @Test
    void a_proxy_of_ours_is_believed_and_nobody_else() {
        assertThat(client("203.0.113.9", "198.51.100.7")).contains("203.0.113.9");
        assertThat(client("10.0.0.2", "198.51.100.7, 203.0.113.9, 10.0.0.1")).contains("203.0.113.9");
        assertThat(client("127.0.0.1", null)).isEmpty();
        assertThat(client("2001:db8:1:2:3:4:5:6", null)).contains("2001:db8:1:2");
    }

    private static java.util.Optional<String> client(String peer, @org.jspecify.annotations.Nullable String forwarded) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        if (forwarded != null) {
            request.addHeader("X-Forwarded-For", forwarded);
        }
        return ClientAddress.of(request);
    }
}
