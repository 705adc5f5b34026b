package dev.backstop.reports;

import java.util.TreeMap;

/**
 * A request with the set that answers it: an own report is a request to its set, whose filters, columns and order count until others are
 * asked for.
 *
 * @param report as the reader knows it
 */
record Asked(ReportSet set, ReportRequest request, Report report) {
    static Asked ours(ReportSet set, ReportRequest request, Reader reader) {
        return new Asked(set, request, set.report(reader));
    }

    static Asked own(ReportSet set, OwnReports.OwnReport own, ReportRequest given, Reader reader) {
        var kept = own.request();
        var filters = new TreeMap<>(kept.filters());
        filters.putAll(given.filters());
        var columns = given.columns().isEmpty() ? kept.columns() : given.columns();
        var merged = new ReportRequest(set.name(), filters, given.sort() == null ? kept.sort() : given.sort(), columns,
                given.groupBy().isEmpty() ? kept.groupBy() : given.groupBy(), given.formula() == null ? kept.formula() : given.formula(),
                given.chart() == null ? kept.chart() : given.chart());
        var base = set.report(reader);
        var names = base.columns().stream().map(Column::name).toList();
        var seen = columns.stream().filter(names::contains).toList();
        var report = new Report(own.name(), own.title(), "Own reports", base.about(), base.columns(), seen.isEmpty() ? base.usual() : seen,
                merged.sort() == null ? base.sort() : merged.sort(), base.parameters(), base.narrowing(), base.concerned(),
                own.owner());
        return new Asked(set, withoutHidden(merged, names, kept), report);
    }

    /** Who may not see all that the owner saw gets the rest of the columns. */
    private static ReportRequest withoutHidden(ReportRequest merged, java.util.List<String> names, ReportRequest kept) {
        return merged.columns().equals(kept.columns())
                ? new ReportRequest(merged.report(), merged.filters(), merged.sort(), merged.columns().stream().filter(names::contains)
                        .toList(),
                        merged.groupBy(), merged.formula(), merged.chart())
                : merged;
    }
}
