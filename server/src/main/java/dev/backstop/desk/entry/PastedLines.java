package dev.backstop.desk.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lines of an order as people paste them, from a spreadsheet or out of a mail: an sku and a quantity in either order, with anything
 * between and around them. Which word is an sku is known by asking the catalogue; a line in which it knows none keeps its first word, to
 * be corrected.
 */
final class PastedLines {
    static final int MOST = 200;
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;|]+");
    private static final Pattern QUANTITY = Pattern.compile("[x×*]?([0-9]+(?:[.][0-9]+)?)[x×*]?", Pattern.CASE_INSENSITIVE);
    private static final Set<String> NOISE = Set.of("x", "×", "*", "-", "–", "•", "pcs", "pc", "pieces", "of");

    private PastedLines() {}

    /** One line as it was understood; without a number in it, one. */
    record Line(String sku, String quantity) {}

    /**
     * @param known those of the words that are skus, as the catalogue writes them, by the word in capitals
     */
    static List<Line> read(String pasted, Function<List<String>, Map<String, String>> known) {
        var rows = pasted.lines().map(String::strip).filter(line -> !line.isEmpty()).limit(MOST).map(PastedLines::words)
                .filter(row -> !row.isEmpty()).toList();
        var skus = known.apply(rows.stream().flatMap(List::stream).flatMap(word -> Stream.of(word, capitals(word))).distinct().toList());
        var lines = new ArrayList<Line>();
        for (var row : rows) {
            var sku = row.stream().filter(word -> skus.containsKey(capitals(word))).findFirst();
            var quantity = row.stream().filter(word -> sku.isEmpty() || !word.equals(sku.get())).map(QUANTITY::matcher)
                    .filter(number -> number.matches())
                    .map(number -> number.group(1)).findFirst();
            var first = row.stream().filter(word -> !QUANTITY.matcher(word).matches()).findFirst();
            if (sku.isPresent() || (quantity.isPresent() && first.isPresent())) { // neither: a greeting, a heading, a signature
                lines.add(new Line(sku.map(word -> skus.getOrDefault(capitals(word), word)).orElseGet(() -> first.orElse("")),
                        quantity.orElse("1")));
            }
        }
        return lines;
    }

    private static List<String> words(String line) {
        return BETWEEN.splitAsStream(line).filter(word -> !word.isEmpty() && !NOISE.contains(word.toLowerCase(Locale.ROOT))).toList();
    }

    private static String capitals(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
