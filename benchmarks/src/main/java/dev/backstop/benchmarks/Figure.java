package dev.backstop.benchmarks;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * One measured figure.
 *
 * @param reference      what it is compared with, in words
 * @param referenceValue in the same unit; the ratio is {@code value / referenceValue}
 */
public record Figure(String name, double value, String unit, String reference, double referenceValue) {
    /** How many times the reference. */
    public double ratio() {
        return value / referenceValue;
    }

    /** For people: a line each. */
    public static void table(List<Figure> figures, PrintWriter out) {
        for (var figure : figures) {
            out.printf(Locale.ROOT, "%-44s %14.4f %-12s %8.3f of %.4f (%s)%n", figure.name(), figure.value(), figure.unit(), figure.ratio(),
                    figure.referenceValue(), figure.reference());
        }
        out.flush();
    }

    /** For programs. */
    public static void json(List<Figure> figures, PrintWriter out) {
        out.println("[");
        for (var i = 0; i < figures.size(); i++) {
            var figure = figures.get(i);
            out.printf(Locale.ROOT, "  {\"name\": \"%s\", \"value\": %s, \"unit\": \"%s\", \"reference\": \"%s\", \"referenceValue\": %s, \"ratio\": %s}%s%n",
                    figure.name(), number(figure.value()), figure.unit(), figure.reference(), number(figure.referenceValue()), number(figure.ratio()),
                    i + 1 < figures.size() ? "," : "");
        }
        out.println("]");
        out.flush();
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.6g", value) : "null";
    }
}
