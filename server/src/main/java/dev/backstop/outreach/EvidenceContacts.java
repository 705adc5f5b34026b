package dev.backstop.outreach;

import dev.backstop.orders.Order;
import dev.backstop.outreach.offers.CustomerOffers;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What passed between the customer of an order and us besides messages that left: calls, texts that came in, and what was offered. */
@Component
class EvidenceContacts {
    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final CustomerOffers offers;

    EvidenceContacts(JdbcClient jdbc, CustomerOffers offers) {
        this.jdbc = jdbc;
        this.offers = offers;
    }

    /** An attempt to call: which number, who tried, by which script, what came of it. */
    record Call(Instant at, String phone, String by, String outcome, String scriptVersion, @Nullable String note) {}

    /** A text that came in from the customer's number; {@code meaning} is stop, start, help or other. */
    record Text(String id, Instant at, String sender, String body, String meaning) {}

    List<Call> calls(Order order) {
        return jdbc.sql("""
                SELECT DISTINCT a.id, a.at, c.phone, a.by, a.outcome, a.script_version, a.note
                  FROM outreach.call_attempt a
                  JOIN outreach.call c ON c.id = a.call_id
                  JOIN outreach.notice_part part ON part.notice_id = c.notice_id AND part.order_id = :order
                 ORDER BY a.id LIMIT :most
                """).param("order", order.id()).param("most", MOST)
                .query((row, _) -> new Call(row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("phone"), row.getString("by"),
                        row.getString("outcome"), row.getString("script_version"), row.getString("note"))).list();
    }

    List<Text> texts(Order order) {
        return jdbc.sql("""
                SELECT t.id, t.received_at, t.sender, t.body, t.meaning
                  FROM orders.sales_order o
                  JOIN orders.customer c ON c.id = o.customer_id
                  JOIN post.received_text t ON t.sender = '+' || regexp_replace(coalesce(o.contact ->> 'phone', c.phone), '[^0-9]', '', 'g')
                   AND t.received_at >= o.ordered_at
                 WHERE o.id = :order
                 ORDER BY t.received_at, t.id LIMIT :most
                """).param("order", order.id()).param("most", MOST)
                .query((row, _) -> new Text(row.getString("id"), row.getObject("received_at", OffsetDateTime.class).toInstant(), row.getString("sender"),
                        row.getString("body"), row.getString("meaning"))).list();
    }

    List<CustomerOffers.Offer> offers(Order order) {
        return offers.of(order.number());
    }
}
