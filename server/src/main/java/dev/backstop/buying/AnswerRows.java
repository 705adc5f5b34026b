package dev.backstop.buying;

import dev.backstop.access.Who;
import dev.backstop.web.Columns;
import dev.backstop.web.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What vendors answered, and what of it a buyer has dealt with. */
@Component
class AnswerRows {
    private static final String SELECT = """
            SELECT a.id, po.number, v.code AS vendor, a.line, i.sku, a.kind, a.note, a.offer, a.at, a.settled_at, a.settled_by, a.settled_as
              FROM buying.vendor_answer a
              JOIN supply.purchase_order po ON po.id = a.order_id
              JOIN catalog.vendor v ON v.id = po.vendor_id
              LEFT JOIN supply.purchase_order_line line ON line.order_id = a.order_id AND line.line = a.line
              LEFT JOIN catalog.item i ON i.id = line.item_id
            """;

    private final JdbcClient jdbc;
    private final Json json;

    AnswerRows(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Whether a form was not sent before. The caller holds the order, so nobody sends it at the same time. */
    boolean isNew(String decision) {
        return !jdbc.sql("SELECT EXISTS (SELECT 1 FROM buying.vendor_answer WHERE decision = :decision)").param("decision", decision)
                .query(Boolean.class).single();
    }

    /** The ids of the open parts of an order that await a word. */
    Set<Long> awaited(long order) {
        return new HashSet<>(jdbc.sql("SELECT part_id FROM buying.awaited_part WHERE order_id = :order").param("order", order)
                .query(Long.class).list());
    }

    void append(long order, List<VendorSaid> said, VendorAnswers.Sent sent, Instant now) {
        jdbc.sql("""
                INSERT INTO buying.vendor_answer (order_id, decision, line, kind, note, at, sent_from)
                SELECT :order, :decision, said.line, said.kind, said.note, :now, :from
                  FROM unnest(:lines::int[], :kinds::text[], :notes::text[]) AS said (line, kind, note)
                """)
                .param("order", order).param("decision", sent.decision()).param("now", now.atOffset(ZoneOffset.UTC))
                        .param("from", sent.from())
                .param("lines", Columns.ints(said, VendorSaid::line)).param("kinds", Columns.texts(said, each -> each.kind().code()))
                .param("notes", Columns.texts(said, VendorSaid::note)).update();
    }

    void offer(long order, int line, SubstituteOffer offer, @Nullable String note, VendorAnswers.Sent sent, Instant now) {
        jdbc.sql("""
                INSERT INTO buying.vendor_answer (order_id, decision, line, kind, note, offer, at, sent_from)
                VALUES (:order, :decision, :line, 'substitute', :note, :offer::jsonb, :now, :from)
                    ON CONFLICT (decision, line) DO NOTHING
                """)
                .param("order", order).param("decision", sent.decision()).param("line", line).param("note", note)
                        .param("offer", json.write(offer))
                .param("now", now.atOffset(ZoneOffset.UTC)).param("from", sent.from()).update();
    }

    /** The newest first. */
    List<VendorAnswer> of(String order) {
        return jdbc.sql(SELECT + " WHERE po.number = :order ORDER BY a.id DESC LIMIT 500").param("order", order)
                .query((row, _) -> answer(row)).list();
    }

    /** What a buyer has to deal with, the oldest first; {@code vendor} null: of all. */
    List<VendorAnswer> open(@Nullable String vendor) {
        return jdbc.sql(SELECT + """
                 WHERE a.settled_at IS NULL AND a.kind NOT IN ('confirmed', 'changed', 'shipped') AND (CAST(:vendor AS text) IS NULL OR v.code = :vendor)
                 ORDER BY a.id
                 LIMIT 500
                """).param("vendor", vendor).query((row, _) -> answer(row)).list();
    }

    Optional<VendorAnswer> locked(long id) {
        return jdbc.sql(SELECT + " WHERE a.id = :id FOR UPDATE OF a").param("id", id).query((row, _) -> answer(row)).optional();
    }

    void settle(long id, String as, Instant now) {
        jdbc.sql("UPDATE buying.vendor_answer SET settled_at = :now, settled_by = :by, settled_as = :as WHERE id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC)).param("by", Who.now()).param("as", as).param("id", id).update();
    }

    private VendorAnswer answer(ResultSet row) throws SQLException {
        var offer = row.getString("offer");
        var settled = row.getObject("settled_at", OffsetDateTime.class);
        return new VendorAnswer(row.getLong("id"), row.getString("number"), row.getString("vendor"), row.getObject("line", Integer.class),
                row.getString("sku"),
                row.getString("kind"), row.getString("note"), offer == null ? null : json.read(offer, SubstituteOffer.class),
                row.getObject("at", OffsetDateTime.class).toInstant(), settled == null ? null : settled.toInstant(),
                        row.getString("settled_by"),
                row.getString("settled_as"));
    }
}
