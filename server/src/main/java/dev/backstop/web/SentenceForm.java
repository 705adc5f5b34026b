package dev.backstop.web;

import java.util.ArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a sentence with gaps looks like once they are filled.
 *
 * @param mark    the longest piece between its gaps: what has it not, is no such sentence
 * @param letters how many it has outside of gaps: the more, the surer it is recognised
 */
record SentenceForm(Pattern filled, String mark, int letters, String translation) {
    private static final int FEWEST_LETTERS = 4;
    private static final int FEW_LETTERS = 6;
    private static final String ANYTHING = ".+?";
    private static final String WITHIN_A_SENTENCE = "(?:(?![.?] \\p{Lu}).)+?";
    /** What little stands around a gap, as in {@code {0} to {1}}, says nothing of what stands beyond a comma. */
    private static final String WITHIN_A_CLAUSE = "(?:(?![.?;:,] ).)+?";
    private static final Pattern GAP = Pattern.compile("\\{([0-9])(?:\\|([^|}]*)\\|([^}]*))?}");

    /** Null where a sentence has no gaps, or too few words to be known by. */
    static @Nullable SentenceForm of(String sentence, String translation) {
        var gap = GAP.matcher(sentence);
        var filled = new StringBuilder();
        var mark = "";
        var letters = 0;
        var seen = new ArrayList<String>();
        var end = 0;
        var gapForm = lettersOf(GAP.matcher(sentence).replaceAll("")) < FEW_LETTERS ? WITHIN_A_CLAUSE
                : sentence.contains(". ") ? ANYTHING : WITHIN_A_SENTENCE;
        while (gap.find()) {
            var piece = sentence.substring(end, gap.start());
            filled.append(Pattern.quote(piece));
            mark = piece.length() > mark.length() ? piece : mark;
            letters += lettersOf(piece);
            if (gap.group(2) != null) {
                filled.append("(?:%s|%s)".formatted(Pattern.quote(gap.group(2)), Pattern.quote(gap.group(3))));
            } else if (seen.contains(gap.group(1))) {
                filled.append("\\k<g%s>".formatted(gap.group(1)));
            } else {
                filled.append("(?<g%s>%s)".formatted(gap.group(1), gapForm));
                seen.add(gap.group(1));
            }
            end = gap.end();
        }
        var rest = sentence.substring(end);
        mark = rest.length() > mark.length() ? rest : mark;
        letters += lettersOf(rest);
        return seen.isEmpty() || letters < FEWEST_LETTERS ? null
                : new SentenceForm(Pattern.compile(filled.append(Pattern.quote(rest)).toString(), Pattern.DOTALL), mark, letters, translation);
    }

    /** The translation of a filled sentence; null if it is none of this form. */
    @Nullable String told(String english, UnaryOperator<String> gaps) {
        if (!english.contains(mark)) {
            return null;
        }
        var match = filled.matcher(english);
        if (!match.matches()) {
            return null;
        }
        var values = new @Nullable Object[10];
        filled.namedGroups().forEach((name, _) -> values[name.charAt(1) - '0'] = gaps.apply(match.group(name)));
        return Say.filled(translation, values);
    }

    private static int lettersOf(String text) {
        return (int) text.chars().filter(Character::isLetter).count();
    }
}
