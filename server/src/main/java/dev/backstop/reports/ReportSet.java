package dev.backstop.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A documented set of rows, and how a report shows it.
 *
 * <p>The statement gives a column for each of {@link #columns} and {@link #hidden}, named in snake case ({@code on_hand} is
 * {@code onHand});
 * quantities in the smallest unit beside {@code unit} and {@code decimals}, money in the firm's currency. It may use the parameters
 * {@code :today} and {@code :now}, those of {@link #parameters}, and {@code rate (currency, rate)}: what one unit of a currency is worth.
 *
 * @param hidden   columns that doors and units need and nobody sees
 * @param key      columns that tell rows apart, for an order that does not waver
 * @param words    columns in which words are looked for
 * @param figures  aggregates over all rows that fit, by which days are compared and from which sentences are made
 * @param concerned filters that leave the rows of which its advice speaks
 * @param nightly  whether it rests on the figures of the night
 */
record ReportSet(String name, String title, Theme theme, String about, List<Column> columns, List<String> hidden, List<String> usual,
        String sort,
        List<String> key, List<String> words, List<String> narrowing, List<Report.Parameter> parameters, String sql, List<Figure> figures,
        Function<Figures, List<String>> says, Function<Figures, List<String>> advice, Map<String, String> concerned, boolean nightly) {
    /** @param sql an aggregate over columns of the set; a number, or text in smallest figures of money */
    record Figure(String name, String words, String sql) {}

    /** A parameter by name. */
    static Report.Parameter choice(String name, String title, String usual, Report.Parameter.Choice... choices) {
        return new Report.Parameter(name, title, List.of(choices), usual);
    }

    Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findAny();
    }

    /** As a reader may know it. */
    Report report(Reader reader) {
        var seen = columns.stream().filter(column -> (reader.money() || !column.cost()) && (reader.holders() || !column.holder())).toList();
        var names = seen.stream().map(Column::name).toList();
        var shown = seen.stream().map(column -> Door.opensFor(reader, column.door(), names, hidden) ? column : column.opening(null))
                .toList();
        return new Report(name, title, theme.title(), about, shown, usual.stream().filter(names::contains).toList(), sort, parameters,
                narrowing, names.containsAll(concernedColumns()) ? concerned : Map.of(), null);
    }

    private List<String> concernedColumns() {
        return concerned.keySet().stream().map(filter -> filter.split("\\.", 2)[0]).toList();
    }

    /** Whether {@code column} stands in the statement's rows. */
    boolean gives(String column) {
        return hidden.contains(column) || column(column).isPresent();
    }

    static Making named(String name, String title, Theme theme) {
        return new Making(name, title, theme);
    }

    /** A set on its way to be told. */
    static final class Making {
        private final String name;
        private final String title;
        private final Theme theme;
        private String about = "";
        private List<Column> columns = List.of();
        private List<String> hidden = List.of();
        private List<String> usual = List.of();
        private String sort = "";
        private List<String> key = List.of();
        private List<String> words = List.of();
        private List<String> narrowing = List.of();
        private List<Report.Parameter> parameters = List.of();
        private final List<Figure> figures = new ArrayList<>();
        private Function<Figures, List<String>> says = _ -> List.of();
        private Function<Figures, List<String>> advice = _ -> List.of();
        private Map<String, String> concerned = Map.of();
        private boolean nightly;

        private Making(String name, String title, Theme theme) {
            this.name = name;
            this.title = title;
            this.theme = theme;
        }

        Making about(String question) {
            about = question.strip().replace('\n', ' ');
            return this;
        }

        Making columns(Column... all) {
            columns = List.of(all);
            usual = columns.stream().map(Column::name).toList();
            return this;
        }

        Making hidden(String... names) {
            hidden = List.of(names);
            return this;
        }

        /** Those columns that stand there unless others are asked for, in one string. */
        Making usually(String names) {
            usual = Arrays.asList(names.split(" "));
            return this;
        }

        Making sorted(String usualSort, String... keys) {
            sort = usualSort;
            key = List.of(keys);
            return this;
        }

        Making searched(String... columnNames) {
            words = List.of(columnNames);
            return this;
        }

        Making narrowed(String... columnNames) {
            narrowing = List.of(columnNames);
            return this;
        }

        Making asking(Report.Parameter... asked) {
            parameters = List.of(asked);
            return this;
        }

        Making figure(String figureName, String figureWords, String sql) {
            figures.add(new Figure(figureName, figureWords, sql));
            return this;
        }

        Making says(Function<Figures, List<String>> sentences) {
            says = sentences;
            return this;
        }

        Making advises(Function<Figures, List<String>> sentences) {
            advice = sentences;
            return this;
        }

        /** The advice speaks of the rows that these filters leave. */
        Making concerning(Map<String, String> filters) {
            concerned = filters;
            return this;
        }

        /** It rests on the figures of the night. */
        Making ofTheNight() {
            nightly = true;
            return this;
        }

        ReportSet from(String sql) {
            return new ReportSet(name, title, theme, about, columns, hidden, usual, sort, key, words, narrowing, parameters, sql,
                    List.copyOf(figures), says,
                    advice, concerned, nightly);
        }
    }
}
