package dev.backstop.outreach;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** What we say to customers, in one language: sentences with gaps such as {@code {date}}, kept in a file for each language. */
public final class Phrases {
    private static final Map<Locale, Phrases> BY_LOCALE = new ConcurrentHashMap<>();

    private final Properties sentences = new Properties();
    private final Locale locale;
    private final DateTimeFormatter day;

    private Phrases(Locale locale) {
        this.locale = locale;
        var file = "/notices/%s.properties".formatted(locale.getLanguage());
        try (var in = new InputStreamReader(Objects.requireNonNull(Phrases.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            sentences.load(in);
        } catch (IOException failed) {
            throw new UncheckedIOException(file, failed);
        }
        this.day = DateTimeFormatter.ofPattern(sentence("day"), locale);
    }

    /** @param locale one whose language we have a file for */
    static Phrases in(Locale locale) {
        return BY_LOCALE.computeIfAbsent(locale, Phrases::new);
    }

    /** In the language of ours that is nearest to a language tag: its own, else English. */
    public static Phrases nearest(String languageTag) {
        return in(Addressee.locale(languageTag));
    }

    public Locale locale() {
        return locale;
    }

    /** The sentence of that name, its gaps filled: name, value, name, value. */
    public String say(String name, String... gaps) {
        var said = sentence(name);
        for (var i = 0; i < gaps.length; i += 2) {
            said = said.replace('{' + gaps[i] + '}', gaps[i + 1]);
        }
        return said;
    }

    /** The sentence of that name, or of another where there is none. */
    public String sayOr(String name, String other) {
        return sentences.containsKey(name) ? say(name) : say(other);
    }

    /** A day as people say it: {@code Tuesday 12 May 2026}. */
    public String day(LocalDate date) {
        return day.format(date);
    }

    /** The same of a moment, without the time of day. */
    public String day(Instant moment) {
        return day(moment.atZone(ZoneOffset.UTC).toLocalDate());
    }

    private String sentence(String name) {
        var sentence = sentences.getProperty(name);
        if (sentence == null) {
            throw new IllegalStateException("There is no sentence %s in %s. Write it into its file.".formatted(name, locale.getLanguage()));
        }
        return sentence;
    }
}
