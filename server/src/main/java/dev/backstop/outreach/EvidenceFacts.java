package dev.backstop.outreach;

import dev.backstop.catalog.Units;
import dev.backstop.orders.Order;
import dev.backstop.web.Cursor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers the evidence of one order from everything that was kept of it. */
@Component
class EvidenceFacts {
    private static final int MOST = 1_000;
    private static final String LINE = """
             JOIN orders.order_line ol ON ol.id = sl.line_id
             JOIN catalog.item i ON i.id = ol.item_id
            WHERE ol.order_id = :order
            """;

    private final JdbcClient jdbc;
    private final Legal legal;
    private final Duties duties;
    private final LegalCases cases;
    private final ConsentBook consents;
    private final RefundBook refunds;
    private final EvidenceContacts contacts;
    private final LegalPlace place;

    EvidenceFacts(JdbcClient jdbc, Legal legal, Duties duties, LegalCases cases, ConsentBook consents, RefundBook refunds,
            EvidenceContacts contacts, LegalPlace place) {
        this.jdbc = jdbc;
        this.legal = legal;
        this.duties = duties;
        this.cases = cases;
        this.consents = consents;
        this.refunds = refunds;
        this.contacts = contacts;
        this.place = place;
    }

    /** A file of the pack: its name, and what it holds. */
    interface Files {
        void add(String name, byte[] content) throws IOException;
    }

    Evidence of(Order order, Instant now) {
        return new Evidence(now, place.now().zone(), head(order), legal.of(order.number()), lines(order), promises(order), told(order),
                duties.find(null, false, order.number(), Cursor.of(null, MOST)).data().stream().sorted(Comparator.comparing(Duties.Duty::openedAt)).toList(),
                cases.entries(order.id()),
                consents.ofOrder(order.id()), shipments(order),
                cancellations(order), refunds.find(null, order.number(), 0, MOST),
                sent(order), contacts.calls(order), contacts.texts(order), contacts.offers(order));
    }

    private Evidence.Head head(Order order) {
        return jdbc.sql("""
                SELECT c.code, c.name, coalesce(o.ship_to ->> 'country', c.country) AS country, c.kind, done.completed_at, done.reason,
                       concat(CASE WHEN (o.payment -> 'paid' ->> 'amount')::numeric > 0
                                   THEN concat('Paid ', o.payment -> 'paid' ->> 'amount', ' ',
                                        coalesce(o.payment -> 'paid' ->> 'currency', o.currency))
                                   WHEN o.payment ->> 'authorisedUntil' IS NOT NULL
                                   THEN concat('Nothing was charged; authorised until ',
                                        (o.payment ->> 'authorisedUntil')::timestamptz::date)
                                   ELSE 'We know of no payment' END, ' (' || (o.payment ->> 'method') || ')', '.') AS paid
                  FROM orders.sales_order o
                  JOIN orders.customer c ON c.id = o.customer_id
                  LEFT JOIN outreach.completion done ON done.order_id = o.id
                 WHERE o.id = :order
                """).param("order", order.id())
                .query((row, _) -> new Evidence.Head(order.number(), row.getString("code"), row.getString("name"),
                row.getString("country"), row.getString("kind"),
                        order.orderedAt(), order.channel(), order.statedShipBy(), order.payment(), order.charges(),
                        row.getString("paid"),
                        at(row, "completed_at"), row.getString("reason")))
                .single();
    }

    private List<Evidence.Line> lines(Order order) {
        return jdbc.sql("""
                SELECT ol.line, i.sku, i.name, i.unit, i.decimals, ol.quantity, ol.shipped, ol.cancelled, ol.price::text AS price,
                       ol.essential_date
                  FROM orders.order_line ol JOIN catalog.item i ON i.id = ol.item_id
                 WHERE ol.order_id = :order
                 ORDER BY ol.line
                """).param("order", order.id())
                .query((row, _) -> new Evidence.Line(row.getInt("line"), row.getString("sku"), row.getString("name"),
                text(row, "quantity"), text(row, "shipped"),
                        text(row, "cancelled"), row.getString("price"), row.getBoolean("essential_date")))
                .list();
    }

    private List<Evidence.Promised> promises(Order order) {
        return jdbc.sql("""
                SELECT ol.line, sl.number, i.unit, i.decimals, p.made_at, p.quantity, p.ship_by, p.earliest, p.latest,
                       p.confidence::text AS confidence, p.basis,
                       p.supply, p.cause_text
                  FROM promising.promise p JOIN promising.schedule_line sl ON sl.id = p.schedule_line_id
                """ + LINE + "ORDER BY p.id LIMIT :most").param("order", order.id()).param("most", MOST)
                .query((row, _) -> new Evidence.Promised(row.getInt("line"), row.getInt("number"), since(row, "made_at"),
                text(row, "quantity"),
                        day(row, "ship_by"), day(row, "earliest"), day(row, "latest"), row.getString("confidence"), row.getString("basis"),
                        row.getString("supply"), row.getString("cause_text")))
                .list();
    }

