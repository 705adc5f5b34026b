package dev.backstop.reports;

import dev.backstop.web.Problem;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads a formula: {@code sum = product (("+"|"-") product)*}, {@code product = factor (("*"|"/") factor)*},
 * {@code factor = "-" factor | number | column | "(" sum ")"}. What comes out is SQL of numbers, operators and columns that are known, and
 * nothing
 * else; dividing by zero gives nothing.
 */
final class FormulaReader {
    private static final String NAME = ReportRequest.Formula.NAME;
    private static final int LONGEST = 200;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?");
    private static final Pattern COLUMN = Pattern.compile("[a-zA-Z]\\w*");

    private final String text;
    private final Function<String, Optional<String>> columns;
    private int at;

    private FormulaReader(String text, Function<String, Optional<String>> columns) {
        this.text = text;
        this.columns = columns;
    }

    /**
     * The formula in SQL.
     *
     * @param columns a column's name in SQL; empty: it cannot stand in a formula
     */
    static String sql(String formula, Function<String, Optional<String>> columns) {
        if (formula.length() > LONGEST) {
            throw Problem.unreadable(NAME, "The formula has %d characters; at most %d are read.".formatted(formula.length(), LONGEST));
        }
        var reader = new FormulaReader(formula, columns);
        var sql = reader.sum();
        if (reader.next() != 0) {
            throw reader.wrong("an operator or the end");
        }
        return sql;
    }

    private String sum() {
        var left = product();
        while (next() == '+' || next() == '-') {
            left = "(" + left + " " + text.charAt(at++) + " " + product() + ")";
        }
        return left;
    }

    private String product() {
        var left = factor();
        while (next() == '*' || next() == '/') {
            left = text.charAt(at++) == '*' ? "(" + left + " * " + factor() + ")" : "(" + left + " / nullif(" + factor() + ", 0))";
        }
        return left;
    }

    private String factor() {
        if (next() == '-') {
            at++;
            return "(- " + factor() + ")";
        }
        if (next() == '(') {
            at++;
            var inside = sum();
            if (next() != ')') {
                throw wrong("a closing bracket");
            }
            at++;
            return inside;
        }
        var rest = text.substring(at);
        var number = NUMBER.matcher(rest);
        if (number.lookingAt()) {
            at += number.end();
            return number.group() + "::numeric";
        }
        var name = COLUMN.matcher(rest);
        if (!name.lookingAt()) {
            throw wrong("a number, a column or a bracket");
        }
        var sql = columns.apply(name.group()).orElseThrow(() -> Problem.unreadable(NAME,
                ("%s cannot stand in a formula. Use columns of numbers that you may see; in a grouping, those that are "
                        + "summed.").formatted(name.group())));
        at += name.end();
        return sql;
    }

    /** The next character that is no blank; 0 at the end. */
    private char next() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private Problem wrong(String expected) {
        return Problem.unreadable(NAME, "The formula %s cannot be read at character %d: %s should stand there."
                .formatted(text, at + 1, expected));
    }
}
