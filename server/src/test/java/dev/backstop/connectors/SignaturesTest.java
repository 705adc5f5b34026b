package dev.backstop.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignaturesTest {
    private static final byte[] BODY = "what do ya want for nothing?".getBytes(UTF_8);

    /** Case 2 of RFC 4231, in base64. */
    @Test
    void it_is_the_one_of_the_standard() {
        assertThat(Signatures.of(BODY, "Jefe")).isEqualTo("W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=");
        assertThat(Signatures.genuine("W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=", BODY, "Jefe")).isTrue();
    }

    @Test
    void none_is_genuine_without_a_secret_or_for_another_body() {
        assertThat(Signatures.genuine(null, BODY, "Jefe")).isFalse();
        assertThat(Signatures.genuine("W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=", "what".getBytes(UTF_8), "Jefe")).isFalse();
        assertThat(Signatures.genuine("", BODY, "")).isFalse();
    }

    @Test
    void a_try_is_repeated_ever_later_and_never_sooner_than_the_other_side_asked() {
        assertThat(Pace.after(1, null)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Pace.after(2, null)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Pace.after(19, null)).isEqualTo(Duration.ofHours(4));
        assertThat(Pace.after(1, Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(Pace.after(4, Duration.ofSeconds(1))).isEqualTo(Duration.ofMinutes(10));
        assertThat(Pace.after(1, Duration.ofMinutes(3))).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void secrets_do_not_show_themselves() {
        assertThat(new Secrets(Map.of("token", "shpat_1")).toString()).isEqualTo("Secrets[token]");
    }
}
