package dev.backstop.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports over HTTP: rows in pages, and whole as files. */
@RestController
@RequestMapping("/api/v1/reports")
class ReportsApi {
    private final Reports reports;

    ReportsApi(Reports reports) {
        this.reports = reports;
    }

    /** Which reports there are, with their columns and what may be asked of them. */
    @GetMapping
    Listing<Report> list() {
        return Listing.of(reports.list(Reader.now()));
    }

    /**
     * Rows of a report.
     *
     * @param data    a member for each column, by its name: quantities in the item's unit, figures and shares as decimals, money with its
     *                currency
     * @param totals  sums over all rows, on the first page; null on others
     * @param summary what the report says, on the first page; null on others
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Rows(String report, String title, List<Shown> columns, List<Map<String, @Nullable Object>> data, @Nullable Map<String,
            @Nullable Object> totals,
            @Nullable Told summary, @Nullable String nextCursor) {}

    /** A column of these rows; {@code kind} is text, quantity, money, number, percent, date or moment. */
    record Shown(String name, String title, String kind, String about) {}

    /** A report in sentences and figures; {@code asOf} is when the figures were taken. */
    record Told(long rows, List<String> says, List<String> advice, Map<String, BigDecimal> figures, Instant asOf) {}

    /**
     * A page of rows. Every other query parameter is a filter: a column ({@code location=MAIN}), a bound ({@code available.to=0}),
     * {@code q} for words.
     */
    @GetMapping("/{report}")
    Rows rows(@PathVariable String report, @RequestParam Map<String, String> parameters,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var page = Cursor.of(cursor, limit);
        var from = Math.toIntExact(page.afterId());
        return rows(reports.page(RequestReader.of(report, parameters), from, page.limit(), Reader.now()));
    }

    @GetMapping(value = "/{report}.csv", produces = "text/csv")
    void csv(@PathVariable String report, @RequestParam Map<String, String> parameters, HttpServletResponse response) {
        write(report, parameters, Format.CSV, response);
    }

    @GetMapping(value = "/{report}.xlsx", produces = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    void xlsx(@PathVariable String report, @RequestParam Map<String, String> parameters, HttpServletResponse response) {
        write(report, parameters, Format.XLSX, response);
    }

    /** For paper: the first 2,000 rows, and the totals of all. */
    @GetMapping(value = "/{report}.pdf", produces = "application/pdf")
    void pdf(@PathVariable String report, @RequestParam Map<String, String> parameters, HttpServletResponse response) {
        write(report, parameters, Format.PDF, response);
    }

    /** A request to be kept: of one of the reports, or of another own one. */
    @Strict
    record Kept(@Nullable String title, @Nullable Boolean shared, @Nullable String report, @Nullable Map<String, String> filters,
            @Nullable String sort,
            @Nullable List<String> columns, @Nullable List<String> groupBy, ReportRequest.@Nullable Formula formula,
            @Nullable String chart) {}

    /** Makes an own report, which is then asked for by the name in the answer. */
    @PostMapping
    ResponseEntity<Report> keep(@RequestBody Kept kept) {
        if (kept.report() == null) {
            throw Problem.refused("/report", "Say which report it is made from: its name, such as stock-level.");
        }
        var request = new ReportRequest(kept.report(), Objects.requireNonNullElse(kept.filters(), Map.of()), kept.sort(),
                Objects.requireNonNullElse(kept.columns(), List.of()), Objects.requireNonNullElse(kept.groupBy(), List.of()),
                        kept.formula(), kept.chart());
        var report = reports.keep(Objects.requireNonNullElse(kept.title(), ""), Boolean.TRUE.equals(kept.shared()), request, Reader.now());
        return ResponseEntity.created(URI.create("/api/v1/reports/" + report.name())).body(report);
    }

    @DeleteMapping("/{report}")
    ResponseEntity<Void> forget(@PathVariable String report) {
        reports.forget(report, Reader.now());
        return ResponseEntity.noContent().build();
    }

    private void write(String report, Map<String, String> parameters, Format format, HttpServletResponse response) {
        FileAnswer.write(reports, RequestReader.of(report, parameters), format, response);
    }

    private static Rows rows(ReportPage page) {
        var columns = page.columns();
        var summary = page.summary();
        return new Rows(page.report().name(), page.report().title(),
                columns.stream().map(column -> new Shown(column.name(), column.title(), column.kind().word(), column.about())).toList(),
                page.rows().stream().map(row -> members(columns, row)).toList(), page.totals() == null ? null : members(columns,
                        page.totals()),
                summary == null ? null : new Told(summary.rows(), summary.says(), summary.advice(), summary.figures(), summary.asOf()),
                page.next() == null ? null : Cursor.encode(page.next().toString()));
    }

    private static Map<String, @Nullable Object> members(List<Column> columns, Row row) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        for (var i = 0; i < columns.size(); i++) {
            members.put(columns.get(i).name(), member(row.cells().get(i).value()));
        }
        return members;
    }

    private static @Nullable Object member(Value value) {
        return switch (value) {
            case Value.Nothing _ -> null;
            case Value.Text(var text) -> text;
            case Value.Name(var name) -> name;
            case Value.Quantity(var quantity, _) -> quantity.toPlainString();
            case Value.Money(var amount, var currency) -> dev.backstop.catalog.Money.of(amount, currency);
            case Value.Number(var number) -> number.toPlainString();
            case Value.Percent(var share) -> share.toPlainString();
            case Value.Day(var day) -> day.toString();
            case Value.Moment(var at) -> at.toString();
        };
    }
}
