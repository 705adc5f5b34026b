package dev.backstop.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.web.Say;
import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MoneyWordsTest {
    private static final BigDecimal OWED = new BigDecimal("-1234.5");

    @Test
    void the_sign_of_an_amount_stands_before_its_currency() {
        assertThat(Words.money(OWED, "EUR")).isEqualTo("-€1,234.50");
        assertThat(Words.money(OWED, "CHF")).isEqualTo("-CHF 1,234.50");
        assertThat(Say.in(Locale.GERMAN, () -> Words.money(OWED, "EUR"))).isEqualTo("-1.234,50 €");
        assertThat(Words.money(new BigDecimal("-0.001"), "EUR")).isEqualTo("-€0.001");
    }

    @Test
    void an_amount_less_than_nothing_in_a_sentence_is_told_as_the_language_writes_it() {
        assertThat(Say.in(Locale.GERMAN, () -> Say.told("-€1,234.50"))).isEqualTo("-1.234,50 €");
    }
}
