package dev.backstop.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What we say to people outside, in one language: sentences with gaps such as {@code {date}}, kept in a folder with a file for each language.
 * The sentence {@code day} of a file is the pattern by which it writes days.
 */
public final class Sentences {
    private static final List<String> LANGUAGES = List.of("en", "de", "es");
    private static final Map<String, Sentences> BY_FILE = new ConcurrentHashMap<>();

    private final Properties sentences = new Properties();
    private final Locale locale;
    private final DateTimeFormatter day;

    private Sentences(String file, Locale locale) {
        this.locale = locale;
        try (var in = new InputStreamReader(Objects.requireNonNull(Sentences.class.getResourceAsStream(file), file),
                StandardCharsets.UTF_8)) {
            sentences.load(in);
        } catch (IOException failed) {
            throw new UncheckedIOException(file, failed);
        }
        this.day = DateTimeFormatter.ofPattern(sentence("day"), locale);
    }

    /**
     * The sentences of a folder.
     *
     * @param folder among the program's resources: {@code notices}
     * @param locale one whose language the folder has a file for
     */
    public static Sentences of(String folder, Locale locale) {
        return BY_FILE.computeIfAbsent("/%s/%s.properties".formatted(folder, locale.getLanguage()), file -> new Sentences(file, locale));
    }

    /** The languages that we speak, ours first. */
    public static List<String> languages() {
        return LANGUAGES;
    }

    /** The language of ours that is nearest to a language tag: its own, else English. */
    public static Locale nearest(String language) {
        var wanted = Locale.forLanguageTag(language);
        return LANGUAGES.contains(wanted.getLanguage()) ? wanted : Locale.ENGLISH;
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

    /** Whether there is a sentence of that name. */
    public boolean knows(String name) {
        return sentences.containsKey(name);
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
