package dev.backstop.console;

import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A form that was sent, read into the body that our API takes. A field is named after its place there, {@code price.amount} for
 * {@code /price/amount}; what was left empty is null, which is: not set. Rows left wholly empty are left out, and a refusal still finds
 * its field.
 */
public final class FormBody {
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;]+");

    private final Map<String, String[]> typed;
    private final String prefix;
    private final String sentAs;
    private final Map<String, String> moved;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private final Map<String, List<Map<String, @Nullable Object>>> rows = new LinkedHashMap<>();
    private boolean filled;

    private FormBody(Map<String, String[]> typed, String prefix, String sentAs, Map<String, String> moved) {
        this.typed = typed;
        this.prefix = prefix;
        this.sentAs = sentAs;
        this.moved = moved;
    }

    public static FormBody of(HttpServletRequest request) {
        return new FormBody(request.getParameterMap(), "", "", new LinkedHashMap<>());
    }

    /** What was typed into one field; empty if nothing was. */
    public String typed(String field) {
        var all = typed.get(prefix + field);
        return all == null || all.length == 0 ? "" : all[0].strip();
    }

    public FormBody texts(String... fields) {
        for (var field : fields) {
            put(field, typed(field).isEmpty() ? null : typed(field));
        }
        return this;
    }

    /** Whole numbers. */
    public FormBody numbers(String... fields) {
        for (var field : fields) {
            put(field, typed(field).isEmpty() ? null : whole(typed(field), pointer(field)));
        }
        return this;
    }

    public FormBody dates(String... fields) {
        for (var field : fields) {
            put(field, typed(field).isEmpty() ? null : date(typed(field), pointer(field)));
        }
        return this;
    }

    /** Boxes that are ticked or not. */
    public FormBody flags(String... fields) {
        for (var field : fields) {
            var ticked = typed(field).equals("true");
            filled |= ticked;
            values.put(field, ticked);
        }
        return this;
    }

    /** Choices of a list and what the page itself carries: always there, so that they do not make a row count as filled in. */
    public FormBody choices(String... fields) {
        for (var field : fields) {
            values.put(field, typed(field).isEmpty() ? null : typed(field));
        }
        return this;
    }

    /** A number that the page carries. */
    public FormBody carried(String field) {
        values.put(field, whole(typed(field), pointer(field)));
        return this;
    }

    /** Which boxes of a group are ticked. */
    public FormBody ticked(String field) {
        filled = true;
        values.put(field, List.of(typed.getOrDefault(prefix + field, new String[0])));
        return this;
    }

    /** Several keys in one field, with commas, blanks or line ends between. */
    public FormBody keys(String field) {
        put(field, several(field));
        return this;
    }

    /** Lines of text in one field, such as an address. */
    public FormBody lines(String field) {
        put(field, typed(field).lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
        return this;
    }

    /** Several dates in one field. */
    public FormBody days(String field) {
        put(field, several(field).stream().map(day -> date(day, pointer(field))).toList());
        return this;
    }

    /** An amount with its currency; none where no amount was typed. */
    public FormBody money(String field) {
        return object(field, money -> money.texts("amount").choices("currency"));
    }

    /** A group of fields; null where nothing of it was filled in. */
    public FormBody object(String field, Consumer<FormBody> read) {
        var inner = new FormBody(typed, prefix + field + '.', sentAs + '/' + field, moved);
        read.accept(inner);
        put(field, inner.filled ? inner.values : null);
        return this;
    }

    /** Rows of fields, {@code lines.0.sku}, {@code lines.1.sku}, …, without those in which nothing was filled in. */
    public FormBody rows(String field, Consumer<FormBody> row) {
        var read = new ArrayList<Map<String, @Nullable Object>>();
        for (var at = 0; at < Form.rowsTyped(typed, prefix + field); at++) {
            var inner = new FormBody(typed, prefix + field + '.' + at + '.', sentAs + '/' + field + '/' + read.size(), moved);
            moved.put(inner.sentAs, '/' + inner.prefix.substring(0, inner.prefix.length() - 1).replace('.', '/'));
            row.accept(inner);
            if (inner.filled) {
                read.add(inner.values);
            }
        }
        put(field, read);
        rows.put(field, read);
        return this;
    }

    /** A value that the page knows rather than the person. */
    public FormBody with(String field, @Nullable Object value) {
        values.put(field, value);
        return this;
    }

    /** The rows that were read, to be completed with what the page knows. */
    public List<Map<String, @Nullable Object>> rowsOf(String field) {
        return rows.getOrDefault(field, List.of());
    }

    /** The body. */
    public Map<String, @Nullable Object> values() {
        return values;
    }

    /** The same refusal, pointing at the fields of the form rather than at the body. */
    Problem atFields(Problem refused) {
        var faults = refused.faults().stream().map(fault -> new Problem.Fault(field(fault.pointer()), fault.detail())).toList();
        return new Problem(refused.status(), refused.type(), refused.detail(), faults);
    }

    private String field(String pointer) {
        for (var row = pointer; !row.isEmpty(); row = row.substring(0, row.lastIndexOf('/'))) {
            var at = moved.get(row);
            if (at != null) {
                return at + pointer.substring(row.length());
            }
        }
        return pointer;
    }

    private void put(String field, @Nullable Object value) {
        filled |= value instanceof Collection<?> several ? !several.isEmpty() : value != null;
        values.put(field, value);
    }

    private List<String> several(String field) {
        return Arrays.stream(BETWEEN.split(typed(field))).filter(word -> !word.isEmpty()).toList();
    }

    private String pointer(String field) {
        return '/' + (prefix + field).replace('.', '/');
    }

    private static Integer whole(String typed, String pointer) {
        try {
            return Integer.valueOf(typed);
        } catch (NumberFormatException _) {
            throw Problem.refused(pointer, "%s is not a whole number. Write it as 12.".formatted(typed));
        }
    }

    private static LocalDate date(String typed, String pointer) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException _) {
            throw Problem.refused(pointer, "%s is not a date. Write it as 2026-05-03.".formatted(typed));
        }
    }
}
