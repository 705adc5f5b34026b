package dev.backstop.connectors;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what shops write: numbers as text or number, and empty text for nothing. */
public final class Fields {
    private Fields() {}

    /** The text of a field; null where it is absent, null or blank. A number is its digits. */
    public static @Nullable String text(JsonNode node, String field) {
        var value = node.path(field);
        var text = value.isString() ? value.stringValue().strip() : value.isNumber() ? value.asString() : "";
        return text.isEmpty() ? null : text;
    }

    /** The same, of a field without which nothing can be done with the node. */
    public static String required(JsonNode node, String field) {
        var text = text(node, field);
        if (text == null) {
            throw new IllegalArgumentException("It has no %s.".formatted(field));
        }
        return text;
    }

    public static @Nullable BigDecimal amount(JsonNode node, String field) {
        var text = text(node, field);
        return text == null ? null : new BigDecimal(text);
    }

    /** The texts that are there, with blanks between; null if none is. */
    public static @Nullable String joined(JsonNode node, String... fields) {
        var text = String.join(" ", present(node, fields));
        return text.isEmpty() ? null : text;
    }

    /** Those that are there. */
    public static List<String> present(JsonNode node, String... fields) {
        var present = new ArrayList<String>();
        for (var field : fields) {
            var text = text(node, field);
            if (text != null) {
                present.add(text);
            }
        }
        return present;
    }
}