    /** Dates as they were told, and of what is no date, as that a parcel left, the notices that said so and did not come back. */
    private List<Evidence.Told> told(Order order) {
        return jdbc.sql("""
                SELECT ol.line, sl.number, t.at, t.via, t.told_to, t.words, p.ship_by
                  FROM promising.telling t
                  JOIN promising.promise p ON p.id = t.promise_id
                  JOIN promising.schedule_line sl ON sl.id = p.schedule_line_id
                """ + LINE + """
                 UNION ALL
                SELECT NULL, NULL, n.left_at, n.channel, n.recipient, n.subject, NULL
                  FROM outreach.notice n
                 WHERE n.kind IN ('shipment', 'cancelled', 'choice') AND n.left_at IS NOT NULL
                   AND n.state NOT IN ('failed', 'bounced', 'withdrawn')
                   AND EXISTS (SELECT 1 FROM outreach.notice_part np WHERE np.notice_id = n.id AND np.order_id = :order)
                 ORDER BY 3, 1 NULLS LAST, 2
                 LIMIT :most
                """).param("order", order.id()).param("most", MOST)
                .query((row, _) -> new Evidence.Told(row.getObject("line", Integer.class), row.getObject("number", Integer.class),
                        since(row, "at"), row.getString("via"), row.getString("told_to"), row.getString("words"), day(row, "ship_by")))
                .list();
    }

    private List<Evidence.Shipped> shipments(Order order) {
        return jdbc.sql("""
                SELECT s.number, s.at, ol.line, i.unit, i.decimals, part.quantity, s.carrier, s.tracking,
                       s.reversed_at IS NOT NULL AS taken_back
                  FROM orders.shipment s
                  JOIN orders.shipment_line part ON part.shipment_id = s.id
                  JOIN orders.order_line ol ON ol.id = part.line_id
                  JOIN catalog.item i ON i.id = ol.item_id
                 WHERE s.order_id = :order
                 ORDER BY s.id, ol.line
                """).param("order", order.id())
                .query((row, _) -> new Evidence.Shipped(row.getString("number"), since(row, "at"), row.getInt("line"),
                text(row, "quantity"),
                        row.getString("carrier"), row.getString("tracking"), row.getBoolean("taken_back")))
                .list();
    }

    private List<Evidence.Cancelled> cancellations(Order order) {
        return jdbc.sql("""
                SELECT ol.line, i.unit, i.decimals, k.at, k.quantity, k.reason, k.by
                  FROM orders.cancellation k
                  JOIN orders.order_line ol ON ol.id = k.line_id
                  JOIN catalog.item i ON i.id = ol.item_id
                 WHERE ol.order_id = :order
                 ORDER BY k.id
                """).param("order", order.id())
                .query((row, _) -> new Evidence.Cancelled(row.getInt("line"), since(row, "at"), text(row, "quantity"),
                row.getString("reason"), row.getString("by")))
                .list();
    }

    private static final String MESSAGES = """
              FROM post.message m
             WHERE m.reference = :number
                OR m.cause IN (SELECT 'notice ' || part.notice_id FROM outreach.notice_part part WHERE part.order_id = :order)
             ORDER BY m.id
             LIMIT :most
            """;

    /** The messages as they were sent; of one that was never a mail, its text. */
    void messages(Order order, Files files) throws IOException {
        for (var message : sent(order)) {
            var name = message.file().substring(message.file().indexOf('/') + 1);
            var id = Long.parseLong(name.substring(0, name.indexOf('.')));
            var content = jdbc.sql("SELECT raw, text FROM post.message WHERE id = :id").param("id", id).query((row, _) -> {
                var raw = row.getBytes("raw");
                return raw == null ? row.getString("text").getBytes(StandardCharsets.UTF_8) : raw;
            }).single();
            files.add(message.file(), content);
        }
    }

    /** Empty where nothing sends messages yet. */
    private List<Evidence.Message> sent(Order order) {
        var there = jdbc.sql("SELECT to_regclass('post.message') IS NOT NULL AND to_regclass('outreach.notice_part') IS NOT NULL")
                .query(Boolean.class).single();
        return !there ? List.of()
                : jdbc.sql("SELECT m.id, m.channel, m.recipient, m.subject, m.raw IS NOT NULL AS mail, m.state, m.left_at, m.evidence, "
                        + "encode(sha256(coalesce(m.raw, convert_to(m.text, 'UTF8'))), 'hex') AS sha256" + MESSAGES)
                .param("number", order.number()).param("order", order.id()).param("most", MOST)
                .query((row, _) -> new Evidence.Message("messages/%d.%s".formatted(row.getLong("id"), row.getBoolean("mail") ? "eml" : "txt"),
                        row.getString("channel"), row.getString("recipient"), row.getString("subject"), row.getString("state"),
                        at(row, "left_at"), row.getString("evidence"), row.getString("sha256")))
                .list();
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return new Units(row.getString("unit"), row.getInt("decimals")).text(row.getLong(column));
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Instant since(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(at(row, column), "a time that the database requires");
    }
}
