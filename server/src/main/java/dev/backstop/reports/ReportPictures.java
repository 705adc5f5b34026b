package dev.backstop.reports;

import dev.backstop.console.Words;
import dev.backstop.reports.dashboards.Picture;
import dev.backstop.web.Json;
import dev.backstop.web.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Draws a column of a report: a bar for each of the first rows, in their order, so that sorting is what decides who is shown. */
@Component
class ReportPictures {
    private static final int MOST = 20;

    private final Json json;

    ReportPictures(Json json) {
        this.json = json;
    }

    /** What is asked to be drawn of a page; empty: nothing is. */
    Optional<ReportPicture> of(ReportPage page, ReportRequest meant) {
        if (meant.chart() == null || page.rows().isEmpty()) {
            return Optional.empty();
        }
        var at = column(page.columns(), meant.chart());
        var bars = page.rows().stream().limit(MOST).flatMap(row -> bar(page.columns(), row, at).stream()).toList();
        return Optional.of(new ReportPicture(page.columns().get(at).title(), "The first %s, in the order of the table.".formatted(
                Words.count(bars.size(), "row")), json.write(new Picture.Bars(bars))));
    }

    private static int column(List<Column> columns, String name) {
        return IntStream.range(0, columns.size()).filter(i -> columns.get(i).name().equals(name) && columns.get(i).kind().isNumber())
                .findFirst()
                .orElseThrow(() -> Problem.malformed("%s cannot be drawn. Use a column of numbers that is shown: %s.".formatted(name,
                        columns.stream().filter(column -> column.kind().isNumber()).map(Column::name).collect(Collectors.joining(", ")))));
    }

    private static Optional<Picture.Bars.Bar> bar(List<Column> columns, Row row, int at) {
        var name = IntStream.range(0, columns.size()).filter(i -> !columns.get(i).kind().isNumber()).limit(2)
                .mapToObj(i -> words(row.cells().get(i).value())).filter(words -> !words.isEmpty()).collect(Collectors.joining(" "));
        var value = row.cells().get(at).value();
        return number(value).map(number -> new Picture.Bars.Bar(name.isEmpty() ? "none" : name, number.doubleValue(), words(value)));
    }

    private static Optional<BigDecimal> number(Value value) {
        return switch (value) {
            case Value.Quantity(var quantity, _) -> Optional.of(quantity);
            case Value.Money(var amount, _) -> Optional.of(amount);
            case Value.Number(var number) -> Optional.of(number);
            case Value.Percent(var share) -> Optional.of(share);
            case Value.Nothing _, Value.Text _, Value.Day _, Value.Moment _ -> Optional.empty();
        };
    }

    private static String words(Value value) {
        return switch (value) {
            case Value.Quantity(var quantity, var unit) -> "%s %s".formatted(quantity.toPlainString(), unit).strip();
            case Value.Money(var amount, var currency) -> Words.money(amount, currency);
            case Value.Number(var number) -> number.stripTrailingZeros().toPlainString();
            case Value.Percent(var share) -> Words.percent(share.doubleValue());
            case Value.Text(var text) -> text;
            case Value.Day(var day) -> day.toString();
            case Value.Moment(var at) -> at.toString();
            case Value.Nothing _ -> "";
        };
    }
}
