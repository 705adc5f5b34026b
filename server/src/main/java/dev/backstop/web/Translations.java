package dev.backstop.web;

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
    private static final Translations ENGLISH = new Translations(Map.of(), false);
    private static final Translations GERMAN = new Translations(PoFile.read("/words/de.po"), false);
    private static final Translations SPANISH = new Translations(PoFile.read("/words/es.po"), false);

    /** {@code en-XA}, as usual for this: English in brackets wherever a translation stands, so that a test sees what has none. */
    private static final Translations PSEUDO = new Translations(bracketed(PoFile.read("/words/de.po")), true);

    private static final Pattern BETWEEN_SENTENCES = Pattern.compile("(?<=[.?:;,]) (?=\\p{L}|[0-9])");

    private final Map<String, String> sentences;
    private final List<SentenceForm> forms;
    private final boolean pseudo;

    private Translations(Map<String, String> sentences, boolean pseudo) {
        this.sentences = sentences;
        this.pseudo = pseudo;
        this.forms = sentences.entrySet().stream().map(entry -> SentenceForm.of(entry.getKey(), entry.getValue())).filter(Objects::nonNull)
                .sorted(Comparator.comparing(SentenceForm::letters).reversed()).toList();
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

    /** A sentence whose gaps are filled already. */
    String told(String english) {
        if (sentences.isEmpty()) {
            return english;
        }
        var whole = whole(english);
        if (whole != null) {
            return whole;
        }
        var parts = BETWEEN_SENTENCES.split(english);
        return parts.length == 1 ? english : Stream.of(parts).map(part -> {
            var said = whole(part);
            return said == null ? part : said;
        }).collect(Collectors.joining(" "));
    }

    private @Nullable String whole(String english) {
        var said = sentences.get(english);
        if (said != null || pseudo && english.startsWith("«")) {
            return said == null ? english : said;
        }
        return forms.stream().map(form -> form.told(english, this::told)).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static Map<String, String> bracketed(Map<String, String> sentences) {
        return sentences.keySet().stream().collect(Collectors.toMap(sentence -> sentence, sentence -> '«' + sentence + '»'));
    }
}
