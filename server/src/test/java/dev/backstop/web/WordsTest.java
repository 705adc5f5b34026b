package dev.backstop.web;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.Sources;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Our languages say the same: every sentence is translated into each, gap for gap, and no translation outlives its sentence. */
class WordsTest {
    private static final String LITERAL = "\"((?:[^\"\\\\]|\\\\.)*)\"";
    private static final Pattern SAID = Pattern.compile("(?<![\\w.])(?:say|rich)\\(\\s*" + LITERAL);
    private static final Pattern COUNTED = Pattern.compile(
            "(?<![\\w])count\\((?:\"\\w+\"|(?:[^\"()]|\\([^()]*\\))*),\\s+" + LITERAL + "(?:,\\s+" + LITERAL + ")?\\)");
    private static final Pattern REFUSED = Pattern.compile(
            "(?s)(?:Problem\\.(?:refused|conflict|malformed|unreadable|forbidden)"
                    + "|\\b(?:fault|conflict|required|Fault|refuse))\\((.*?)\\);");
    /** Things of several words: a sentence for all things would take the first word for the thing. */
    private static final Pattern NOT_FOUND = Pattern.compile("notFound\\(\"([a-z]+(?: [a-z]+)+)\",");
    private static final Pattern VALUE = Pattern.compile("%(?:\\d+\\$)?[,.\\d<]*[sd]");

    private static final Pattern NOT_ON_PAGES = Pattern.compile("package dev\\.backstop\\.(?:offline|planning|sandbox)\\b");

    /** Names of fields and headers, and shapes of JSON: what only a program can have got wrong. */
    private static final Pattern FOR_PROGRAMS = Pattern.compile("\\{\"|\\b[a-z][a-z0-9]*[A-Z]\\w+|merge patch|POST |DELETE |GET |[Tt]he body|[Cc]ursor|--[a-z]|The address"
            + "|[Ss]cope|\\b[a-z]+_[a-z]+\\b|^limit |Idempotency-Key|MessageSid| in q\\.|utf-8|half-letter\\.$");
    private static final Pattern GAP = Pattern.compile("\\{([0-9])(?:\\|([^|}]*)\\|([^}]*))?}");
    private static final Pattern BETWEEN = Pattern.compile("\\{[0-9][^}]*}|[.,;:?()“”]");

    private static final Map<String, Map<String, String>> TRANSLATIONS = Map.of("de", PoFile.read("/words/de.po"), "es",
            PoFile.read("/words/es.po"));

    /** Put together from pieces that no sign divides. */
    private static final Set<String> COMPOSED = Set.of("credit: it takes {0}, and nothing of the limit of {1} is free",
            "Receipt {0} is booked and fills {1}.", "It is waited for until {0}.",
            "Needed on {0}; by the usual way it would come on {1}, by this one on {2}.",
            "The least cost of waiting at {0} a unit and day and of stock asked for:"
                    + " the reorder point is the least quantity that reaches it.",
            "{0} % of order cycles without running out asked for: the reorder point is the least quantity that reaches it.",
            "Enough: the position by {0} is {1}, and the reorder point {2}.",
            "Not yet: the position by {0} will be {1}, but an order on {2} is still in time.",
            "The position by {0} is {1}, and the reorder point {2}.", "The position over all time is {0}, and the reorder point {1}.",
            "Lead time {0} days give or take {1}, from {2} receipts and what is still open.", "{0} in 10", "wanted {0}",
            "{0} % of demand served from stock at once asked for: the reorder point is the least quantity that reaches it.",
            "waits for purchase order {0}, expected on {1}", "waits for purchase order {0}, {1}",
            "waits for production order {0}, expected on {1}", "waits for production order {0}, {1}",
            "less than a week is left and nothing is on its way", "nothing is free and nothing is on its way",
            "{0} customer would be told", "{0} customers would be told", "{0} fewer than four weeks ago", "{0} more than four weeks ago",
            "{0} for {1} worth {2}; longer than 30 days: {3}, without a date: {4}.",
            "{0} {1} cannot be: this item has {2} decimals. Round it.", "{0} {1} cannot be: this item is counted in whole units. Round it.",
            "{0} items were in stock worth {1}, of which {2} had been here for more than 180 days.");

    private static List<String> sources = List.of();

    @BeforeAll
    static void read() {
        sources = Sources.texts().filter(source -> source.path().toString().matches(".*/main/.*\\.(java|jte)"))
                .filter(source -> !source.path().endsWith("Say.java")).map(source -> String.join("\n", source.lines())).toList();
    }

