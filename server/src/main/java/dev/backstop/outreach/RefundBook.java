package dev.backstop.outreach;

import dev.backstop.planning.law.PartRefund;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is owed back, as it is stored, and the sums it is reckoned from. */
@Component
class RefundBook {
    private final JdbcClient jdbc;
    private final Clock clock;

    RefundBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An order's money.
     *
     * @param id       of the order
     * @param method   the way of payment, {@code refunded} what was owed back before, {@code share} of the units that are kept, where a
     *                 price is missing
     * @param ordered  as in {@link PartRefund}, like {@code kept}
     */
    record Sums(long id, String number, BigDecimal paid, String currency, String method, BigDecimal shipping, BigDecimal tax,
            BigDecimal ordered, BigDecimal kept, boolean priced, BigDecimal share, BigDecimal refunded, String tariff) {
        /** What is still to go back. */
        BigDecimal due() {
            var shares = new PartRefund(paid, paid, paid.multiply(share), BigDecimal.ZERO, BigDecimal.ZERO, PartRefund.Tariff.FLAT);
            var priced = new PartRefund(paid, ordered, kept, shipping, tax, tariff.equals("flat") ? PartRefund.Tariff.FLAT
                    : PartRefund.Tariff.BY_VALUE);
            return (this.priced ? priced : shares).amount().subtract(refunded);
        }
    }

    /** What of a line its customer keeps: all that was not cancelled, or only what left already. */
    private enum Keeping {
        NOT_CANCELLED("ol.quantity - ol.cancelled"),
        SHIPPED("ol.shipped");

        private final String units;

        Keeping(String units) {
            this.units = units;
        }
    }

    /** Empty where nothing was paid. */
    Optional<Sums> sums(long order) {
        return sums(List.of(order), Keeping.NOT_CANCELLED).stream().findFirst();
    }

    /** The same as if nothing more were shipped: what is due then is what we hold. Orders for which nothing was paid are left out. */
    List<Sums> held(Collection<Long> orders) {
        return sums(orders, Keeping.SHIPPED);
    }

    /** Lines that were added later as substitutes do not count as first ordered. */
    private List<Sums> sums(Collection<Long> orders, Keeping keeping) {
        return jdbc.sql("""
                SELECT o.id, o.number, (o.payment -> 'paid' ->> 'amount')::numeric AS paid, coalesce(o.payment -> 'paid' ->> 'currency',
                       o.currency) AS currency,
                       coalesce(o.payment ->> 'method', 'none') AS method, coalesce((o.charges -> 'shipping' ->> 'amount')::numeric,
                              0) AS shipping,
                       coalesce((o.charges -> 'tax' ->> 'amount')::numeric, 0) AS tax, coalesce(l.ordered, 0) AS ordered, coalesce(l.kept,
                              0) AS kept,
                       l.priced, coalesce(l.units_kept / nullif(l.units, 0), 0) AS share,
                       coalesce((SELECT sum(r.amount) FROM outreach.refund r WHERE r.order_id = o.id), 0) AS refunded,
                       coalesce((SELECT shipping_refund FROM outreach.rules), 'by-value') AS tariff
                  FROM orders.sales_order o
                 CROSS JOIN LATERAL (
                       SELECT bool_and(ol.price IS NOT NULL) AS priced, sum(%2$s - gone.units)::numeric AS units_kept,
                              sum(first.units)::numeric AS units,
                              sum(ol.price * first.units / power(10::numeric, i.decimals) + coalesce(ol.tax, 0))
                                  FILTER (WHERE ol.substitute_for IS NULL AND ol.replaces IS NULL) AS ordered,
                              sum((ol.price * first.units / power(10::numeric, i.decimals) + coalesce(ol.tax, 0))
                                  * (%2$s - gone.units) / first.units)
                                  FILTER (WHERE ol.replaces IS NULL) AS kept
                         FROM orders.order_line ol JOIN catalog.item i ON i.id = ol.item_id
                        CROSS JOIN LATERAL (SELECT coalesce(ol.first_quantity, ol.quantity) AS units) first
                        CROSS JOIN LATERAL (
                              SELECT coalesce(sum(sl.quantity), 0) AS units
                                FROM promising.schedule_line sl
                               WHERE sl.line_id = ol.id AND sl.state = 'shipped'
                                 AND EXISTS (SELECT 1 FROM outreach.consent_part p JOIN outreach.consent k ON k.id = p.consent_id
                                              WHERE p.schedule_line_id = sl.id AND k.choice = 'withdraw')) gone
                        WHERE ol.order_id = o.id AND %1$s) l
                 WHERE o.id = ANY (:orders) AND (o.payment -> 'paid' ->> 'amount')::numeric > 0
                """.formatted(GiftLines.NONE, keeping.units)).param("orders", orders.toArray(Long[]::new)).query(Sums.class).list();
    }

