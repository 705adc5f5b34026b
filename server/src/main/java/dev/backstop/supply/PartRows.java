package dev.backstop.supply;

import dev.backstop.access.Who;
import dev.backstop.supply.PurchaseOrder.Part;
import dev.backstop.web.Columns;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes the parts of lines, and keeps every version of what was said of them. The order that they belong to is locked. */
@Component
class PartRows {
    private final JdbcClient jdbc;
    private final Arrivals arrivals;
    private final Clock clock;

    PartRows(JdbcClient jdbc, Arrivals arrivals, Clock clock) {
        this.jdbc = jdbc;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /**
     * What was said of a part.
     *
     * @param kind     requested, confirmed, revised or actual
     * @param quantity the units it was said of; negative where a receipt was reversed
     * @param by       who said it; null: who is at work now
     */
    record Version(long part, String kind, @Nullable LocalDate day, long quantity, @Nullable String by, @Nullable String reason) {}

    void save(List<Part> parts) {
        jdbc.sql("""
                UPDATE supply.purchase_order_part part
                   SET quantity = saved.quantity, received = saved.received, cancelled = saved.cancelled, requested_on = saved.requested_on,
                       confirmed_on = saved.confirmed_on, expected_on = saved.expected_on, from_lead_time = saved.from_lead_time
                  FROM unnest(:ids::bigint[], :quantities::bigint[], :received::bigint[], :cancelled::bigint[], :requestedOn::date[],
                              :confirmedOn::date[], :expectedOn::date[], :fromLeadTime::boolean[])
                       AS saved (id, quantity, received, cancelled, requested_on, confirmed_on, expected_on, from_lead_time)
                 WHERE part.id = saved.id
                """)
                .param("ids", Columns.longs(parts, Part::id))
                .param("quantities", Columns.longs(parts, Part::quantity))
                .param("received", Columns.longs(parts, Part::received))
                .param("cancelled", Columns.longs(parts, Part::cancelled))
                .param("requestedOn", Columns.texts(parts, Part::requestedOn))
                .param("confirmedOn", Columns.texts(parts, Part::confirmedOn))
                .param("expectedOn", Columns.texts(parts, Part::expectedOn))
                .param("fromLeadTime", Columns.booleans(parts, Part::fromLeadTime))
                .update();
    }

    /** Cuts {@code units} off a part: a new part with the next number and everything that was said of the old one. Answers its id. */
    long cutOff(Part part, long units) {
        var id = jdbc.sql("""
                INSERT INTO supply.purchase_order_part
                       (line_id, part, item_id, location_id, quantity, sent, requested_on, confirmed_on, expected_on, from_lead_time)
                SELECT line_id, (SELECT max(sibling.part) + 1 FROM supply.purchase_order_part sibling WHERE sibling.line_id = part.line_id),
                       item_id, location_id, :units, sent, requested_on, confirmed_on, expected_on, from_lead_time
                  FROM supply.purchase_order_part part
                 WHERE id = :part
                RETURNING id
                """)
                .param("part", part.id()).param("units", units).query(Long.class).single();
        jdbc.sql("""
                INSERT INTO supply.part_date (part_id, kind, day, quantity, at, by, reason)
                SELECT :id, kind, day, quantity, at, by, reason
                  FROM supply.part_date
                 WHERE part_id = :part AND kind <> 'actual'
                 ORDER BY id
                """)
                .param("id", id).param("part", part.id()).update();
        return id;
    }

    void append(List<Version> versions) {
        jdbc.sql("""
                INSERT INTO supply.part_date (part_id, kind, day, quantity, at, by, reason)
                SELECT part_id, kind, day, quantity, :at, by, reason
                  FROM unnest(:parts::bigint[], :kinds::text[], :days::date[], :quantities::bigint[], :by::text[], :reasons::text[])
                       WITH ORDINALITY AS version (part_id, kind, day, quantity, by, reason, position)
                 ORDER BY position
                """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("parts", Columns.longs(versions, Version::part))
                .param("kinds", Columns.texts(versions, Version::kind))
                .param("days", Columns.texts(versions, Version::day))
                .param("quantities", Columns.longs(versions, Version::quantity))
                .param("by", Columns.texts(versions, version -> version.by() == null ? Who.now() : version.by()))
                .param("reasons", Columns.texts(versions, Version::reason))
                .update();
    }

    /** Another day on which a part is expected, and why; null: nobody knows when it comes. */
    record Moved(long part, @Nullable LocalDate to, long quantity, String why) {}

    /** Puts parts of our own, made or moved, to other days, and keeps what was said; what was asked for stays. */
    void move(List<Moved> moves) {
        if (moves.isEmpty()) {
            return;
        }
        jdbc.sql("""
                UPDATE supply.purchase_order_part part SET expected_on = moved.day
                  FROM unnest(:ids::bigint[], :days::date[]) AS moved (id, day)
                 WHERE part.id = moved.id
                """).param("ids", Columns.longs(moves, Moved::part)).param("days", Columns.texts(moves, Moved::to)).update();
        append(moves.stream().map(move -> new Version(move.part(), "revised", move.to(), move.quantity(), null, move.why())).toList());
        arrivals.renew(moves.stream().map(Moved::part).toList());
    }

    /**
     * The first word on the date of each part since we last asked for one: the vendor's, else ours; so a date that we ourselves put off is no
     * delay. Parts on which none was given are absent.
     */
    Map<Long, LocalDate> firstWords(List<Long> parts) {
        var words = new HashMap<Long, LocalDate>();
        jdbc.sql("""
                SELECT DISTINCT ON (word.part_id) word.part_id, word.day
                  FROM supply.part_date word
                 WHERE word.part_id = ANY (:parts) AND word.kind IN ('requested', 'confirmed') AND word.day IS NOT NULL
                   AND word.id >= coalesce((SELECT max(asked.id) FROM supply.part_date asked
                                             WHERE asked.part_id = word.part_id AND asked.kind = 'requested'), 0)
                 ORDER BY word.part_id, word.kind = 'requested', word.id
                """)
                .param("parts", parts.toArray(Long[]::new))
                .query(row -> {
                    words.put(row.getLong("part_id"), row.getObject("day", LocalDate.class));
                });
        return words;
    }

    /** An order of which nothing more will come is done: received, or cancelled if nothing came. One of which something comes again is sent. */
    void closeOrReopen(long order) {
        jdbc.sql("""
                UPDATE supply.purchase_order purchase
                   SET state = CASE WHEN parts.open > 0 THEN 'sent' WHEN parts.received > 0 THEN 'received' ELSE 'cancelled' END
                  FROM (SELECT sum(part.open) AS open, sum(part.received) AS received
                          FROM supply.purchase_order_line line
                          JOIN supply.purchase_order_part part ON part.line_id = line.id
                         WHERE line.order_id = :order) parts
                 WHERE purchase.id = :order AND purchase.state <> 'draft'
                """)
                .param("order", order).update();
    }
}
