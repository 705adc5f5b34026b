package dev.backstop.replenishment;

import dev.backstop.catalog.Units;
import dev.backstop.planning.OrderQuantities;
import dev.backstop.planning.OrderTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Supply that was ordered for sales that shrank since: nobody is pegged to it, and without it there is still as much as the rule fills up to. What
 * rounding to the vendor's terms brought beyond the need is no surplus, and what is left of an order is one that the vendor takes. All together is
 * no more than what is too much: drafts give first, then what comes last.
 */
@Component
public class Surplus {
    private final JdbcClient jdbc;

    Surplus(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One line with more than is needed.
     *
     * @param state      draft, sent
     * @param quantity   more than is needed
     * @param open       that is still to come of the line, of all its dates
     * @param expectedOn when the last of it is expected
     * @param orderedBy  who or which rule ordered it; null: by hand
     * @param orderedFor the order that it was bought for; null: for stock
     * @param elsewhere  a location that is to order the same item; null: none
     * @param action     cut, cancel, re-peg
     */
    public record Line(String purchaseOrder, int line, String sku, String name, String location, @Nullable String vendor, String state, String quantity,
            String open, @Nullable LocalDate expectedOn, @Nullable String orderedBy, @Nullable String orderedFor, @Nullable String elsewhere, String action,
            String words) {}

    /**
     * The same as it is reckoned, in smallest units.
     *
     * @param surplus  what the sale that shrank leaves over
     * @param unneeded the same with what rounding brought, which is only given up where the vendor takes no order between
     * @param ordered  of the line in all, with what has come and what was cancelled
     * @param terms    what its vendor takes orders for
     * @param wanted   is to be ordered elsewhere, by the proposal {@code wantedBy}
     * @param straight whether it goes to a customer
     */
    record Row(String number, int line, String sku, String name, String unit, int decimals, String location, String vendor, String state, long surplus,
            long unneeded, long open, long ordered, OrderTerms terms, @Nullable LocalDate expectedOn, @Nullable String orderedBy, @Nullable String orderedFor,
            @Nullable String elsewhere, long wanted, @Nullable String wantedBy, boolean straight) {

        /**
         * What of it can be taken off: what stays is an order that the vendor takes, unless all of it goes. The least that takes off all of the surplus, else
         * as much of it as the vendor allows.
         */
        long cut() {
            var rest = ordered - surplus;
            var least = Math.max(1, ordered - unneeded);
            if (surplus >= open || rest < least || taken(least) > rest) {
                return unneeded >= open ? open : Math.max(0, ordered - taken(Math.max(1, rest)));
            }
            var most = rest;
            while (least < most) { // the largest of which the order that the vendor takes is no more than the rest
                var middle = least + (most - least + 1) / 2;
                if (taken(middle) <= rest) {
                    least = middle;
                } else {
                    most = middle - 1;
                }
            }
            return ordered - taken(least);
        }

        /** The smallest order that the vendor takes for so many. */
        private long taken(long units) {
            return OrderQuantities.round(units, terms, null).quantity();
        }

        /** Whether something can be done about it. */
        boolean isOfUse() {
            return cut() > 0 || elsewhere != null;
        }

        Line shown() {
            var units = new Units(unit, decimals);
            var action = elsewhere != null ? "re-peg" : cut() >= open ? "cancel" : "cut";
            return new Line(number, line, sku, name, location, vendor, state, units.text(action.equals("re-peg") ? surplus : cut()), units.text(open), expectedOn,
                    orderedBy, orderedFor, elsewhere, action, words(action, units));
        }

        private String words(String action, Units units) {
            var much = "%s of %s".formatted(units.text(cut()), sku);
            var agrees = state.equals("draft") ? " It is a draft, so nobody has to agree." : " Ask %s first: it was sent.".formatted(vendor);
            if (straight) {
                return "%s %s on line %d of %s: the customer of order %s no longer wants them, and they would go straight there.%s".formatted(
                        action.equals("cancel") ? "Cancel the" : "Take off", units.text(cut()), line, number, orderedFor, agrees);
            }
            return switch (action) {
                case "re-peg" -> "%s is to order the same. Let %s come here and transfer them, rather than order them again."
                        .formatted(elsewhere,
                        "%s of %s".formatted(units.text(Math.min(surplus, wanted)), sku));
                case "cancel" -> "Cancel line %d of %s: all of its %s are too much.%s".formatted(line, number, much, agrees);
                default -> "Cut line %d of %s by %s, to %s.%s".formatted(line, number, much, units.text(open - cut()), agrees);
            };
        }
    }

    /** The largest first. */
    public List<Line> lines(int limit) {
        return rows(null, null, limit).stream().filter(Row::isOfUse).map(Row::shown).toList();
    }

    /** What of one line is too much now. */
    Optional<Row> row(String purchaseOrder, int line) {
        return rows(purchaseOrder, line, 1).stream().filter(Row::isOfUse).findFirst();
    }

    private List<Row> rows(@Nullable String purchaseOrder, @Nullable Integer line, int limit) {
        return jdbc.sql("""
                WITH shrunk AS (
                    SELECT line.item_id, max(given.at) AS at, sum(given.quantity)::bigint AS quantity
                      FROM orders.cancellation given JOIN orders.order_line line ON line.id = given.line_id
                     GROUP BY line.item_id),
                part AS (
                    SELECT purchase.number, line.line, line.quantity AS ordered, part.item_id, part.location_id, purchase.vendor_id, purchase.state,
                           purchase.for_order, sum(part.open)::bigint AS open, max(part.expected_on) AS expected_on,
                           sum(part.open - coalesce((SELECT sum(peg.quantity) FROM promising.peg WHERE peg.part_id = part.id AND peg.closed_at IS NULL), 0))::bigint
                               AS unpegged, CASE WHEN purchase.for_order IS NULL THEN max(shrunk.quantity) ELSE sum(part.open) END::bigint AS shrunk
                      FROM supply.purchase_order_part part
                      JOIN supply.purchase_order_line line ON line.id = part.line_id
                      JOIN supply.purchase_order purchase ON purchase.id = line.order_id
                      LEFT JOIN shrunk ON shrunk.item_id = part.item_id AND purchase.created_at <= shrunk.at
                     WHERE (shrunk.item_id IS NOT NULL OR purchase.for_order IS NOT NULL)
                       AND part.quantity > part.received + part.cancelled AND purchase.state IN ('draft', 'sent')
                     GROUP BY purchase.number, line.line, line.quantity, part.item_id, part.location_id, purchase.vendor_id, purchase.state, purchase.for_order),
                place AS (
                    SELECT part.item_id, part.location_id,
                           coalesce(has.on_hand + has.on_order - has.allocated - has.backordered, 0)
                               + coalesce(sum(part.open) FILTER (WHERE part.state = 'draft'), 0)::bigint
                               - CASE WHEN rule.per_order THEN 0 WHEN rule.mode = 'manual' THEN coalesce(rule.order_up_to, rule.reorder_point, 0)
                                      ELSE coalesce(learned.order_up_to, 0) END AS beyond
                      FROM part
                      LEFT JOIN promising.availability has USING (item_id, location_id)
                      LEFT JOIN replenishment.reorder_point rule USING (item_id, location_id)
                      LEFT JOIN replenishment.learned learned USING (item_id, location_id)
                     GROUP BY part.item_id, part.location_id, has.on_hand, has.on_order, has.allocated, has.backordered, rule.per_order, rule.mode,
                              rule.order_up_to, rule.reorder_point, learned.order_up_to),
                dealt AS (
                    SELECT part.*,
                           least(part.unpegged, part.shrunk, CASE WHEN part.for_order IS NULL THEN least(much.beyond, part.shrunk) ELSE much.beyond END
                               - coalesce(sum(least(part.unpegged, part.shrunk)) OVER earlier, 0))::bigint AS surplus,
                           least(part.unpegged, much.beyond - coalesce(sum(least(part.unpegged, part.shrunk)) OVER earlier, 0))::bigint AS unneeded
                      FROM part
                      JOIN place USING (item_id, location_id)
                     CROSS JOIN LATERAL (        -- what goes straight to a customer serves that customer's order and no other
                           SELECT CASE WHEN part.for_order IS NULL THEN place.beyond ELSE
                                  (SELECT sum(other.open) FROM part other
                                    WHERE (other.for_order, other.item_id, other.location_id) = (part.for_order, part.item_id, part.location_id))
                                  - coalesce((SELECT sum(peg.quantity)
                                                FROM orders.sales_order sales
                                                JOIN orders.order_line wanted ON wanted.order_id = sales.id
                                                JOIN promising.schedule_line schedule ON schedule.line_id = wanted.id
                                                JOIN promising.peg ON peg.schedule_line_id = schedule.id AND peg.closed_at IS NULL
                                               WHERE sales.number = part.for_order AND (peg.item_id, peg.location_id) = (part.item_id, part.location_id)), 0)
                                  END::bigint AS beyond) much
                     WHERE :number::text IS NULL OR (part.number, part.line) = (:number, :line::int)
                    WINDOW earlier AS (PARTITION BY part.item_id, part.location_id, part.for_order
                                           ORDER BY part.state = 'sent', part.expected_on DESC NULLS FIRST, part.number DESC, part.line DESC
                                            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))
                SELECT part.number, part.line, item.sku, item.name, item.unit, item.decimals, location.code AS location, vendor.name AS vendor, part.state,
                       part.surplus, part.unneeded, part.open, part.ordered, part.expected_on, coalesce(term.moq, 1) AS moq, coalesce(term.multiple, 1) AS multiple,
                       term.purchase_factor, term.purchase_decimals,
                       proposal.decided_by AS ordered_by, coalesce(part.for_order, nullif(proposal.for_order, '')) AS ordered_for,
                       part.for_order IS NOT NULL AS straight,
                       wanted.code AS elsewhere, coalesce(wanted.quantity, 0) AS wanted, wanted.id AS wanted_by
                  FROM dealt part
                  JOIN catalog.item item ON item.id = part.item_id
                  JOIN catalog.location location ON location.id = part.location_id
                  JOIN catalog.vendor vendor ON vendor.id = part.vendor_id
                  LEFT JOIN LATERAL (
                       SELECT decided_by, for_order FROM replenishment.proposal
                        WHERE purchase_order = part.number AND (item_id, location_id) = (part.item_id, part.location_id)
                        ORDER BY id DESC LIMIT 1) proposal ON true
                  LEFT JOIN LATERAL (
                       SELECT open.id, other.code, coalesce(open.overridden, open.quantity) AS quantity
                         FROM replenishment.proposal open JOIN catalog.location other ON other.id = open.location_id
                        WHERE open.item_id = part.item_id AND open.location_id <> part.location_id AND open.state = 'open' AND
                               part.for_order IS NULL
                        ORDER BY other.code, open.id LIMIT 1) wanted ON true
                  LEFT JOIN LATERAL (
                       SELECT moq, multiple, purchase_factor, purchase_decimals FROM catalog.sourcing_term
                        WHERE (item_id, location_id, vendor_id) = (part.item_id, part.location_id, part.vendor_id)
                        ORDER BY rank LIMIT 1) term ON true
                 WHERE part.surplus > 0
                 ORDER BY surplus DESC, part.number, part.line
                 LIMIT :limit
                """).param("number", purchaseOrder).param("line", line).param("limit", limit)
                .query((row, _) -> row(row)).list();
    }

    private static Row row(ResultSet row) throws SQLException {
        var factor = row.getBigDecimal("purchase_factor");
        var decimals = row.getInt("decimals");
        var unit = factor == null ? null : new OrderTerms.PurchaseUnit(factor.movePointRight(decimals), row.getInt("purchase_decimals"));
        return new Row(row.getString("number"), row.getInt("line"), row.getString("sku"), row.getString("name"), row.getString("unit"), decimals,
                row.getString("location"), Objects.requireNonNull(row.getString("vendor")), row.getString("state"), row.getLong("surplus"),
                row.getLong("unneeded"), row.getLong("open"), row.getLong("ordered"), new OrderTerms(row.getLong("moq"), row.getLong("multiple"), null, unit),
                row.getObject("expected_on", LocalDate.class), row.getString("ordered_by"), row.getString("ordered_for"), row.getString("elsewhere"),
                row.getLong("wanted"), row.getString("wanted_by"), row.getBoolean("straight"));
    }
}