    /** Owes more back; of one order, day and reason it is one refund while it was not exported. */
    void owe(long order, Sums sums, String reason, LocalDate vestedOn, Instant dueBy) {
        var more = jdbc.sql("""
                UPDATE outreach.refund SET amount = amount + :amount
                 WHERE order_id = :order AND vested_on = :vested AND reason = :reason AND state = 'due'
                """).param("amount", sums.due()).param("order", order).param("vested", vestedOn).param("reason", reason).update();
        if (more == 0) {
            jdbc.sql("""
                    INSERT INTO outreach.refund (order_id, amount, currency, reason, way, vested_on, due_by)
                    VALUES (:order, :amount, :currency, :reason, :way, :vested, :due)
                    """)
                    .param("order", order).param("amount", sums.due()).param("currency", sums.currency()).param("reason", reason)
                    .param("way", sums.method())
                    .param("vested", vestedOn).param("due", dueBy.atOffset(ZoneOffset.UTC)).update();
        }
    }

    /** The earliest day on which a right to money arose on an order and was not settled since: that of its ended schedule lines. */
    Optional<Ended> ended(long order) {
        return jdbc.sql("""
                SELECT c.vested_on, c.ended AS reason, c.schedule_line_id AS schedule_line
                  FROM outreach.legal_case c
                  JOIN promising.schedule_line sl ON sl.id = c.schedule_line_id
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                 WHERE ol.order_id = :order AND c.ended IS NOT NULL AND c.state <> 'REFUNDED'
                   AND NOT EXISTS (SELECT FROM outreach.refund r WHERE r.order_id = :order AND r.vested_on = c.vested_on
                          AND r.state <> 'due')
                 ORDER BY c.vested_on, c.schedule_line_id
                 LIMIT 1
                """).param("order", order).query(Ended.class).optional();
    }

    /** Why and since when. */
    record Ended(LocalDate vestedOn, String reason, long scheduleLine) {}

    private static final String SELECT = """
            SELECT r.id, o.number, r.amount, r.currency, r.reason, r.way, r.vested_on, r.due_by, r.state, r.exported_at, r.confirmed_at,
                   r.confirmed_by, r.reference
              FROM outreach.refund r JOIN orders.sales_order o ON o.id = r.order_id
            """;

    List<Refunds.Refund> find(@Nullable String state, @Nullable String order, long after, int most) {
        return jdbc.sql(SELECT + """
                 WHERE r.id > :after AND (:state::text IS NULL OR r.state = :state) AND (:order::text IS NULL OR o.number = :order)
                 ORDER BY r.id LIMIT :most
                """).param("after", after).param("state", state).param("order", order).param("most", most).query(RefundBook::refund).list();
    }

    Optional<Refunds.Refund> byId(long id) {
        return jdbc.sql(SELECT + " WHERE r.id = :id").param("id", id).query(RefundBook::refund).optional();
    }

    private static Refunds.Refund refund(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        return new Refunds.Refund(row.getLong("id"), row.getString("number"),
                Objects.requireNonNull(dev.backstop.catalog.Money.of(row.getBigDecimal("amount"), currency)), row.getString("reason"),
                row.getString("way"),
                row.getObject("vested_on", LocalDate.class), at(row, "due_by").orElseThrow(), row.getString("state"), at(row, "exported_at")
                .orElse(null),
                at(row, "confirmed_at").orElse(null), row.getString("confirmed_by"), row.getString("reference"));
    }

    private static Optional<Instant> at(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** Marks what is due as handed to the payment system. */
    List<Refunds.Refund> export() {
        var ids = jdbc.sql("UPDATE outreach.refund SET state = 'exported', exported_at = :now WHERE state = 'due' RETURNING id")
                .param("now", now())
                .query(Long.class).list();
        return jdbc.sql(SELECT + " WHERE r.id = ANY (:ids) ORDER BY r.due_by, r.id").param("ids", ids.toArray(Long[]::new))
                .query(RefundBook::refund).list();
    }

    boolean confirm(long id, String by, @Nullable String reference) {
        return jdbc.sql("""
                UPDATE outreach.refund SET state = 'confirmed', confirmed_at = :now, confirmed_by = :by, reference = :reference
                 WHERE id = :id AND state <> 'confirmed'
                """).param("now", now()).param("by", by).param("reference", reference).param("id", id).update() > 0;
    }

    private Object now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
