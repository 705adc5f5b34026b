package dev.backstop.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> COMMANDS = List.of("demo", "serve", "sandbox", "import", "backup", "restore");

    @Test
    void the_word_that_is_the_fewest_slips_away_was_meant() {
        assertThat(Nearest.to("sevre", COMMANDS)).contains("serve");
        assertThat(Nearest.to("restor", COMMANDS)).contains("restore");
        assertThat(Nearest.to("sanbox", COMMANDS)).contains("sandbox");
        assertThat(Nearest.to("dmeo", COMMANDS)).contains("demo");
    }

    @Test
    void a_word_that_is_like_none_gets_no_guess() {
        assertThat(Nearest.to("frobnicate", COMMANDS)).isEmpty();
        assertThat(Nearest.to("x", COMMANDS)).isEmpty();
    }

    @Test
    void slips_are_letters_too_many_missing_wrong_or_swapped() {
        assertThat(Nearest.slips("--port", "--port")).isZero();
        assertThat(Nearest.slips("--prot", "--port")).isEqualTo(1);
        assertThat(Nearest.slips("--por", "--port")).isEqualTo(1);
        assertThat(Nearest.slips("--poort", "--port")).isEqualTo(1);
        assertThat(Nearest.slips("--pory", "--port")).isEqualTo(1);
        assertThat(Nearest.slips("", "port")).isEqualTo(4);
    }
}
