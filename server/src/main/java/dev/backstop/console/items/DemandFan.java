package dev.backstop.console.items;

import dev.backstop.console.Words;
import dev.backstop.replenishment.ForecastResource;
import dev.backstop.replenishment.ForecastResource.Ahead;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What will be wanted in all, week by week from today: a drawing 620 wide and 200 high of the middle, the middle half and nine tenths. */
public final class DemandFan {
    public static final int WIDTH = 620;
    public static final int HEIGHT = 200;
    private static final int LEFT = 52;
    private static final int RIGHT = 96;
    private static final int TOP = 12;
    private static final int BOTTOM = 26;

    private final List<Ahead> ahead;
    private final double top;

    private DemandFan(List<Ahead> ahead) {
        this.ahead = ahead;
        this.top = Math.max(1, number(ahead.getLast().p95())) * 1.05;
    }

    public static DemandFan of(ForecastResource forecast) {
        return new DemandFan(forecast.ahead());
    }

    public String nineTenths() {
        return area(Ahead::p05, Ahead::p95);
    }

    public String middleHalf() {
        return area(Ahead::p25, Ahead::p75);
    }

    public String median() {
        return "M%s L".formatted(point(0, 0)) + line(ahead, Ahead::p50);
    }

    /** A total at the right end with its name. */
    public record Label(double y, String words) {}

    /** The totals of the last week; those that would lie upon each other are left out. */
    public List<Label> labels() {
        var last = ahead.getLast();
        var high = new Label(y(number(last.p95())), "95 %%: %s".formatted(Words.quantity(last.p95())));
        var middle = new Label(y(number(last.p50())), "half: %s".formatted(Words.quantity(last.p50())));
        return middle.y() - high.y() < 14 ? List.of(high) : List.of(high, middle);
    }

    /** Every fourth week below its end. */
    public List<Label> weeks() {
        return ahead.stream().filter(each -> each.days() % 28 == 0)
                .map(each -> new Label(x(each.days()), "%d weeks".formatted(each.days() / 7))).toList();
    }

    public double floor() {
        return HEIGHT - BOTTOM;
    }

    public double left() {
        return LEFT;
    }

    public double right() {
        return WIDTH - RIGHT;
    }

    private String area(Function<Ahead, String> low, Function<Ahead, String> high) {
        return "M%s L%s L%s Z".formatted(point(0, 0), line(ahead, high), line(ahead.reversed(), low));
    }

    private String line(List<Ahead> points, Function<Ahead, String> value) {
        return points.stream().map(each -> point(each.days(), number(value.apply(each)))).collect(Collectors.joining(" L"));
    }

    private String point(int days, double value) {
        return String.format(Locale.ROOT, "%.1f %.1f", x(days), y(value));
    }

    private double x(int days) {
        return LEFT + (double) (WIDTH - LEFT - RIGHT) * days / ahead.getLast().days();
    }

    private double y(double value) {
        return floor() - (HEIGHT - TOP - BOTTOM) * Math.min(1, value / top);
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
