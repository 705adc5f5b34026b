package dev.backstop.outreach.offers;

import dev.backstop.web.Columns;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The offers as they are stored, and the slips that may bring one. */
@Component
class OfferBook {
    private final JdbcClient jdbc;

    OfferBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Slips that are about to be told, that a rule fits, and whose order has no offer by it yet; one for each order, that of the greatest
     * value. What the brake holds is left out: it may be a mistake. The first date told is that of the line, or of the part it was split
     * from. A date was moved as often as its customer heard a later one, this time with it: what was reckoned and never told, and what only
     * a law wanted asked, counts for nothing.
     */
    List<OfferCase> cases(OfferRule rule, String currency, Instant now, int most) {
        return jdbc.sql("""
                SELECT DISTINCT ON (o.id) d.id AS duty, o.id AS "order", o.number, ol.id AS line, sl.location_id AS location, c.id AS
                    customer,
                       c.code AS customer_code, round(coalesce(ol.price, 0) * ol.open / power(10::numeric, i.decimals), 2) AS value,
                       o.shipping <> 'as-available' AND EXISTS (
                           SELECT 1 FROM orders.order_line other
                             JOIN promising.schedule_line here ON here.line_id = other.id AND here.state = 'open'
                             JOIN promising.peg held ON held.schedule_line_id = here.id AND held.source = 'stock' AND held.closed_at IS NULL
                            WHERE other.order_id = o.id) AS divisible
                  FROM outreach.duty d
                  JOIN promising.schedule_line sl ON sl.id = d.schedule_line_id
                  JOIN orders.order_line ol ON ol.id = sl.line_id AND ol.quantity > ol.shipped + ol.cancelled
                  JOIN orders.sales_order o ON o.id = ol.order_id AND o.currency = :currency
                  JOIN orders.customer c ON c.id = o.customer_id
                  JOIN catalog.item i ON i.id = ol.item_id
                 WHERE d.state = 'open' AND d.notice_id IS NULL AND d.tell_at <= :now
                   AND NOT EXISTS (SELECT 1 FROM outreach.brake b WHERE b.id = d.brake_id AND b.state = 'held')
                   AND (cardinality(:classes::text[]) = 0 OR c.class = ANY (:classes::text[]))
                   AND (cardinality(:categories::text[]) = 0 OR i.category = ANY (:categories::text[]))
                   AND coalesce(ol.price, 0) * ol.open / power(10::numeric, i.decimals) >= :least::numeric
                   AND (coalesce(d.new_ship_by, 'infinity'::date) >= :days::int + (
                            SELECT p.ship_by FROM promising.promise p JOIN promising.telling t ON t.promise_id = p.id AND t.returned_at IS
                                NULL
                             WHERE p.schedule_line_id IN (sl.id, sl.split_from) AND p.ship_by IS NOT NULL
                             ORDER BY t.at, t.id LIMIT 1)
                        OR :slips::int <= (SELECT count(DISTINCT was.promise_id) FROM outreach.duty was
                                            WHERE was.schedule_line_id IN (sl.id, sl.split_from)
                                              AND coalesce(was.new_ship_by, 'infinity') > was.old_ship_by
                                              AND (was.id = d.id OR (was.state = 'discharged' AND EXISTS (
                                                      SELECT 1 FROM promising.telling t
                                                       WHERE t.promise_id = was.promise_id AND t.returned_at IS NULL)))))
                   AND NOT EXISTS (SELECT 1 FROM outreach.offer f WHERE f.order_id = o.id AND f.rule = :rule)
                   AND (SELECT count(*) FROM outreach.offer f WHERE f.order_id = o.id) < :perOrder
                 ORDER BY o.id, value DESC, d.id
                 LIMIT :most
                """)
                .param("currency", currency).param("now", now.atOffset(ZoneOffset.UTC)).param("classes", array(rule.customerClasses()))
                .param("categories", array(rule.categories())).param("least", rule.leastValue()).param("days", rule.afterDays())
                .param("slips", rule.afterSlips()).param("rule", rule.code()).param("perOrder", rule.mostPerOrder()).param("most", most)
                .query(OfferCase.class).list();
    }

    private static String[] array(@Nullable List<String> words) {
        return Objects.requireNonNullElse(words, List.<String>of()).toArray(String[]::new);
    }

    /** An offer about to be stored; of who is held out it says what would have been offered, at no cost. */
    record Fresh(OfferCase of, boolean heldOut, @Nullable Long item, @Nullable Long giftLine, BigDecimal value, @Nullable String code) {}

