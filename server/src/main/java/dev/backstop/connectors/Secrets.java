package dev.backstop.connectors;

import java.util.Map;

/** By what one gets into a shop, by name; see {@link Kind}. Never written anywhere but encrypted. */
public record Secrets(Map<String, String> values) {
    public Secrets {
        values = Map.copyOf(values);
    }

    /** The secret of that name; empty text where nobody gave one, which opens nothing. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return "Secrets" + values.keySet();
    }
}
