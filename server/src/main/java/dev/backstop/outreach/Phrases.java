package dev.backstop.outreach;

import dev.backstop.web.Sentences;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What we say to customers, in one language. */
public final class Phrases {
    private final Sentences sentences;

    private Phrases(Sentences sentences) {
        this.sentences = sentences;
    }

    /** @param locale one whose language we have a file for */
    static Phrases in(Locale locale) {
        return new Phrases(Sentences.of("notices", locale));
    }

    /** In the language of ours that is nearest to a language tag: its own, else English. */
    public static Phrases nearest(String languageTag) {
        return in(Addressee.locale(languageTag));
    }

    public Locale locale() {
        return sentences.locale();
    }

    /** The sentence of that name, its gaps filled: name, value, name, value. */
    public String say(String name, String... gaps) {
        return sentences.say(name, gaps);
    }

    /** The sentence of that name, or of another where there is none. */
    public String sayOr(String name, String other) {
        return sentences.sayOr(name, other);
    }

    /** Money as the language writes it: {@code 1,200.00 EUR}, {@code 1.200,00 EUR}. */
    public String amount(BigDecimal amount, String currency) {
        return String.format(locale(), "%,.2f %s", amount, currency);
    }

    /** A day as people say it: {@code Tuesday 12 May 2026}. */
    public String day(LocalDate date) {
        return sentences.day(date);
    }

    /** The time of day with the name of its zone: {@code 15:02 (Central European Standard Time)}. */
    String time(ZonedDateTime moment) {
        return DateTimeFormatter.ofPattern(say("time"), locale()).format(moment);
    }

    /** The same of a moment, without the time of day. */
    public String day(Instant moment) {
        return sentences.day(moment);
    }
}
