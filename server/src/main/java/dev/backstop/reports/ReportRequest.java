package dev.backstop.reports;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a report: a plain value that can be kept as JSON and asked again another day.
 *
 * @param report  its name: {@code stock-level}, or that of an own report
 * @param filters what narrows it, by name: a parameter of the report ({@code asOf}), a column ({@code location}), a column with a bound
 *                ({@code available.to}, {@code value.from}), or {@code q} for words in any text
 * @param sort    a column, {@code -} before it for descending; null: the report's own order
 * @param columns which, in this order; empty: the report's usual ones
 * @param groupBy columns whose equal values become one row, with the others summed; empty: no grouping
 * @param formula one more column, worked out from others; null: none
 * @param chart   the column of numbers that is drawn, a bar for each of the first rows; null: nothing is drawn
 */
public record ReportRequest(String report, Map<String, String> filters, @Nullable String sort, List<String> columns, List<String> groupBy,
        @Nullable Formula formula, @Nullable String chart) {
    /**
     * A column that is worked out.
     *
     * @param title      its heading
     * @param expression over columns of numbers: {@code value / onHand}; in a grouping, over the sums
     */
    public record Formula(String title, String expression) {
        /** The name of the column in answers, sorts and bounds. */
        public static final String NAME = "formula";

        /** Its heading where nobody gave it one. */
        static final String UNNAMED = "Formula";
    }

    /** One without a chart. */
    public ReportRequest(String report, Map<String, String> filters, @Nullable String sort, List<String> columns, List<String> groupBy,
            @Nullable Formula formula) {
        this(report, filters, sort, columns, groupBy, formula, null);
    }

    @SuppressWarnings("ConstantValue") // what is kept as JSON may lack fields that came later
    public ReportRequest {
        filters = filters == null ? Map.of() : Map.copyOf(filters);
        columns = columns == null ? List.of() : List.copyOf(columns);
        groupBy = groupBy == null ? List.of() : List.copyOf(groupBy);
    }

    /** A report as it is, with nothing narrowed. */
    public static ReportRequest of(String report) {
        return new ReportRequest(report, Map.of(), null, List.of(), List.of(), null);
    }

    /** The same with one more filter; an empty value lifts it. */
    public ReportRequest with(String filter, String value) {
        var changed = new TreeMap<>(filters);
        if (value.isEmpty()) {
            changed.remove(filter);
        } else {
            changed.put(filter, value);
        }
        return new ReportRequest(report, changed, sort, columns, groupBy, formula, chart);
    }
}
