package dev.backstop.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of fields in a form with rows.
 *
 * @param field   the end of its fields' names: {@code sku} of {@code lines.0.sku}
 * @param suggest what is offered while somebody types: items, customers, vendors
 * @param options what can be chosen; empty: it is typed
 * @param usual   what stands in a new row
 */
public record Column(String field, String label, String type, boolean number, @Nullable String suggest, List<Option> options, String usual,
        @Nullable String hint) {
    public Column {
        options = List.copyOf(options);
    }

    public static Column text(String field, String label) {
        return new Column(field, label, "text", false, null, List.of(), "", null);
    }

    public static Column number(String field, String label) {
        return new Column(field, label, "text", true, null, List.of(), "", null);
    }

    public static Column date(String field, String label) {
        return new Column(field, label, "date", false, null, List.of(), "", null);
    }

    public static Column choice(String field, String label, List<Option> options) {
        return new Column(field, label, "text", false, null, options, options.getFirst().value(), null);
    }

    /** The sku of an item. */
    public static Column item(String field) {
        return new Column(field, "Item", "text", false, "items", List.of(), "", null);
    }

    /** The same with another value in a new row. */
    public Column usually(String value) {
        return new Column(field, label, type, number, suggest, options, value, hint);
    }

    /** The same with words that stand in an empty field. */
    public Column hinting(String words) {
        return new Column(field, label, type, number, suggest, options, usual, words);
    }
}
