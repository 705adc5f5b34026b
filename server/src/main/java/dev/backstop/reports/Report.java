package dev.backstop.reports;

import static dev.backstop.web.Say.told;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a report is: its columns and what may be asked of it.
 *
 * @param theme      under which it is listed: {@code Stock}
 * @param about      the question that it answers, and how its figures are worked out
 * @param columns    those that the reader may see
 * @param usual      names of the columns that stand there unless others are asked for
 * @param sort       the usual order, as in a request
 * @param parameters what can be set beside filters on columns
 * @param narrowing  columns by which it is mostly filtered
 * @param concerned  filters that leave the rows of which its advice speaks; empty: all
 * @param owner      who made it, for an own report; null: it comes with the program
 */
public record Report(String name, String title, String theme, String about, List<Column> columns, List<String> usual, String sort,
        List<Parameter> parameters, List<String> narrowing, Map<String, String> concerned, @Nullable String owner) {
    /**
     * What a report asks for beside filters: the day as of which it stands, the length of its period.
     *
     * @param choices allowed values; empty: a date
     * @param usual   what counts when nothing is said; empty: today
     */
    public record Parameter(String name, String title, List<Choice> choices, String usual) {
        /** One allowed value and its words. */
        public record Choice(String value, String words) {}
    }

    /** What it is called, in the reader's language; what its owner called it is told in no other (docs/decisions/0166). */
    public String heading() {
        return owner == null ? String.valueOf(told(title)) : title;
    }

    public Report {
        columns = List.copyOf(columns);
        usual = List.copyOf(usual);
        parameters = List.copyOf(parameters);
        narrowing = List.copyOf(narrowing);
        concerned = Map.copyOf(concerned);
    }
}
