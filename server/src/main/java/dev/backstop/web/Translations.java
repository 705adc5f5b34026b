package dev.backstop.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sentences of one language, by their English ones. */
final class Translations {
    /** A gap that takes a value, rather than words that go with a number. */
    private static final Pattern FILLED = Pattern.compile("\\{[0-9]}");

    private static final Translations ENGLISH = new Translations(Map.of(), false);
    private static final Translations GERMAN = new Translations(PoFile.read("/words/de.po"), false);
    private static final Translations SPANISH = new Translations(PoFile.read("/words/es.po"), false);

    /**
     * {@code en-XA}, as usual for this: English in brackets wherever a translation stands, so that a test sees what has none; what fills a
     * gap stands outside, unless it is translated itself.
     */
    private static final Translations PSEUDO = new Translations(bracketed(PoFile.read("/words/de.po")), true);

    /** Where a text is taken apart that is not known as a whole: between sentences, then clauses, then what commas divide. */
    private static final List<Pattern> DIVIDERS = List.of(Pattern.compile("(?<=[.?”]) (?=[\\p{Lu}0-9“])"), Pattern.compile("(?<=[;:]) "),
            Pattern.compile("(?<=,) "));

    private static final int MOST_REMEMBERED = 5_000;

    private final Map<String, String> sentences;
    private final List<SentenceForm> forms;
    /** A list says the same few things in each of its rows, and each would be compared with thousands of forms. */
    private final Cache<String, String> remembered = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
    private final boolean pseudo;

    private Translations(Map<String, String> sentences, boolean pseudo) {
        this.sentences = sentences;
        this.pseudo = pseudo;
        this.forms = sentences.entrySet().stream().map(entry -> SentenceForm.of(entry.getKey(), entry.getValue())).filter(Objects::nonNull)
                .sorted(Comparator.comparingInt(SentenceForm::letters).reversed()).toList();
    }

    static Translations in(Locale locale) {
        return switch (locale.getLanguage()) {
            case "de" -> GERMAN;
            case "es" -> SPANISH;
            default -> locale.getCountry().equals("XA") ? PSEUDO : ENGLISH;
        };
    }

    /** The sentence, its gaps as they are. */
    String of(String sentence) {
        return sentences.getOrDefault(sentence, sentence);
    }

    /** A text whose gaps are filled already. */
    String told(String english) {
        if (sentences.isEmpty()) {
            return english;
        }
        var before = remembered.getIfPresent(english);
        if (before != null) {
            return before;
        }
        var value = EnglishValues.told(english);
        var said = value == null ? apart(english, 0) : value;
        remembered.put(english, said);
        return said;
    }

    private String apart(String english, int divider) {
        var whole = whole(english);
        if (whole != null) {
            return whole;
        }
        if (divider == DIVIDERS.size()) {
            return english;
        }
        var parts = DIVIDERS.get(divider).split(english);
        return parts.length == 1 ? apart(english, divider + 1)
                : Stream.of(parts).map(part -> apart(part, divider + 1)).collect(Collectors.joining(" "));
    }

    /** The translation of a sentence with or without the sign at its end; null if there is none. */
    private @Nullable String whole(String english) {
        if (pseudo && english.startsWith("«")) {
            return english;
        }
        var said = known(english);
        if (said != null || english.length() < 2 || ".;:,".indexOf(english.charAt(english.length() - 1)) < 0) {
            return said;
        }
        var bare = known(english.substring(0, english.length() - 1));
        return bare == null ? null : bare + english.charAt(english.length() - 1);
    }

    private @Nullable String known(String english) {
        var said = sentences.get(english);
        if (said != null) {
            return said;
        }
        var counted = EnglishValues.Counted.of(english);
        var what = counted == null ? null : sentences.get(counted.what());
        return counted != null && what != null ? counted.number() + ' ' + what
                : forms.stream().map(form -> form.told(english, this::told)).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static Map<String, String> bracketed(Map<String, String> sentences) {
        return sentences.keySet().stream().collect(Collectors.toMap(sentence -> sentence,
                sentence -> '«' + FILLED.matcher(sentence).replaceAll("»$0«") + '»'));
    }
}
