package dev.backstop.buying;

import dev.backstop.catalog.Vendor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a vendor's record, a statement for each of its sides. What came together counts once, as its latest part came. */
@Component
class VendorRecords {
    private static final int WORST = 10;

    private final JdbcClient jdbc;

    VendorRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    VendorRecord of(Vendor vendor, LocalDate from, LocalDate to) {
        var came = deliveries(vendor.id(), from, to);
        return new VendorRecord(vendor.code(), vendor.name(), from, to, orders(vendor.id(), from, to), came.deliveries(), came.lead(),
                came.late(), came.onTime(),
                came.dated(), slips(vendor.id(), from, to), acknowledgement(vendor.id(), from, to), firstFill(vendor.id(), from, to),
                delay(vendor.id(), from, to), worst(vendor.id(), from, to), overdue(vendor.id(), to));
    }

    private JdbcClient.StatementSpec over(String sql, long vendor, LocalDate from, LocalDate to) {
        return jdbc.sql(sql).param("vendor", vendor).param("from", from).param("to", to);
    }

    private int orders(long vendor, LocalDate from, LocalDate to) {
        return over("SELECT count(*)::int FROM supply.purchase_order WHERE vendor_id = :vendor AND sent_at >= :from AND sent_at < CAST(:to AS date) + 1",
                vendor, from, to).query(Integer.class).single();
    }

    private record Came(int deliveries, VendorRecord.Spread lead, VendorRecord.Spread late, int onTime, int dated) {}

    private Came deliveries(long vendor, LocalDate from, LocalDate to) {
        return over("""
                WITH delivered AS (
                    SELECT delivery, max(received_on - ordered_on) AS lead, max(received_on - expected_on) AS late
                      FROM supply.lead_time_observation
                     WHERE vendor_id = :vendor AND NOT reversed AND received_on BETWEEN :from AND :to
                     GROUP BY delivery)
                SELECT count(*)::int AS deliveries, count(late)::int AS dated, (count(*) FILTER (WHERE late <= 0))::int AS on_time,
                       percentile_disc(0.1) WITHIN GROUP (ORDER BY lead)::float8 AS lead10, percentile_disc(0.5) WITHIN GROUP (ORDER BY lead)::float8 AS lead50,
                       percentile_disc(0.9) WITHIN GROUP (ORDER BY lead)::float8 AS lead90,
                       percentile_disc(0.1) WITHIN GROUP (ORDER BY late)::float8 AS late10, percentile_disc(0.5) WITHIN GROUP (ORDER BY late)::float8 AS late50,
                       percentile_disc(0.9) WITHIN GROUP (ORDER BY late)::float8 AS late90
                  FROM delivered
                """, vendor, from, to).query((row, _) -> new Came(row.getInt("deliveries"), spread(row, "lead"), spread(row, "late"), row.getInt("on_time"),
                        row.getInt("dated"))).single();
    }

