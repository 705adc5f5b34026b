package dev.backstop.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextMeaningTest {
    @ParameterizedTest
    @ValueSource(strings = {"STOP", "stop.", " Stopp! ", "ARRÊT", "Arret", "baja", "Opt out", "OPT  OUT", "cancel", "unsubscribe", "\"Stop\"", "END"})
    void a_word_that_ends_texts_does_so_however_it_is_typed(String body) {
        assertThat(TextMeaning.of(body)).isEqualTo(TextMeaning.STOP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"please stop calling it blue", "cancel my order please", "1", "2", "", "👍", "yes", "stop by on Monday"})
    void a_sentence_is_read_by_a_person(String body) {
        assertThat(TextMeaning.of(body)).isEqualTo(TextMeaning.OTHER);
    }

    @Test
    void texts_are_wanted_again_or_explained() {
        assertThat(TextMeaning.of("Start")).isEqualTo(TextMeaning.START);
        assertThat(TextMeaning.of("ALTA")).isEqualTo(TextMeaning.START);
        assertThat(TextMeaning.of("Hilfe?")).isEqualTo(TextMeaning.HELP);
    }

    /** The example of the gateway's own documentation. */
    @Test
    void a_signature_is_that_of_the_documentation() {
        var form = Map.of("CallSid", "CA1234567890ABCDE", "Caller", "+14158675309", "Digits", "1234", "From", "+14158675309", "To", "+18005551212");
        var address = "https://mycompany.com/myapp.php?foo=1&bar=2";
        assertThat(GatewaySignature.of("12345", address, form)).isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
        assertThat(GatewaySignature.fits("RSOYDt4T1cUTdK1PDd93/VVr8B8=", "12345", address, form)).isTrue();
        assertThat(GatewaySignature.fits("RSOYDt4T1cUTdK1PDd93/VVr8B9=", "12345", address, form)).isFalse();
        assertThat(GatewaySignature.fits("", "12345", address, form)).isFalse();
    }
}