    @Test
    void every_sentence_has_its_translations() {
        var said = said();
        assertThat(said).hasSizeGreaterThan(1500);
        TRANSLATIONS.forEach((language, translations) -> assertThat(said.stream().filter(sentence -> !translations.containsKey(sentence)))
                .as("without a translation in words/%s.po", language).isEmpty());
    }

    /** A page tells what the API refuses, by the form of the sentence. */
    @Test
    void every_refusal_that_people_can_meet_has_its_translations() {
        var refusals = sources.stream().flatMap(WordsTest::refusals).collect(toCollection(TreeSet::new));
        assertThat(refusals).hasSizeGreaterThan(400);
        assertThat(refusals.stream().filter(sentence -> !in("de").containsKey(sentence))).isEmpty();
    }

    /** Sentences with a value in them, as the source writes them: {@code %s is no rule. Use one of: %s.} */
    private static Stream<String> refusals(String source) {
        return NOT_ON_PAGES.matcher(source).find() ? Stream.of()
                : REFUSED.matcher(source.replaceAll("\"\\s*\\+\\s*\"", "")).results()
                .flatMap(call -> Pattern.compile(LITERAL).matcher(call.group(1)).results().map(literal -> numbered(plain(literal.group(1)))))
                .filter(sentence -> sentence.matches("(?s)[\\p{Lu}\"{].* .*\\.") && !FOR_PROGRAMS.matcher(sentence).find());
    }

    private static String numbered(String format) {
        var at = new AtomicInteger();
        return VALUE.matcher(format).replaceAll(_ -> "{" + at.getAndIncrement() + '}').replace("%%", "%");
    }

    @Test
    void languages_translate_the_same_sentences() {
        assertThat(in("de").keySet()).isEqualTo(in("es").keySet());
    }

    @Test
    void translations_fill_the_same_gaps() {
        TRANSLATIONS.forEach((language, translations) -> assertThat(translations.entrySet().stream()
                .filter(entry -> !gaps(entry.getKey()).equals(gaps(entry.getValue()))).map(Map.Entry::getKey))
                .as("other gaps in words/%s.po", language).isEmpty());
    }

    /** A sentence may be put together in Java or SQL: then each piece of it between gaps and signs stands there. */
    @Test
    void no_sentence_is_left_over() {
        var all = sources.stream().map(text -> text.replaceAll("\"\\s*\\+\\s*\"", "").replaceAll("\\s+", " ")
                .replace("%%", "%").replace("\\\"", "\"")).collect(joining("\n"));
        var said = said();
        var constants = all.replace('_', ' ').replace('-', ' ').toLowerCase(Locale.ROOT);
        var translated = in("de").keySet();
        var stands = Standing.in(all, translated.stream().flatMap(sentence -> Stream.concat(Stream.of(sentence), pieces(sentence))).toList());
        var isConstant = Standing.in(constants, translated.stream().map(sentence -> sentence.toLowerCase(Locale.ROOT)).toList());
        var left = translated.stream().filter(sentence -> !said.contains(sentence) && !COMPOSED.contains(sentence))
                .filter(sentence -> !stands.test(sentence) && !isConstant.test(sentence.toLowerCase(Locale.ROOT)))
                .filter(sentence -> !pieces(sentence).allMatch(stands));
        assertThat(left).isEmpty();
    }

    private static Stream<String> pieces(String sentence) {
        return Stream.of(BETWEEN.split(sentence)).map(String::strip);
    }

    private static Map<String, String> in(String language) {
        return Objects.requireNonNull(TRANSLATIONS.get(language), language);
    }

    private static Set<String> said() {
        return sources.stream().flatMap(WordsTest::sentences).collect(toCollection(TreeSet::new));
    }

    private static Stream<String> sentences(String source) {
        var counts = source.contains("Words") || source.contains("told.count(") ? COUNTED.matcher(source).results()
                .flatMap(WordsTest::counted) : Stream.<String>of();
        var says = !source.contains("Say.say") && !source.contains("Say.rich") ? Stream.<String>of()
                : SAID.matcher(source).results().map(found -> plain(found.group(1)));
        return Stream.of(says, counts.filter(words -> !words.contains("%")), NOT_FOUND.matcher(source).results()
                .map(thing -> "There is no %s {0}. Check the spelling, or create it first.".formatted(thing.group(1))))
                .flatMap(words -> words);
    }

    private static Stream<String> counted(MatchResult count) {
        var one = plain(count.group(1));
        return Stream.of(one, count.group(2) == null ? one + "s" : plain(count.group(2)));
    }

    private static String plain(String literal) {
        return literal.replace("\\\"", "\"").replace("\\\\", "\\");
    }

    private static Set<String> gaps(String sentence) {
        return GAP.matcher(sentence).results().map(gap -> gap.group(1)).collect(toCollection(TreeSet::new));
    }
}
