package dev.backstop.planning.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialGateTest {
    /** The hours are those at the customer's place, on both sides of a change of clocks (Sunday 8 March 2026 in New York). */
    @ParameterizedTest
    @CsvSource({
        "America/New_York, US, 2026-03-06T20:59, true", "America/New_York, US, 2026-03-06T21:01, false", "America/New_York, US, 2026-03-08T20:59, true",
        "America/New_York, US, 2026-03-08T21:01, false", "America/Los_Angeles, US, 2026-03-06T07:59, false", "America/Los_Angeles, US, 2026-03-06T08:00, true",
        "Europe/Berlin, DE, 2026-03-07T19:59, true", "Europe/Berlin, DE, 2026-03-08T12:00, false", "America/Vancouver, CA, 2026-03-06T21:29, true",
        "Australia/Sydney, AU, 2026-03-07T12:00, false"
    })
    void the_window_is_that_of_the_customers_place(String zone, String country, String there, boolean open) {
        var now = ZonedDateTime.of(java.time.LocalDateTime.parse(there), ZoneId.of(zone)).toInstant();
        assertThat(DialGate.ask(facts(now, zone, country, false, 0, 0, null)) instanceof DialGate.Answer.Open).isEqualTo(open);
    }

    @Test
    void a_closed_window_says_when_it_opens() {
        var sunday = Instant.parse("2026-03-08T11:00:00Z");
        assertThat(DialGate.ask(facts(sunday, "Europe/Berlin", "DE", false, 0, 0, null)))
                .isEqualTo(new DialGate.Answer.Closed("It is 12:00 on Sunday at the customer's place.", Instant.parse("2026-03-09T08:00:00Z")));
    }

    @Test
    void attempts_and_wishes_close_it() {
        var noon = Instant.parse("2026-03-06T12:00:00Z");
        assertThat(closed(facts(noon, "Europe/London", "GB", true, 0, 0, null))).contains("does not want");
        assertThat(closed(facts(noon, "Europe/London", "GB", false, 3, 0, null))).contains("Three attempts");
        assertThat(closed(facts(noon, "Europe/London", "GB", false, 1, 1, null))).contains("One attempt a day");
        assertThat(closed(facts(noon, "Europe/London", "GB", false, 1, 1, noon.plusSeconds(1)))).contains("called later");
        assertThat(DialGate.ask(facts(noon, "Europe/London", "GB", false, 1, 1, noon))).isEqualTo(new DialGate.Answer.Open());
    }

    private static String closed(DialGate.Facts facts) {
        return ((DialGate.Answer.Closed) DialGate.ask(facts)).why();
    }

    private static DialGate.Facts facts(Instant now, String zone, String country, boolean doNotCall, int attempts, int today, @Nullable Instant notBefore) {
        return new DialGate.Facts(now, ZoneId.of(zone), country, doNotCall, attempts, today, notBefore);
    }
}
