package dev.backstop.console.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.web.Say;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TargetWordsTest {
    @Test
    void a_target_is_said_and_not_shown_as_it_is_kept() {
        assertThat(TargetWords.of("fill-rate 0.95")).isEqualTo("95 % served from stock");
        assertThat(TargetWords.of("cost 0.02, cycle-service 0.975"))
                .isEqualTo("least cost, at 0.02 a unit and day of waiting; 97.5 % of cycles without running out");
        assertThat(Say.in(Locale.GERMAN, () -> TargetWords.of("fill-rate 0.975"))).isEqualTo("97,5 % ab Lager geliefert");
    }
}
