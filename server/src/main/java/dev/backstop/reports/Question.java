package dev.backstop.reports;

import static java.util.stream.Collectors.joining;

import dev.backstop.reports.Column.Kind;
import dev.backstop.reports.Column.Total;
import dev.backstop.web.Problem;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** A request understood: the columns that are shown and the statements that bring them. Only names that the set knows ever stand in SQL. */
final class Question {
    private static final String ROWS = "rows";
    private static final String RATES = """
            newest AS (
                SELECT DISTINCT ON (currency) currency, rate FROM catalog.exchange_rate
                 WHERE day <= :today AND currency <> :currency
                 ORDER BY currency, day DESC),
            rate AS (SELECT currency, rate FROM newest UNION ALL SELECT :currency, 1::numeric)
            """;

    /** All of one unit: then a sum of quantities says something. */
    private static final String ONE_UNIT = "count(unit) = count(*) AND min(unit) = max(unit) AND min(decimals) = max(decimals)";

    private final ReportSet set;
    private final List<Column> allowed;
    private final List<String> groups;
    private final @Nullable String formula;
    private final List<Column> shown;
    private final Narrowing narrowing;
    private final String order;

    private Question(ReportSet set, ReportRequest request, List<Column> allowed, Narrowing narrowing) {
        this.set = set;
        this.allowed = allowed;
        this.narrowing = narrowing;
        this.groups = request.groupBy().stream().map(this::group).toList();
        this.formula = request.formula() == null ? null : FormulaReader.sql(request.formula().expression(), this::operand);
        this.shown = shown(request);
        this.order = order(request.sort() == null || request.sort().isBlank() ? null : request.sort());
    }

    static Question of(ReportSet set, ReportRequest request, Reader reader, LocalDate today, ZoneId zone) {
        var allowed = set.report(reader).columns();
        return new Question(set, request, allowed, Narrowing.of(set, request, allowed, today, zone));
    }

    List<Column> shown() {
        return shown;
    }

    boolean grouped() {
        return !groups.isEmpty();
    }

    Map<String, Object> values() {
        return narrowing.values();
    }

    /**
     * Rows from a place on, each beside the totals and figures of all; without any, one row with these alone, whose {@code nth} is null.
     * They are cut before they are numbered, so that only the first have to be put in order.
     */
    String page() {
        return head("MATERIALIZED") + """
                , totals AS (SELECT count(*) AS t_all%s FROM shown),
                figures AS (SELECT count(*) AS f_rows%s FROM report),
                page AS (SELECT top.*, row_number() OVER (ORDER BY %s) AS nth
                           FROM (SELECT shown.* FROM shown ORDER BY %3$s LIMIT :limit OFFSET :offset) top)
                SELECT page.*, totals.*, figures.* FROM totals CROSS JOIN figures LEFT JOIN page ON true ORDER BY page.nth
                """.formatted(totals(), figures(), order);
    }

    /** Rows from a place on and nothing else. */
    String rows() {
        return head("") + "SELECT shown.* FROM shown ORDER BY %s LIMIT :limit OFFSET :offset".formatted(order);
    }

    /** The figures of all rows that fit. */
    String summary() {
        return head("") + "SELECT count(*) AS f_rows%s FROM report".formatted(figures());
    }

    /** All rows in their order. */
    String all() {
        return head("") + "SELECT shown.* FROM shown ORDER BY " + order;
    }

    private String head(String materialized) {
        var report = "report AS %s (SELECT %s FROM (%s) AS base WHERE %s)".formatted(materialized,
                needed().stream().map(Names::sql).collect(joining(", ")), set.sql(), narrowing.rows());
        return "WITH " + RATES + ", " + report + ", " + shownRows() + "\n";
    }

