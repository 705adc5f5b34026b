package dev.backstop.reports;

import static dev.backstop.web.Say.say;
import static dev.backstop.web.Say.told;

import dev.backstop.console.Words;
import dev.backstop.reports.dashboards.Picture.Bars.Bar;
import dev.backstop.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The picture of a report: a column of numbers as a bar for each of the first rows, as they are sorted. */
final class RowBars {
    private static final int MOST = 20;

    private final List<Column> columns;
    private final int at;
    private final List<Bar> bars = new ArrayList<>();
    private int seen;

    /** @throws Problem if no column of numbers of that name is shown */
    RowBars(List<Column> columns, String chart) {
        this.columns = columns;
        this.at = IntStream.range(0, columns.size()).filter(i -> columns.get(i).name().equals(chart) && columns.get(i).kind().isNumber())
                .findFirst()
                .orElseThrow(() -> Problem.unreadable("chart",
                        "%s cannot be drawn. Use a column of numbers that is shown: %s.".formatted(chart,
                                columns.stream().filter(column -> column.kind().isNumber()).map(Column::name).collect(Collectors.joining(", ")))));
    }

    /** In the reader's language. */
    String title() {
        return columns.get(at).heading();
    }

    void add(Row row) {
        var value = row.cells().get(at).value();
        var number = Layout.number(value);
        if (seen++ < MOST && number != null) {
            bars.add(new Bar(name(row), number.doubleValue(), words(value)));
        }
    }

    List<Bar> bars() {
        return List.copyOf(bars);
    }

    /** The first two columns that are no numbers. */
    private String name(Row row) {
        var name = IntStream.range(0, columns.size()).filter(i -> !columns.get(i).kind().isNumber()).limit(2)
                .mapToObj(i -> PaperWords.of(row.cells().get(i).value())).filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? say("none") : name;
    }

    private static String words(Value value) {
        return switch (value) {
            case Value.Quantity(var quantity, var unit) -> unit.equals("piece") ? Words.number(quantity)
                    : "%s %s".formatted(Words.number(quantity), told(unit)).strip();
            case Value.Money(var amount, var currency) -> Words.money(amount, currency);
            case Value.Nothing _, Value.Text _, Value.Name _, Value.Number _, Value.Percent _, Value.Day _, Value.Moment _ ->
                PaperWords.of(value);
        };
    }
}
