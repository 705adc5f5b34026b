package dev.backstop.reports;

import dev.backstop.console.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What changed between two summaries of one report. */
final class Changes {
    private Changes() {}

    static List<String> between(Summary before, Summary after) {
        var changes = new ArrayList<String>();
        for (var figure : new TreeMap<>(after.figures()).entrySet()) {
            var was = before.figures().get(figure.getKey());
            if (was != null && was.compareTo(figure.getValue()) != 0) {
                changes.add(sentence(figure.getKey(), was, figure.getValue()));
            }
        }
        return List.copyOf(changes);
    }

    private static String sentence(String words, BigDecimal was, BigDecimal is) {
        var by = is.subtract(was);
        return "%s %s %s: %s, was %s.".formatted(Words.number(by.abs()), by.signum() > 0 ? "more" : "less", words, Words.number(is),
                Words.number(was));
    }
}
