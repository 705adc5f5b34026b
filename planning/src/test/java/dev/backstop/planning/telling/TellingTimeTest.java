package dev.backstop.planning.telling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.planning.telling.TellingTime.Urgency;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TellingTimeTest {
    @ParameterizedTest
    @CsvSource({
        // urgency, now, due by, leaves; the customer is in London, in winter
        "AT_ONCE, 2026-01-05T09:00:00Z, 2026-01-06T17:00:00Z, 2026-01-05T09:00:00Z",
        "AT_ONCE, 2026-01-05T20:00:00Z, 2026-01-06T17:00:00Z, 2026-01-06T08:00:00Z",
        "AT_ONCE, 2026-01-05T03:00:00Z, 2026-01-06T17:00:00Z, 2026-01-05T08:00:00Z",
        "DIGEST, 2026-01-05T09:00:00Z, 2026-01-06T17:00:00Z, 2026-01-05T16:00:00Z",
        "DIGEST, 2026-01-05T16:00:00Z, 2026-01-06T17:00:00Z, 2026-01-06T16:00:00Z",
        "DIGEST, 2026-01-05T16:30:00Z, 2026-01-06T12:00:00Z, 2026-01-05T16:30:00Z",
        "LEGAL, 2026-01-05T22:00:00Z, 2026-01-05T23:59:59Z, 2026-01-05T22:00:00Z",
        "LEGAL, 2026-01-05T22:00:00Z, 2026-01-07T23:59:59Z, 2026-01-06T08:00:00Z",
    })
    void a_word_leaves_when_it_is_welcome_and_never_too_late(Urgency urgency, Instant now, Instant dueBy, Instant leaves) {
        assertThat(TellingTime.of(urgency, now, ZoneId.of("Europe/London"), dueBy)).isEqualTo(leaves);
    }
}
