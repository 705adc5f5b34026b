package dev.backstop.console.items;

import dev.backstop.catalog.Units;
import dev.backstop.web.Say;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The picture of stock over time as the points of a drawing 960 wide and 300 high. */
public final class StockChart {
    public static final int WIDTH = 960;
    public static final int HEIGHT = 300;
    private static final int LEFT = 52;
    private static final int RIGHT = 124;
    private static final int TOP = 14;
    private static final int BOTTOM = 52;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("d MMM");

    private final StockOverTime.Picture picture;
    private final Units units;
    private final LocalDate first;
    private final long days;
    private final double top;
    private final double bottom;

    private StockChart(StockOverTime.Picture picture, Units units) {
        this.picture = picture;
        this.units = units;
        this.first = picture.behind().getFirst().day();
        this.days = ChronoUnit.DAYS.between(first, picture.ahead().getLast().day());
        var values = Stream.of(
                        picture.behind().stream().map(day -> (double) day.onHand()),
                        picture.ahead().stream().flatMap(day -> Stream.of(day.mean(), day.high50())),
                        Stream.of(picture.reorderPoint() == null ? 0.0 : picture.reorderPoint() * 1.1))
                .flatMap(each -> each).mapToDouble(Double::doubleValue).summaryStatistics();
        this.top = Math.max(1, values.getMax()) * 1.06;
        this.bottom = Math.max(Math.min(0, values.getMin() * 1.1), -top);
    }

    public static StockChart of(StockOverTime.Picture picture, Units units) {
        return new StockChart(picture, units);
    }

    /** A line across with its value. */
    public record Rule(double y, String words) {}

    /** A day with its name below. */
    public record Tick(double x, String words) {}

    /** Goods on the way: when, how unsure, how much. */
    public record Inbound(double x, double from, double to, String words, boolean named) {}

    public List<Rule> rules() {
        var step = step((top - bottom) / 4);
        var rules = new ArrayList<Rule>();
        for (var value = Math.ceil(bottom / step) * step; value <= top; value += step) {
            rules.add(new Rule(y(value), units.shown(Math.round(value))));
        }
        return rules;
    }

    public List<Tick> months() {
        return Stream.iterate(first.withDayOfMonth(1).plusMonths(1), day -> day.plusMonths(1))
                .takeWhile(day -> day.isBefore(picture.ahead().getLast().day())).map(day -> new Tick(x(day), MONTH.withLocale(Say.locale()).format(day))).toList();
    }

    public double zero() {
        return y(0);
    }

    public double today() {
        return x(picture.today());
    }

    public double right() {
        return WIDTH - RIGHT;
    }

    public double left() {
        return LEFT;
    }

    public double floor() {
        return HEIGHT - BOTTOM;
    }

    /** On hand so far, as steps: stock changes in a moment and stays. */
    public String past() {
        var path = new StringBuilder();
        var last = Double.NaN;
        for (var day : picture.behind()) {
            var y = y((double) day.onHand());
            path.append(path.isEmpty() ? "M%s %s".formatted(at(x(day.day())), at(y)) : y == last ? "H%s".formatted(at(x(day.day())))
                    : "H%s V%s".formatted(at(x(day.day())), at(y)));
            last = y;
        }
        return path.toString();
    }

    public String expected() {
        return "M%s %s ".formatted(at(today()), at(y((double) picture.net()))) + line(StockOverTime.Ahead::mean);
    }

    public boolean fans() {
        return picture.perDay() != null;
    }

    public String fan90() {
        return area(StockOverTime.Ahead::low90, StockOverTime.Ahead::high90);
    }

    public String fan50() {
        return area(StockOverTime.Ahead::low50, StockOverTime.Ahead::high50);
    }

    /** Where more is ordered than there is; empty if it never is. */
    public String waiting() {
        var below = picture.ahead().stream().anyMatch(day -> day.mean() < 0) || picture.net() < 0;
        if (!below) {
            return "";
        }
        return "M%s %s L%s %s ".formatted(at(today()), at(zero()), at(today()), at(y((double) Math.min(0, picture.net()))))
                + line(day -> Math.min(0, day.mean())) + " L%s %s Z".formatted(at(right()), at(zero()));
    }

    public @Nullable Rule reorderPoint() {
        return picture.reorderPoint() == null || picture.reorderPoint() <= 0 ? null
                : new Rule(y(picture.reorderPoint().doubleValue()), "Reorder at " + units.shown(picture.reorderPoint()));
    }

    /** Supply on its way; names are left out where they would lie upon each other. */
    public List<Inbound> inbound() {
        var ticks = new ArrayList<Inbound>();
        var free = 0.0;
        for (var part : picture.inbound()) {
            var by = part.by() == null ? part.expectedOn() : part.by();
            if (by != null && !by.isAfter(picture.ahead().getLast().day())) {
                var x = x(by.isBefore(picture.today()) ? picture.today() : by);
                var named = x >= free;
                ticks.add(new Inbound(x, part.earliest() == null ? x : within(part.earliest()), part.latest() == null ? x : within(part.latest()),
                        "+" + units.shown(part.open()), named));
                free = named ? x + 44 : free;
            }
        }
        return ticks;
    }

    public @Nullable Tick runsOut() {
        return picture.net() <= 0 ? null : picture.runsOutOn().map(day -> new Tick(x(day), MONTH.withLocale(Say.locale()).format(day))).orElse(null);
    }

    private double within(LocalDate day) {
        return x(day.isAfter(picture.ahead().getLast().day()) ? picture.ahead().getLast().day() : day.isBefore(first) ? first : day);
    }

    private String area(ToDoubleFunction<StockOverTime.Ahead> low, ToDoubleFunction<StockOverTime.Ahead> high) {
        var back = picture.ahead().reversed().stream().map(day -> "L" + at(x(day.day())) + ' ' + at(y(low.applyAsDouble(day))))
                .collect(Collectors.joining(" "));
        return "M%s %s ".formatted(at(today()), at(y((double) picture.net()))) + line(high) + ' ' + back + " Z";
    }

    private String line(ToDoubleFunction<StockOverTime.Ahead> value) {
        return picture.ahead().stream().map(day -> "L" + at(x(day.day())) + ' ' + at(y(value.applyAsDouble(day)))).collect(Collectors.joining(" "));
    }

    private double x(LocalDate day) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (double) ChronoUnit.DAYS.between(first, day) / days;
    }

    private double y(double value) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (top - Math.clamp(value, bottom, top)) / (top - bottom);
    }

    private static double step(double least) {
        var power = Math.pow(10, Math.floor(Math.log10(least)));
        var times = least / power;
        return Math.max(1, power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10));
    }

    private static String at(double value) {
        return "%.1f".formatted(value);
    }
}
