package dev.backstop.reports;

import dev.backstop.console.Typed;
import dev.backstop.reports.Column.Kind;
import dev.backstop.web.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a request asks for beside its columns: conditions on rows, as SQL with values bound to names, and the report's own parameters. */
final class Narrowing {
    private static final String WORDS = "q";
    private static final String FORMULA = ReportRequest.Formula.NAME;

    private final ReportSet set;
    private final List<Column> allowed;
    private final ZoneId zone;
    private final List<String> rows = new ArrayList<>();
    private final List<String> worked = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    private Narrowing(ReportSet set, List<Column> allowed, ZoneId zone) {
        this.set = set;
        this.allowed = allowed;
        this.zone = zone;
    }

    /**
     * Reads the filters of a request.
     *
     * @param allowed columns that the reader may see
     * @param today   what a parameter without a value counts as, where it is a day
     */
    static Narrowing of(ReportSet set, ReportRequest request, List<Column> allowed, LocalDate today, ZoneId zone) {
        var narrowing = new Narrowing(set, allowed, zone);
        set.parameters().forEach(parameter -> narrowing.parameter(parameter, request.filters().getOrDefault(parameter.name(), ""), today));
        request.filters().forEach((name, value) -> {
            if (set.parameters().stream().noneMatch(parameter -> parameter.name().equals(name)) && !value.isBlank()) {
                narrowing.filter(name, value.strip(), request.formula() != null);
            }
        });
        return narrowing;
    }

    /** Conditions on the rows of the set; empty: all. */
    String rows() {
        return rows.isEmpty() ? "true" : String.join(" AND ", rows);
    }

    /** Conditions on the formula. */
    String worked() {
        return worked.isEmpty() ? "true" : String.join(" AND ", worked);
    }

    Map<String, Object> values() {
        return Map.copyOf(values);
    }

    private void parameter(Report.Parameter parameter, String given, LocalDate today) {
        var value = given.isBlank() ? parameter.usual() : given.strip();
        if (parameter.choices().isEmpty()) {
            values.put(parameter.name(), value.isEmpty() ? today : day(parameter.name(), value));
            return;
        }
        if (parameter.choices().stream().noneMatch(choice -> choice.value().equals(value))) {
            throw Problem.unreadable(parameter.name(), "%s is not known here. Use one of: %s.".formatted(value,
                    parameter.choices().stream().map(Report.Parameter.Choice::value).collect(Collectors.joining(", "))));
        }
        values.put(parameter.name(), value.matches("[0-9]{1,6}") ? (Object) Integer.valueOf(value) : value);
    }

    private void filter(String name, String value, boolean withFormula) {
        if (name.equals(WORDS)) {
            rows.add("(%s) ILIKE ALL (:q)".formatted(set.words().stream().filter(this::seen)
                    .map(word -> "coalesce(%s, '')".formatted(Names.sql(word)))
                    .collect(Collectors.joining(" || ' ' || "))));
            values.put(WORDS, Typed.patterns(value));
            return;
        }
        var dot = name.lastIndexOf('.');
        var of = dot < 0 ? name : name.substring(0, dot);
        var bound = dot < 0 ? "is" : name.substring(dot + 1);
        if (of.equals(FORMULA) && withFormula) {
            worked.add(condition(FORMULA, Kind.NUMBER, bound, name, value));
        } else {
            var column = allowed.stream().filter(each -> each.name().equals(of)).findAny().orElseThrow(() -> unknown(name));
            rows.add(condition(Names.sql(of), column.kind(), bound, name, value));
        }
    }

    private boolean seen(String column) {
        return allowed.stream().anyMatch(each -> each.name().equals(column));
    }

    private String condition(String sql, Kind kind, String bound, String name, String value) {
        if (bound.equals("empty")) {
            return switch (value) {
                case "yes" -> sql + " IS NULL";
                case "no" -> sql + " IS NOT NULL";
                default -> throw Problem.unreadable(name, "%s is not known here. Use one of: %s.".formatted(value, "yes, no"));
            };
        }
        var bind = ":" + bind(kind, bound, name, value);
        var left = kind == Kind.MOMENT ? "(%s AT TIME ZONE '%s')::date".formatted(sql, zone) : sql;
        var right = kind == Kind.QUANTITY ? bind + " * reports.scale(decimals)" : bind;
        return switch (bound) {
            case "is" -> left + " = " + right;
            case "has" -> left + " ILIKE ALL (" + right + ")";
            case "from" -> left + " >= " + right;
            case "to" -> left + " <= " + right;
            default -> throw unknown(name);
        };
    }

    private String bind(Kind kind, String bound, String name, String value) {
        var bind = "f" + values.size();
        var bounded = bound.equals("from") || bound.equals("to");
        if (kind == Kind.TEXT ? bounded : bound.equals("has")) {
            throw unknown(name);
        }
        values.put(bind, switch (kind) {
            case TEXT -> bound.equals("has") ? Typed.patterns(value) : value;
            case DATE, MOMENT -> day(name, value);
            case QUANTITY, MONEY, NUMBER, PERCENT -> number(name, value);
        });
        return bind;
    }

    private static LocalDate day(String name, String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException _) {
            throw Problem.unreadable(name, "%s is not a date. Write it as 2026-05-03.".formatted(value));
        }
    }

    private static BigDecimal number(String name, String value) {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException _) {
            throw Problem.unreadable(name, "%s is not a number. Write it as \"12\" or \"8.5\".".formatted(value));
        }
    }

    private Problem unknown(String name) {
        var parameters = set.parameters().stream().map(Report.Parameter::name);
        var columns = allowed.stream().map(column -> column.kind() == Kind.TEXT ? column.name() : column.name() + "[.from|.to]");
        return Problem.malformed(("The report %s has no filter %s. Use q, sort, columns, groupBy, formula, %s; text also takes "
                + ".has, and each .empty.")
                .formatted(set.name(), name, java.util.stream.Stream.concat(parameters, columns).collect(Collectors.joining(", "))));
    }
}