    private String shownRows() {
        var rows = groups.isEmpty() ? "report" : """
                (SELECT %s, count(*) AS rows, CASE WHEN %s THEN min(unit) END AS unit, CASE WHEN %2$s THEN min(decimals) END AS decimals%s
                   FROM %s GROUP BY %1$s) AS grouped
                """.formatted(groups.stream().map(Names::sql).collect(joining(", ")), ONE_UNIT,
                summed().map(column -> ", " + sum(column) + " AS " + Names.sql(column.name())), withUnit());
        return formula == null ? "shown AS (SELECT * FROM %s)".formatted(rows)
                : "shown AS (SELECT * FROM (SELECT *, round((%s)::numeric, 4) AS formula FROM %s) AS worked WHERE %s)".formatted(formula,
                        rows, narrowing.worked());
    }

    /** A set without quantities has no unit. */
    private String withUnit() {
        return set.gives("unit") ? "report" : "(SELECT report.*, ''::text AS unit, 0 AS decimals FROM report) AS report";
    }

    private Texts summed() {
        return new Texts(allowed.stream().filter(column -> column.total() == Total.SUM && column.kind().isNumber()).toList());
    }

    private record Texts(List<Column> columns) {
        String map(java.util.function.Function<Column, String> text) {
            return columns.stream().map(text).collect(joining());
        }
    }

    private static String sum(Column column) {
        var sum = "sum(%s)".formatted(Names.sql(column.name()));
        return column.kind() == Kind.QUANTITY ? "CASE WHEN %s THEN %s END".formatted(ONE_UNIT, sum) : sum;
    }

    private String totals() {
        var units = set.gives("unit") ? ", CASE WHEN %s THEN min(unit) END AS t_unit, min(decimals) AS t_decimals".formatted(ONE_UNIT) : "";
        return units + shown.stream().filter(column -> column.total() == Total.SUM)
                .map(column -> ", %s AS t_%s".formatted(sum(column), Names.sql(column.name()))).collect(joining());
    }

    /** Those that rest on no cost that the reader may not see; how many wait is no secret, only who they are. */
    List<ReportSet.Figure> seenFigures() {
        var seen = allowed.stream().map(Column::name).toList();
        var hidden = set.columns().stream().filter(column -> column.cost() && !seen.contains(column.name()))
                .map(column -> Names.sql(column.name()))
                .collect(joining("|"));
        return hidden.isEmpty() ? set.figures()
                : set.figures().stream().filter(figure -> !Pattern.compile("\\b(" + hidden + ")\\b").matcher(figure.sql()).find()).toList();
    }

    private String figures() {
        return seenFigures().stream().map(figure -> ", (%s)::numeric AS f_%s".formatted(figure.sql(), Names.sql(figure.name())))
                .collect(joining());
    }

    /** What the statement must bring: what is shown, summed or sorted by, what doors and figures name. */
    private Set<String> needed() {
        var needed = new LinkedHashSet<String>();
        if (grouped()) {
            needed.addAll(groups);
            summed().columns().forEach(column -> needed.add(column.name()));
        } else {
            shown.stream().map(Column::name).filter(set::gives).forEach(needed::add);
            shown.forEach(column -> needed.addAll(Door.columns(column.door())));
            needed.addAll(set.key());
        }
        needed.addAll(List.of("unit", "decimals"));
        var sql = order + ' ' + formula + ' ' + seenFigures().stream().map(ReportSet.Figure::sql).collect(joining(" "));
        for (var name : names()) {
            if (Pattern.compile("\\b" + Names.sql(name) + "\\b").matcher(sql).find()) {
                needed.add(name);
            }
        }
        needed.removeIf(name -> !set.gives(name));
        return needed;
    }

    private List<String> names() {
        var names = new ArrayList<>(set.columns().stream().map(Column::name).toList());
        names.addAll(set.hidden());
        return names;
    }

