package dev.backstop.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a report.
 *
 * @param columns of these rows, in their order
 * @param totals  below the rows, over all that fit and not only these; null on all pages but the first
 * @param summary of all that fit; null on all pages but the first
 * @param next    where the next page begins; null: these are the last
 */
public record ReportPage(Report report, List<Column> columns, List<Row> rows, @Nullable Row totals, @Nullable Summary summary,
        @Nullable Integer next) {
    public ReportPage {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
