package dev.backstop.outreach.offers;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.backstop.web.Columns;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds for each case what could be given: samples and substitutes that are free now, after everyone who waits and everything protected. */
@Component
class SampleChoice {
    private final JdbcClient jdbc;

    SampleChoice(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An item for an order; {@code units} is one of its unit in smallest ones, {@code cost} what that costs us. */
    record Chosen(long order, long item, long units, BigDecimal cost) {}

    /**
     * One sample for each order, by order: what is bought most together with all that stands on it, but new to this customer for a year, and cheap
     * enough. Of what the rule names, what was never bought together comes last.
     */
    Map<Long, Chosen> samples(OfferRule rule, List<OfferCase> cases, String currency, Instant now) {
        return jdbc.sql("""
                WITH asked AS (SELECT * FROM unnest(:orders::bigint[], :locations::bigint[], :customers::bigint[]) AS a (order_id, location_id, customer_id)),
                close AS (
                    SELECT asked.order_id, b.other_id AS item_id, sum(b.affinity) AS affinity
                      FROM asked
                      JOIN orders.order_line ol ON ol.order_id = asked.order_id
                      JOIN outreach.bought_together b ON b.item_id = ol.item_id
                     GROUP BY 1, 2),
                fit AS (
                    SELECT order_id, item_id, affinity FROM close WHERE cardinality(:samples::text[]) = 0
                    UNION ALL
                    SELECT asked.order_id, i.id, coalesce(close.affinity, 0)
                      FROM asked
                      JOIN catalog.item i ON i.sku = ANY (:samples::text[])
                      LEFT JOIN close ON close.order_id = asked.order_id AND close.item_id = i.id)
                SELECT DISTINCT ON (asked.order_id) asked.order_id AS "order", i.id AS item, (10 ^ i.decimals)::bigint AS units, price.cost
                  FROM asked
                  JOIN fit ON fit.order_id = asked.order_id
                  JOIN catalog.item i ON i.id = fit.item_id AND i.status = 'active'
                  JOIN LATERAL (SELECT CASE WHEN i.cost_currency = :currency THEN i.cost WHEN i.price_currency = :currency THEN i.price END AS cost) price
                    ON price.cost <= :most::numeric
                  JOIN promising.availability av ON av.item_id = i.id AND av.location_id = asked.location_id AND av.backordered = 0
                 WHERE av.on_hand - av.allocated - coalesce((SELECT sum(p.quantity) FROM catalog.protected_stock p
                              WHERE p.item_id = i.id AND p.location_id = av.location_id AND (p.until IS NULL OR p.until >= :now::date)), 0)
                           >= (10 ^ i.decimals)::bigint
                   AND NOT EXISTS (SELECT 1 FROM catalog.kit_component k WHERE k.kit_id = i.id)
                   AND NOT EXISTS (SELECT 1 FROM orders.sales_order o JOIN orders.order_line ol ON ol.order_id = o.id
                                    WHERE o.customer_id = asked.customer_id AND ol.item_id = i.id AND o.ordered_at >= :since)
                 ORDER BY asked.order_id, fit.affinity DESC, i.id
                """)
                .param("orders", Columns.longs(cases, OfferCase::order)).param("locations", Columns.longs(cases, OfferCase::location))
                .param("customers", Columns.longs(cases, OfferCase::customer))
                .param("samples", Objects.requireNonNullElse(rule.samples(), List.<String>of()).toArray(String[]::new)).param("currency", currency)
                .param("most", rule.most()).param("now", now.atOffset(ZoneOffset.UTC)).param("since", now.atOffset(ZoneOffset.UTC).minusYears(1))
                .query(Chosen.class).stream().collect(toMap(Chosen::order, identity()));
    }

    /** A substitute for the late line of each order, by order: of its list the first of which enough is free there, and that costs the customer no more. */
    Map<Long, Chosen> substitutes(List<OfferCase> cases) {
        return jdbc.sql("""
                SELECT DISTINCT ON (ol.order_id) ol.order_id AS "order", i.id AS item, ol.open AS units, 0::numeric AS cost
                  FROM unnest(:lines::bigint[], :locations::bigint[]) AS asked (line_id, location_id)
                  JOIN orders.order_line ol ON ol.id = asked.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                  JOIN catalog.substitute s ON s.item_id = ol.item_id
                  JOIN catalog.item i ON i.id = s.substitute_id AND i.status = 'active' AND i.price_currency = o.currency AND i.price <= ol.price
                  JOIN promising.availability av ON av.item_id = i.id AND av.location_id = asked.location_id AND av.on_hand - av.allocated >= ol.open
                 ORDER BY ol.order_id, s.rank
                """)
                .param("lines", Columns.longs(cases, OfferCase::line)).param("locations", Columns.longs(cases, OfferCase::location))
                .query(Chosen.class).stream().collect(toMap(Chosen::order, identity()));
    }
}
