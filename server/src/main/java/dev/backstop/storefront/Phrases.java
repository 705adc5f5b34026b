package dev.backstop.storefront;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** The sentences of one language, from {@code storefront/LANGUAGE.properties}; {@code {name}} in them is filled in. */
public final class Phrases {
    private static final Map<Language, Phrases> all = new EnumMap<>(Language.class);

    static {
        for (var language : Language.values()) {
            all.put(language, new Phrases(language));
        }
    }

    private final Language language;
    private final Properties sentences = new Properties();

    private Phrases(Language language) {
        this.language = language;
        var file = "/storefront/%s.properties".formatted(language.code());
        try (var reader = new InputStreamReader(Objects.requireNonNull(Phrases.class.getResourceAsStream(file), file),
                StandardCharsets.UTF_8)) {
            sentences.load(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(file, broken);
        }
    }

    /** All sentences of a language. */
    public static Phrases in(Language language) {
        return Objects.requireNonNull(all.get(language));
    }

    Set<String> keys() {
        return sentences.stringPropertyNames();
    }

    /** The sentence with what is filled in, given as name, value, name, value. */
    public String say(String key, String... filled) {
        var sentence = sentences.getProperty(key);
        if (sentence == null) {
            throw new IllegalArgumentException("There is no sentence %s in %s.properties.".formatted(key, language.code()));
        }
        for (var i = 0; i < filled.length; i += 2) {
            sentence = sentence.replace('{' + filled[i] + '}', filled[i + 1]);
        }
        return sentence;
    }

    /** A day by the pattern of that name. */
    public String day(String pattern, LocalDate day) {
        return DateTimeFormatter.ofPattern(say(pattern), language.locale()).format(day);
    }
}
