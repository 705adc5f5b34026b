package dev.backstop.outreach;

import dev.backstop.planning.telling.TellingTime;
import dev.backstop.planning.telling.TellingTime.Urgency;
import dev.backstop.web.Columns;
import dev.backstop.web.RoundTrip;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Words that wait to be told. Of one kind and matter at most one waits: it is read when it is told, so it is never stale. */
@Component
class NewsBook {
    private static final int MUCH_EARLIER_DAYS = 7;
    private static final Duration NO_DEADLINE = Duration.ofDays(3650);

    private final JdbcClient jdbc;
    private final Clock clock;

    NewsBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A promise that became better than what was heard. */
    record Better(long order, long scheduleLine, LocalDate shipBy, @Nullable LocalDate heard) {
        boolean much() {
            return heard == null || ChronoUnit.DAYS.between(shipBy, heard) >= MUCH_EARLIER_DAYS;
        }
    }

    /** A promise that stands as it was heard. */
    record Steady(long order, long scheduleLine) {}

    /** Orders of a trading partner are answered by its own messages, and imported ones were confirmed elsewhere. */
    void confirm(Collection<Long> orders, RoundTrip writes) {
        writes.update("""
                INSERT INTO outreach.word (kind, order_id, born_at, tell_at)
                SELECT 'confirmation', o.id, :now, :now
                  FROM orders.sales_order o
                  JOIN orders.customer c ON c.id = o.customer_id
                 WHERE o.id = ANY (:orders) AND o.channel NOT IN ('edi', 'import') AND coalesce(o.contact ->> 'email', c.email) IS NOT NULL
                    ON CONFLICT DO NOTHING
                """, Map.of("now", now(), "orders", orders.toArray(Long[]::new)));
    }

    void shipped(long order, long shipment) {
        jdbc.sql("INSERT INTO outreach.word (kind, order_id, shipment_id, born_at, tell_at) VALUES ('shipment', :order, :shipment, :now, :now) ON CONFLICT DO NOTHING")
                .param("order", order).param("shipment", shipment).param("now", now()).update();
    }

    /** @param at when it was cancelled: what was cancelled from then on is told */
    void cancelled(long order, Instant at) {
        jdbc.sql("""
                INSERT INTO outreach.word (kind, order_id, born_at, tell_at) VALUES ('cancelled', :order, :at, :now) ON CONFLICT DO NOTHING
                """)
                .param("order", order).param("at", at.atOffset(ZoneOffset.UTC)).param("now", now()).update();
    }

    /** What a customer chose is confirmed at once, several choices in one call together; {@code detail} is what was said. */
    void chosen(long order, String detail) {
        jdbc.sql("""
                INSERT INTO outreach.word (kind, order_id, detail, born_at, tell_at) VALUES ('choice', :order, :detail, :now, :now)
                    ON CONFLICT (kind, order_id, coalesce(schedule_line_id, 0), coalesce(shipment_id, 0))
                    WHERE notice_id IS NULL AND dropped IS NULL
                    DO UPDATE SET detail = word.detail || E'\n\n' || excluded.detail WHERE word.detail <> excluded.detail
                """).param("order", order).param("detail", detail).param("now", now()).update();
    }

    /** In the digest of the day, or at once where it is much earlier. */
    void better(List<Better> better) {
        if (better.isEmpty()) {
            return;
        }
        put("good-news", better.stream().map(b -> new Word(b.order(), b.scheduleLine(), b.much() ? Urgency.AT_ONCE : Urgency.DIGEST))
                .toList(), clock.instant());
    }

    /** In the digest of the day. */
    void steady(List<Steady> steady, Instant at) {
        put("on-track", steady.stream().map(s -> new Word(s.order(), s.scheduleLine(), Urgency.DIGEST)).toList(), at);
    }

    private record Word(long order, long scheduleLine, Urgency urgency) {}

    private void put(String kind, List<Word> words, Instant at) {
        if (words.isEmpty()) {
            return;
        }
        var zones = zones(words.stream().map(Word::order).distinct().toList());
        jdbc.sql("""
                INSERT INTO outreach.word (kind, order_id, schedule_line_id, born_at, tell_at)
                SELECT :kind, w.order_id, w.schedule_line_id, :at, w.tell_at
                  FROM unnest(:orders::bigint[], :lines::bigint[], :tell::timestamptz[]) AS w (order_id, schedule_line_id, tell_at)
                    ON CONFLICT DO NOTHING
                """)
                .param("kind", kind).param("at", at.atOffset(ZoneOffset.UTC)).param("orders", Columns.longs(words, Word::order))
                .param("lines", Columns.longs(words, Word::scheduleLine))
                .param("tell", Columns.texts(words, word -> TellingTime.of(word.urgency(), at, zones.getOrDefault(word.order(),
                        ZoneOffset.UTC),
                        at.plus(NO_DEADLINE)))).update();
    }

    private Map<Long, ZoneId> zones(Collection<Long> orders) {
        var zones = new HashMap<Long, ZoneId>();
        jdbc.sql("""
                SELECT o.id, coalesce(c.time_zone, (SELECT l.time_zone FROM catalog.location l ORDER BY l.vendor_id IS NOT NULL, l.priority, l.id LIMIT 1), 'UTC') AS zone
                  FROM orders.sales_order o JOIN orders.customer c ON c.id = o.customer_id
                 WHERE o.id = ANY (:orders)
                """).param("orders", orders.toArray(Long[]::new)).query(row -> {
                    zones.put(row.getLong("id"), ZoneId.of(row.getString("zone")));
                });
        return zones;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