    private List<Column> shown(ReportRequest request) {
        var report = allowed.stream().map(Column::name).toList();
        var chosen = request.columns().isEmpty() ? set.usual().stream().filter(report::contains).toList() : request.columns();
        var columns = new ArrayList<Column>();
        if (grouped()) {
            groups.forEach(name -> columns.add(closed(column(name))));
            columns.add(Column.count(ROWS, "Rows", "How many rows stand behind it.").opening(behind(request)));
            chosen.stream().filter(name -> !name.equals(ROWS) && !name.equals(ReportRequest.Formula.NAME)).map(this::column)
                    .filter(column -> column.total() == Total.SUM).map(this::closed).forEach(columns::add);
        } else {
            chosen.stream().filter(name -> !name.equals(ReportRequest.Formula.NAME)).map(this::column).forEach(columns::add);
        }
        if (request.formula() != null) {
            columns.add(Column.figure(ReportRequest.Formula.NAME, request.formula().title(), "Worked out as %s.".formatted(request.formula()
                    .expression())));
        }
        return List.copyOf(columns);
    }

    /** Of a group, only what its own columns name can be opened. */
    private Column closed(Column column) {
        return groups.containsAll(Door.columns(column.door())) ? column : column.opening(null);
    }

    /** The rows of a group: the same report with the group's values as filters. */
    private String behind(ReportRequest request) {
        var filters = request.filters().entrySet().stream().filter(filter -> !groups.contains(filter.getKey()))
                .map(filter -> "&" + filter.getKey() + "=" + UriUtils.encode(filter.getValue(), StandardCharsets.UTF_8));
        return groups.stream().map(name -> "%s={%1$s}".formatted(name)).collect(joining("&", "/reports/%s?".formatted(set.name()), ""))
                + filters.sorted().collect(joining());
    }

    private String order(@Nullable String asked) {
        var usual = grouped() ? groups.getFirst() : seen(set.sort()) ? set.sort() : set.key().getFirst();
        var sort = asked == null ? usual : asked;
        var name = sort.startsWith("-") ? sort.substring(1) : sort;
        var isFormula = name.equals(ReportRequest.Formula.NAME) && formula != null;
        var known = isFormula || (grouped() ? shown.stream().anyMatch(column -> column.name().equals(name))
                : column(name).name().equals(name));
        if (!known) {
            throw Problem.malformed("A grouping can be sorted by %s, but not by %s.".formatted(
                    shown.stream().map(Column::name).collect(joining(", ")), name));
        }
        var ties = grouped() ? groups : set.key();
        return Names.sql(name) + (sort.startsWith("-") ? " DESC NULLS LAST" : " ASC NULLS LAST")
                + ties.stream().filter(tie -> !tie.equals(name)).map(tie -> ", " + Names.sql(tie)).collect(joining());
    }

    private boolean seen(String sort) {
        return allowed.stream().anyMatch(column -> column.name().equals(sort.replace("-", "")));
    }

    private String group(String name) {
        var column = column(name);
        if (column.kind().isNumber() || column.kind() == Kind.MOMENT) {
            throw Problem.malformed("Rows cannot be grouped by %s, which is a figure. Use one of %s.".formatted(name, allowed.stream()
                    .filter(each -> each.kind() == Kind.TEXT || each.kind() == Kind.DATE).map(Column::name).collect(joining(", "))));
        }
        return name;
    }

    /** A column in a formula: a quantity in its unit, and in a grouping only what is summed. */
    private Optional<String> operand(String name) {
        if (name.equals(ROWS) && grouped()) {
            return Optional.of("rows::numeric");
        }
        return allowed.stream().filter(column -> column.name().equals(name) && column.kind().isNumber() && (!grouped()
                || column.total() == Total.SUM))
                .findAny().map(column -> column.kind() == Kind.QUANTITY ? "(%s / reports.scale(decimals))".formatted(Names.sql(name))
                        : Names.sql(name) + "::numeric");
    }

    private Column column(String name) {
        return allowed.stream().filter(column -> column.name().equals(name)).findAny().orElseThrow(() -> Problem.malformed(
                "The report %s has no column %s. Use one of %s.".formatted(set.name(), name, allowed.stream().map(Column::name)
                        .collect(joining(", ")))));
    }
}
