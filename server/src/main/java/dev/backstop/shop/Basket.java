package dev.backstop.shop;

import dev.backstop.web.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A cart as it would be delivered now.
 *
 * @param total  of what has a price; empty: nothing has
 * @param heard  stands for what is shown: another one later means that something else would be said
 * @param quote  the number under which it is held; null: it is not
 * @param until  until when, in words
 */
public record Basket(List<Line> lines, String total, boolean sellable, String heard, @Nullable String quote, String until) {
    public Basket {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param when    the parts, each with its date in words
     * @param refusal why it cannot be had so; null: it can
     * @param instead what is here in its place
     */
    public record Line(String sku, String name, String quantity, String price, List<String> when, @Nullable String refusal,
            List<String> instead) {
        public Line {
            when = List.copyOf(when);
            instead = List.copyOf(instead);
        }
    }

    /** What a quote says, for {@code heard}: dates and quantities, and nothing that a second later would be another. */
    static String heard(JsonNode quote) {
        var said = new ArrayList<String>();
        for (var line : quote.path("lines")) {
            said.add(line.path("sku").asString() + line.path("quantity").asString() + line.path("sellable").asBoolean());
            for (var part : line.path("schedule")) {
                said.add(part.path("quantity").asString() + ' ' + part.path("shipBy").asString(""));
            }
        }
        return Json.sha256(String.join("\n", said).getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }
}