    void add(OfferRule rule, List<Fresh> offers, String currency, Instant now) {
        if (offers.isEmpty()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO outreach.offer (rule, gives, duty_id, order_id, line_id, customer_id, made_at, held_out, item_id, gift_line_id,
                    value, currency, code)
                SELECT :rule, :gives, f.duty, f.order_id, f.line, f.customer, :now, f.held_out, f.item, f.gift, f.value, :currency, f.code
                  FROM unnest(:duties::bigint[], :orders::bigint[], :lines::bigint[], :customers::bigint[], :heldOut::boolean[],
                      :items::bigint[],
                       :gifts::bigint[], :values::numeric[], :codes::text[]) AS f (duty, order_id, line, customer, held_out, item, gift,
                           value, code)
                    ON CONFLICT (rule, order_id) DO NOTHING
                """)
                .param("rule", rule.code()).param("gives", rule.gives()).param("currency", currency).param("now",
                        now.atOffset(ZoneOffset.UTC))
                .param("duties", Columns.longs(offers, f -> f.of().duty())).param("orders", Columns.longs(offers, f -> f.of().order()))
                .param("lines", Columns.longs(offers, f -> f.of().line())).param("customers", Columns.longs(offers, f -> f.of().customer()))
                .param("heldOut", Columns.booleans(offers, Fresh::heldOut)).param("items", Columns.longs(offers, Fresh::item))
                .param("gifts", Columns.longs(offers, Fresh::giftLine)).param("values", Columns.texts(offers, Fresh::value))
                .param("codes", Columns.texts(offers, Fresh::code)).update();
    }

    /** What offers of a rule that were made since a moment cost; those declined or lapsed cost nothing. */
    BigDecimal spent(String rule, OffsetDateTime since) {
        return jdbc.sql("""
                SELECT coalesce(sum(f.value), 0)
                  FROM outreach.offer f LEFT JOIN orders.order_line gift ON gift.id = f.gift_line_id
                 WHERE f.rule = :rule AND f.made_at >= :since AND f.state <> 'declined' AND (gift.id IS NULL OR gift.cancelled <
                     gift.quantity)
                """).param("rule", rule).param("since", since).query(BigDecimal.class).single();
    }

    /** The first moment of the month that a day lies in. */
    static OffsetDateTime month(LocalDate day) {
        return day.withDayOfMonth(1).atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    /**
     * Orders, or the one named if it is such, of which nothing but gifts is open, although nothing of them has shipped since: what the gift
     * was for was cancelled.
     */
    List<String> orphans(@Nullable String order, int most) {
        return jdbc.sql("""
                SELECT DISTINCT o.number
                  FROM outreach.offer f
                  JOIN orders.order_line gift ON gift.id = f.gift_line_id AND gift.quantity > gift.shipped + gift.cancelled
                  JOIN orders.sales_order o ON o.id = f.order_id
                 WHERE (:order::text IS NULL OR o.number = :order)
                   AND NOT EXISTS (SELECT 1 FROM orders.order_line ol WHERE ol.order_id = o.id AND ol.quantity > ol.shipped + ol.cancelled
                          AND NOT EXISTS (SELECT 1 FROM outreach.offer g WHERE g.gift_line_id = ol.id))
                   AND NOT EXISTS (SELECT 1 FROM orders.shipment s WHERE s.order_id = o.id AND s.reversed_at IS NULL AND s.at >= f.made_at)
                 ORDER BY o.number LIMIT :most
                """).param("order", order).param("most", most).query(String.class).list();
    }

    /** What is open of the gifts of an order. */
    List<Long> openGifts(long order) {
        return jdbc.sql("""
                SELECT sl.id
                  FROM outreach.offer f JOIN promising.schedule_line sl ON sl.line_id = f.gift_line_id AND sl.state IN ('open', 'released')
                 WHERE f.order_id = :order
                """).param("order", order).query(Long.class).list();
    }

    /** Notes an answer; false where it was answered before. */
    boolean decide(long offer, String state, String by, @Nullable String reference, Instant now) {
        return jdbc.sql("""
                UPDATE outreach.offer SET state = :state, decided_at = :now, decided_by = :by, reference = :reference
                 WHERE id = :id AND NOT held_out AND state = 'open'
                """).param("state", state).param("now", now.atOffset(ZoneOffset.UTC)).param("by", by).param("reference", reference).param("id", offer)
                .update() > 0;
    }
}
