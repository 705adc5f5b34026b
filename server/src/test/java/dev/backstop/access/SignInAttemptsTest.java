package dev.backstop.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SignInAttemptsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final SignInAttempts attempts = new SignInAttempts(nanos::get);

    @Test
    void a_person_waits_after_too_many_wrong_passwords_and_may_try_again_later() {
        fail(SignInAttempts.MOST_WRONG, "amy@shop.example");

        assertThat(attempts.tooMany("Amy@Shop.example ", "10.0.0.9")).isTrue();
        assertThat(attempts.tooMany("ben@shop.example", "10.0.0.9")).isFalse();

        nanos.addAndGet(TimeUnit.MINUTES.toNanos(16));
        assertThat(attempts.tooMany("amy@shop.example", "10.0.0.9")).isFalse();
    }

    @Test
    void the_right_password_clears_the_count() {
        fail(SignInAttempts.MOST_WRONG - 1, "amy@shop.example");
        attempts.succeeded("amy@shop.example");
        fail(1, "amy@shop.example");

        assertThat(attempts.tooMany("amy@shop.example", "10.0.0.1")).isFalse();
    }

    @Test
    void an_address_that_tries_many_people_waits_too() {
        for (var person = 0; person < SignInAttempts.MOST_WRONG * 4; person++) {
            fail(1, "person" + person + "@shop.example");
        }
        assertThat(attempts.tooMany("somebody-new@shop.example", "10.0.0.1")).isTrue();
        assertThat(attempts.tooMany("somebody-new@shop.example", "10.0.0.2")).isFalse();
    }

    private void fail(int times, String email) {
        for (var time = 0; time < times; time++) {
            attempts.failed(email, "10.0.0.1");
        }
    }
}
