package dev.backstop.connectors.shopify;

import dev.backstop.connectors.Stand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What stands beside a variant or an order, for themes and other apps. */
final class Metafield {
    static final String NAMESPACE = "backstop";
    private static final JsonMapper mapper = JsonMapper.builder().build();

    private Metafield() {}

    static Map<String, String> of(String owner, String key, String type, String value) {
        return Map.of("ownerId", owner, "namespace", NAMESPACE, "key", key, "type", type, "value", value);
    }

    static String availability(Stand stand) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("state", stand.state().word());
        facts.put("shipsOn", stand.shipsOn() == null ? null : Objects.toString(stand.shipsOn()));
        facts.put("limitLeft", stand.limitLeft());
        facts.put("words", stand.words());
        facts.put("fulfilmentHold", stand.shopify().fulfilmentHold());
        return mapper.writeValueAsString(facts);
    }
}