    private static VendorRecord.Spread spread(ResultSet row, String what) throws SQLException {
        return new VendorRecord.Spread(number(row, what + "10"), number(row, what + "50"), number(row, what + "90"));
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Double.class);
    }

    /** A confirmed date that a later confirmation of the same part moved back. */
    private VendorRecord.Slips slips(long vendor, LocalDate from, LocalDate to) {
        return over("""
                WITH word AS (
                    SELECT said.at, said.day, lag(said.day) OVER (PARTITION BY said.part_id ORDER BY said.id) AS before
                      FROM supply.purchase_order po
                      JOIN supply.purchase_order_line line ON line.order_id = po.id
                      JOIN supply.purchase_order_part part ON part.line_id = line.id
                      JOIN supply.part_date said ON said.part_id = part.id AND said.kind = 'confirmed'
                     WHERE po.vendor_id = :vendor AND said.day IS NOT NULL)
                SELECT count(*)::int AS count, coalesce(sum(day - before), 0)::int AS days
                  FROM word
                 WHERE day > before AND at >= :from AND at < CAST(:to AS date) + 1
                """, vendor, from, to).query(VendorRecord.Slips.class).single();
    }

    private VendorRecord.Acknowledgement acknowledgement(long vendor, LocalDate from, LocalDate to) {
        return over("""
                WITH sent AS (
                    SELECT po.sent_at, (SELECT min(said.at)
                                          FROM supply.purchase_order_line line
                                          JOIN supply.purchase_order_part part ON part.line_id = line.id
                                          JOIN supply.part_date said ON said.part_id = part.id AND said.kind = 'confirmed' AND said.at >= po.sent_at
                                         WHERE line.order_id = po.id) AS answered_at
                      FROM supply.purchase_order po
                     WHERE po.vendor_id = :vendor AND po.sent_at >= :from AND po.sent_at < CAST(:to AS date) + 1
                       AND EXISTS (SELECT FROM buying.order_version version WHERE version.order_id = po.id))
                SELECT count(answered_at)::int AS answered, (count(*) - count(answered_at))::int AS silent,
                       percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM answered_at - sent_at) / 3600) AS median_hours,
                       percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM answered_at - sent_at) / 3600) AS p90_hours
                  FROM sent
                """, vendor, from, to)
                .query((row, _) -> new VendorRecord.Acknowledgement(row.getInt("answered"), row.getInt("silent"),
                        number(row, "median_hours"), number(row, "p90_hours")))
                .single();
    }

    private @Nullable Double firstFill(long vendor, LocalDate from, LocalDate to) {
        return over("""
                WITH got AS (
                    SELECT line.id, line.quantity, r.id AS receipt, sum(rl.quantity + rl.damaged) AS came,
                           row_number() OVER (PARTITION BY line.id ORDER BY r.id) AS place
                      FROM supply.receipt r
                      JOIN supply.receipt_line rl ON rl.receipt_id = r.id
                      JOIN supply.purchase_order_part part ON part.id = rl.part_id
                      JOIN supply.purchase_order_line line ON line.id = part.line_id
                      JOIN supply.purchase_order po ON po.id = line.order_id
                     WHERE po.vendor_id = :vendor AND r.reversed_at IS NULL AND r.at >= :from AND r.at < CAST(:to AS date) + 1
                     GROUP BY line.id, line.quantity, r.id
                    HAVING sum(rl.quantity + rl.damaged) > 0)
                SELECT avg(least(1, came / quantity))::float8 FROM got WHERE place = 1
                """, vendor, from, to).query((row, _) -> java.util.Optional.ofNullable(number(row, "avg"))).single().orElse(null);
    }

    /** A promise that a move, a refusal or the lateness of this vendor's supply put off, against the promise before it. */
    private VendorRecord.Delay delay(long vendor, LocalDate from, LocalDate to) {
        return over("""
                WITH caused AS (
                    SELECT p.id, p.schedule_line_id, p.ship_by
                      FROM promising.promise p
                      JOIN supply.purchase_order po ON po.number = split_part(coalesce(p.cause_reference, p.supply), '/', 1)
                     WHERE po.vendor_id = :vendor AND p.cause_kind IN ('supply-moved', 'supply-cancelled', 'day-turned')
                       AND p.made_at >= :from AND p.made_at < CAST(:to AS date) + 1 AND p.ship_by IS NOT NULL),
                put_off AS (
                    SELECT caused.schedule_line_id, caused.ship_by - before.ship_by AS days
                      FROM caused
                      JOIN LATERAL (SELECT earlier.ship_by FROM promising.promise earlier
                                     WHERE earlier.schedule_line_id = caused.schedule_line_id AND earlier.id < caused.id AND earlier.ship_by IS NOT NULL
                                     ORDER BY earlier.id DESC LIMIT 1) before ON caused.ship_by > before.ship_by)
                SELECT coalesce(sum(put_off.days), 0)::int AS customer_days, count(*)::int AS promises, count(DISTINCT o.customer_id)::int AS customers
                  FROM put_off
                  JOIN promising.schedule_line sl ON sl.id = put_off.schedule_line_id
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                """, vendor, from, to).query(VendorRecord.Delay.class).single();
    }

    private List<VendorRecord.Worst> worst(long vendor, LocalDate from, LocalDate to) {
        return over("""
                SELECT i.sku, i.name, count(*)::int AS deliveries, (count(*) FILTER (WHERE seen.late > 0))::int AS late,
                       avg(greatest(seen.late, 0))::float8 AS mean_days_late
                  FROM (SELECT item_id, delivery, max(received_on - expected_on) AS late
                          FROM supply.lead_time_observation
                         WHERE vendor_id = :vendor AND NOT reversed AND expected_on IS NOT NULL AND received_on BETWEEN :from AND :to
                         GROUP BY item_id, delivery) seen
                  JOIN catalog.item i ON i.id = seen.item_id
                 GROUP BY i.sku, i.name
                HAVING count(*) FILTER (WHERE seen.late > 0) > 0
                 ORDER BY sum(greatest(seen.late, 0)) DESC, i.sku
                 LIMIT :most
                """, vendor, from, to).param("most", WORST).query(VendorRecord.Worst.class).list();
    }

    private int overdue(long vendor, LocalDate today) {
        return jdbc.sql("""
                SELECT count(*)::int
                  FROM supply.purchase_order po
                  JOIN supply.purchase_order_line line ON line.order_id = po.id
                  JOIN supply.purchase_order_part part ON part.line_id = line.id
                 WHERE po.vendor_id = :vendor AND po.state = 'sent' AND part.open > 0 AND part.expected_on < :today
                """).param("vendor", vendor).param("today", today).query(Integer.class).single();
    }
}
