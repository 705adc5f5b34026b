package dev.backstop.web;

import static dev.backstop.web.Say.say;
import static dev.backstop.web.Say.told;
import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SayTest {
    private static final Locale PSEUDO = Locale.forLanguageTag("en-XA");

    @Test
    void english_needs_no_file() {
        assertThat(say("{0} of {1} zebras", 3, 1200)).isEqualTo("3 of 1,200 zebras");
    }

    @Test
    void words_go_with_their_number() {
        assertThat(say("{0} {0|zebra waits|zebras wait}", 1)).isEqualTo("1 zebra waits");
        assertThat(say("{0} {0|zebra waits|zebras wait}", 2)).isEqualTo("2 zebras wait");
    }

    @Test
    void a_sentence_is_said_in_the_language_of_its_reader() {
        assertThat(Say.in(Locale.GERMAN, () -> say("Order {0}", "SO-1"))).isEqualTo("Auftrag SO-1");
        assertThat(Say.in(Locale.of("es"), () -> say("Order {0}", "SO-1"))).isEqualTo("Pedido SO-1");
        assertThat(Say.in(Locale.GERMAN, () -> Say.number(1234.5))).isEqualTo("1.234,5");
        assertThat(say("Order {0}", "SO-1")).isEqualTo("Order SO-1");
    }

    @Test
    void what_nobody_translated_stays_as_it_is() {
        assertThat(Say.in(Locale.GERMAN, () -> say("Zebra"))).isEqualTo("Zebra");
        assertThat(Say.in(Locale.GERMAN, () -> told("Zebras wait for grass."))).isEqualTo("Zebras wait for grass.");
        assertThat(Say.in(Locale.GERMAN, () -> told(null))).isNull();
    }

    @Test
    void a_sentence_made_in_english_is_recognised_by_its_form() {
        assertThat(Say.in(Locale.GERMAN, () -> told("Order SO-7 was taken."))).isEqualTo("Auftrag SO-7 wurde angenommen.");
        assertThat(Say.in(Locale.GERMAN, () -> told("now expected on 12 January"))).isEqualTo("jetzt erwartet am 12. Januar");
        assertThat(Say.in(Locale.GERMAN, () -> told("any quantity; no price"))).isEqualTo("beliebige Menge; kein Preis");
        assertThat(Say.in(PSEUDO, () -> told("Order SO-7 was taken. Zebra."))).isEqualTo("«Order »SO-7« was taken.» Zebra.");
    }

    @Test
    void numbers_money_and_counts_in_it_are_written_as_the_language_writes_them() {
        assertThat(Say.in(Locale.GERMAN, () -> told("346 customers wait for 1,934 deliveries worth £25,921.50; longer than 30 days: 6, without a date: 17.")))
                .isEqualTo("346 Kunden warten auf 1.934 Lieferungen im Wert von 25.921,50 £; seit über 30 Tagen: 6, ohne Termin: 17.");
        assertThat(Say.in(Locale.GERMAN, () -> told("93.5 %"))).isEqualTo("93,5 %");
        assertThat(told("1,934 zebras")).isEqualTo("1,934 zebras");
    }

    /** "{0} to {1} of {2}" is a sentence too. */
    @Test
    void few_words_around_gaps_do_not_swallow_other_sentences() {
        assertThat(Say.in(Locale.GERMAN, () -> told("Release orders to the floor and ship them; Book receipts, counts and movements of stock")))
                .isEqualTo("Aufträge ins Lager geben und versenden; Wareneingänge, Zählungen und Bewegungen buchen");
    }

    @Test
    void gaps_are_escaped_and_pieces_of_a_page_are_not() {
        var page = new StringOutput();
        var output = new OwaspHtmlTemplateOutput(page);
        output.setContext("p", null);
        output.writeUserContent(Say.rich("{0} & {1}", "<b>", (gg.jte.Content) there -> there.writeContent("<b>fine</b>")));
        assertThat(page).hasToString("&lt;b&gt; &amp; <b>fine</b>");
    }
}
