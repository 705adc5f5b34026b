package dev.backstop.desk.floor;

import dev.backstop.console.OwnApi;
import dev.backstop.web.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Items that callers will be disappointed about today, those asked for most at the top, with what an order taken now would be promised. */
@Component
public class Warnings {
    private static final int MOST = 30;

    private final JdbcClient jdbc;
    private final OwnApi api;

    Warnings(JdbcClient jdbc, OwnApi api) {
        this.jdbc = jdbc;
        this.api = api;
    }

    /**
     * An item of which nothing is free.
     *
     * @param waiting deliveries that wait, {@code slipped} of them later than told
     * @param shipBy  what one unit would be promised now; null: no date
     * @param say     the words for it
     * @param instead an item that is free, null: none
     */
    public record Warning(String sku, String name, int waiting, int slipped, @Nullable LocalDate shipBy, String say,
            @Nullable String instead) {}

    private record Missing(String sku, String name, int waiting, int slipped, @Nullable String instead) {}

    private record Quoted(List<Line> lines) {}

    private record Line(int line, @Nullable String reason, List<Part> schedule) {}

    private record Part(@Nullable LocalDate shipBy, String words) {}

    List<Warning> today() {
        var shorts = shorts();
        var answers = quoted(shorts);
        var warnings = new ArrayList<Warning>();
        for (var i = 0; i < shorts.size(); i++) {
            var one = shorts.get(i);
            var answer = answers.get(i + 1);
            var part = answer == null || answer.schedule().isEmpty() ? null : answer.schedule().getLast();
            var say = answer == null ? "Look the item up before you promise it."
                    : part == null ? Objects.requireNonNullElse(answer.reason(), "It cannot be ordered now.") : "Ordered now, "
                            + part.words() + '.';
            warnings.add(new Warning(one.sku(), one.name(), one.waiting(), one.slipped(), part == null ? null : part.shipBy(), say,
                    one.instead()));
        }
        return warnings;
    }

    private List<Missing> shorts() {
        return jdbc.sql("""
                WITH short AS (
                    SELECT a.item_id
                      FROM promising.availability a
                     WHERE a.backordered > 0
                     GROUP BY a.item_id),
                waits AS (
                    SELECT ol.item_id, count(*)::int AS waiting, count(*) FILTER (WHERE h.ship_by IS NOT NULL AND (p.ship_by IS NULL
                           OR p.ship_by > h.ship_by))::int AS slipped
                      FROM orders.order_line ol
                      JOIN promising.schedule_line sl ON sl.line_id = ol.id AND sl.state = 'open'
                      JOIN promising.promise p ON p.id = sl.promise_id AND p.source <> 'stock'
                      LEFT JOIN promising.promise h ON h.id = sl.heard_promise_id
                     WHERE ol.quantity > ol.shipped + ol.cancelled AND ol.item_id IN (SELECT item_id FROM short)
                     GROUP BY ol.item_id
                     ORDER BY waiting DESC, ol.item_id
                     LIMIT :most)
                SELECT i.sku, i.name, waits.waiting, waits.slipped,
                       (SELECT other.sku || ' ' || other.name
                          FROM catalog.substitute s
                          JOIN catalog.item other ON other.id = s.substitute_id
                         WHERE s.item_id = i.id AND EXISTS (SELECT FROM promising.availability a WHERE a.item_id = other.id
                                AND a.on_hand > a.allocated)
                         ORDER BY s.rank LIMIT 1) AS instead
                  FROM waits
                  JOIN catalog.item i ON i.id = waits.item_id
                 ORDER BY waits.slipped DESC, waits.waiting DESC, i.sku
                """).param("most", MOST).query(Missing.class).list();
    }

    /** What each would be promised, asked at once; nothing where one of them cannot be quoted. */
    private Map<Integer, Line> quoted(List<Missing> items) {
        var lines = new ArrayList<Map<String, Object>>();
        items.forEach(item -> lines.add(Map.of("line", lines.size() + 1, "sku", item.sku(), "quantity", "1")));
        var answers = new LinkedHashMap<Integer, Line>();
        if (!lines.isEmpty()) {
            try {
                api.read(api.post("/quotes", Map.of("channel", "phone", "lines", lines)), Quoted.class).lines()
                        .forEach(line -> answers.put(line.line(), line));
            } catch (Problem refused) {
                return Map.of();
            }
        }
        return answers;
    }
}
