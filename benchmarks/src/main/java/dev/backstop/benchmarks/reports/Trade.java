package dev.backstop.benchmarks.reports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A year of trade, written set by set: orders of four lines, of which nine in ten left the same day, others days later with a later
 * promise, some
 * wait, some were cancelled; what left and what came in, purchase orders open and late, deliveries of a year. The same firm each time.
 */
final class Trade {
    private static final int VENDORS = 200;
    private static final int CUSTOMERS = 2_000;
    private static final int LINES_OF_AN_ORDER = 4;

    private Trade() {}

    /** Writes so many items and order lines; the location and the database's own rules are there already. */
    static void fill(Connection database, int items, int lines) throws SQLException {
        try (var statement = database.createStatement()) {
            for (var sql : statements(items, lines / LINES_OF_AN_ORDER)) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> statements(int items, int orders) {
        return List.of(
                "SELECT setseed(0.42)",
                "SET work_mem = '128MB'",
                """
                INSERT INTO catalog.vendor (code, name, currency, working_days)
                SELECT 'V-' || v, 'Vendor ' || v, 'EUR', '{MO,TU,WE,TH,FR}' FROM generate_series(1, %d) v""".formatted(VENDORS),
                """
                INSERT INTO orders.customer (code, name, class, country)
                SELECT 'C-' || c, 'Customer ' || c, (ARRAY['A', 'B', 'C'])[1 + c %% 3], 'GB' FROM generate_series(1, %d) c""".formatted(CUSTOMERS),
                """
                INSERT INTO catalog.item (sku, name, unit, decimals, category, price, price_currency, cost, cost_currency)
                SELECT 'I-' || i, 'Item ' || i, 'piece', 0, 'Category ' || i %% 40, 1 + i %% 90, 'EUR', 0.5 + i %% 60, 'EUR'
                  FROM generate_series(1, %d) i""".formatted(items),
                """
                INSERT INTO catalog.sourcing_term (item_id, location_id, rank, kind, vendor_id, lead_time_days, moq, multiple)
                SELECT item.id, location.id, 1, 'buy', vendor.id, 3 + item.id % 40, 1 + item.id % 12, 1 + item.id % 6
                  FROM catalog.item JOIN catalog.vendor ON vendor.code = 'V-' || (1 + item.id % 200) CROSS JOIN catalog.location""",
                """
                INSERT INTO orders.sales_order (number, customer_id, channel, ordered_at, priority, shipping, location_id, currency)
                SELECT 'SO-' || n, customer.id, 'web', now() - make_interval(days => (1 + (%1$d - n) * 363 / %1$d)::int), 5, 'as-available',
                       location.id, 'EUR'
                  FROM generate_series(1, %1$d) n
                  JOIN orders.customer ON customer.code = 'C-' || (1 + n * 7919 %% %2$d) CROSS JOIN catalog.location
                 ORDER BY n""".formatted(orders, CUSTOMERS),
                """
                CREATE TEMPORARY TABLE wanted AS
                SELECT sales.id AS order_id, line, sales.ordered_at, (1 + (random() ^ 2 * (%d - 1))::int) AS nth, (1 + random() ^ 3
                       * 20)::int AS quantity,
                       random() AS fate
                  FROM orders.sales_order sales CROSS JOIN generate_series(1, %d) line""".formatted(items, LINES_OF_AN_ORDER),
                """
                INSERT INTO orders.order_line (order_id, line, item_id, quantity, shipped, cancelled, price, priority_at)
                SELECT order_id, line, item.id, quantity,
                       CASE WHEN fate < 0.97 OR fate < 0.99 AND ordered_at < now() - interval '60 days' THEN quantity ELSE 0 END,
                       CASE WHEN fate >= 0.99 AND ordered_at < now() - interval '20 days' THEN quantity ELSE 0 END, item.price, ordered_at
                  FROM wanted JOIN catalog.item ON item.sku = 'I-' || nth
                 ORDER BY order_id, line""",
                "ANALYZE orders.order_line",
                """
                INSERT INTO orders.cancellation (line_id, quantity, reason, at, by)
                SELECT line.id, line.cancelled, 'the customer cancelled', sales.ordered_at + interval '9 days', 'benchmark'
                  FROM orders.order_line line JOIN orders.sales_order sales ON sales.id = line.order_id WHERE line.cancelled > 0""",
                """
                CREATE TEMPORARY TABLE left_at AS
                SELECT line.id AS line_id, line.order_id, line.item_id, line.shipped AS quantity, sales.ordered_at, wanted.fate >= 0.9
                       AS late,
                       least(now() - interval '1 day', sales.ordered_at + CASE WHEN wanted.fate < 0.9 THEN interval '2 hours'
                             ELSE make_interval(days => (3 + line.id % 18)::int) END) AS at
                  FROM orders.order_line line
                  JOIN orders.sales_order sales ON sales.id = line.order_id
                  JOIN wanted ON (wanted.order_id, wanted.line) = (line.order_id, line.line)
                 WHERE line.shipped > 0""",
                """
                INSERT INTO orders.shipment (number, order_id, location_id, at, by)
                SELECT 'S-' || order_id || '-' || late, order_id, location.id, max(at), 'benchmark'
                  FROM left_at CROSS JOIN catalog.location GROUP BY order_id, late, location.id""",
                """
                INSERT INTO orders.shipment_line (shipment_id, line_id, quantity)
                SELECT shipment.id, left_at.line_id, left_at.quantity
                  FROM left_at JOIN orders.shipment ON shipment.number = 'S-' || left_at.order_id || '-' || left_at.late""",
                "UPDATE orders.sales_order SET open_lines = open.lines FROM (SELECT order_id, count(*) AS lines FROM orders.order_line"
                        + " WHERE quantity > shipped + cancelled GROUP BY order_id) open WHERE open.order_id = sales_order.id",
                """
                INSERT INTO promising.schedule_line (line_id, number, location_id, quantity, state)
                SELECT line.id, 1, location.id, line.quantity,
                       CASE WHEN line.shipped > 0 THEN 'shipped' WHEN line.cancelled > 0 THEN 'cancelled' ELSE 'open' END
                  FROM orders.order_line line CROSS JOIN catalog.location ORDER BY line.id""",
                """
                INSERT INTO supply.purchase_order (number, vendor_id, location_id, state, currency, created_at, sent_at)
                SELECT 'PO-' || p, vendor.id, location.id, 'sent', 'EUR', now() - interval '30 days', now() - interval '30 days'
                  FROM generate_series(1, 5000) p JOIN catalog.vendor ON vendor.code = 'V-' || (1 + p % 200) CROSS JOIN catalog.location""",
                """
                INSERT INTO supply.purchase_order_line (order_id, line, item_id, quantity, purchase_quantity, purchase_unit, price)
                SELECT po.id, line, item.id, 20, 20, 'piece', item.cost
                  FROM supply.purchase_order po CROSS JOIN generate_series(1, 4) line JOIN catalog.item ON item.sku = 'I-' || (1 + (po.id * 17 + line * 5) % 20000)""",
                """
                INSERT INTO supply.purchase_order_part (line_id, part, item_id, location_id, quantity, sent, requested_on, expected_on)
                SELECT line.id, 1, line.item_id, po.location_id, line.quantity, true, current_date - 5 + (line.id % 60)::int, current_date
                       - 5 + (line.id % 60)::int
                  FROM supply.purchase_order_line line JOIN supply.purchase_order po ON po.id = line.order_id""",
                """
                INSERT INTO promising.promise (schedule_line_id, made_at, quantity, ship_by, confidence, source, basis, supply, cause_kind,
                       cause_text)
                SELECT sl.id, sales.ordered_at, sl.quantity, sales.ordered_at::date + CASE WHEN wanted.fate < 0.9 THEN 0 ELSE 12 END,
                       CASE WHEN wanted.fate < 0.9 THEN NULL ELSE 0.9 END, CASE WHEN wanted.fate < 0.9 THEN 'stock' ELSE 'inbound' END,
                              'benchmark',
                       CASE WHEN wanted.fate < 0.9 THEN NULL ELSE 'PO-' || (1 + sl.id % 5000) || '/1' END, 'ordered', 'ordered'
                  FROM promising.schedule_line sl
                  JOIN orders.order_line line ON line.id = sl.line_id
                  JOIN orders.sales_order sales ON sales.id = line.order_id
                  JOIN wanted ON (wanted.order_id, wanted.line) = (line.order_id, line.line)
                 ORDER BY sl.id""",
                "UPDATE promising.schedule_line sl SET promise_id = p.id, heard_promise_id = p.id FROM promising.promise p WHERE p.schedule_line_id = sl.id",
                """
                INSERT INTO promising.peg (schedule_line_id, item_id, location_id, source, quantity, made_at, closed_at)
                SELECT sl.id, left_at.item_id, sl.location_id, 'stock', left_at.quantity, left_at.ordered_at, left_at.at
                  FROM promising.schedule_line sl JOIN left_at ON left_at.line_id = sl.line_id""",
                """
                INSERT INTO promising.peg (schedule_line_id, item_id, location_id, source, part_id, quantity, made_at)
                SELECT sl.id, line.item_id, sl.location_id, CASE WHEN part.id IS NULL THEN 'none' ELSE 'inbound' END, part.id,
                       sl.quantity, now()
                  FROM promising.schedule_line sl
                  JOIN orders.order_line line ON line.id = sl.line_id
                  LEFT JOIN LATERAL (SELECT id FROM supply.purchase_order_part WHERE item_id = line.item_id
                         AND quantity > received + cancelled ORDER BY id LIMIT 1)
                        part ON true
                 WHERE sl.state = 'open'""",
                """
                INSERT INTO outreach.duty (schedule_line_id, promise_id, old_ship_by, new_ship_by, cause, opened_at, due_by, tell_at,
                       state, ended_at, evidence)
                SELECT sl.id, sl.promise_id, current_date - 5, current_date, 'benchmark', left_at.at, left_at.at + interval '1 day',
                       left_at.at, 'discharged', left_at.at + interval '5 hours', 'accepted by the mail server'
                  FROM promising.schedule_line sl JOIN left_at ON left_at.line_id = sl.line_id WHERE left_at.late""",
                """
                INSERT INTO stock.movement (at, item_id, location_id, quantity, reason, by)
                SELECT now() - interval '400 days', item.id, location.id, 100 + item.id % 200, 'opening', 'benchmark' FROM catalog.item CROSS JOIN catalog.location""",
                """
                INSERT INTO stock.movement (at, item_id, location_id, quantity, reason, by)
                SELECT at, item_id, location_id, quantity, reason, 'benchmark'
                  FROM (SELECT left_at.at, left_at.item_id, location.id AS location_id, -left_at.quantity AS quantity, 'shipment' AS reason
                          FROM left_at CROSS JOIN catalog.location
                         UNION ALL
                        SELECT now() - make_interval(days => (1 + (n * 7919 + item.id * 31) % 360)::int), item.id, location.id,
                               10 + item.id % 90, 'receipt'
                          FROM catalog.item CROSS JOIN catalog.location CROSS JOIN generate_series(1, 3) n) moved
                 ORDER BY at""",
                """
                INSERT INTO stock.level (item_id, location_id, condition, on_hand)
                SELECT item_id, location_id, 'sellable', greatest(sum(quantity), 0) FROM stock.movement GROUP BY item_id, location_id""",
                """
                INSERT INTO promising.availability (item_id, location_id, on_hand, backordered, on_order)
                SELECT level.item_id, level.location_id, level.on_hand, coalesce(waits.quantity, 0), coalesce(coming.quantity, 0)
                  FROM stock.level
                  LEFT JOIN (SELECT item_id, sum(quantity) AS quantity FROM promising.peg WHERE closed_at IS NULL
                         GROUP BY item_id) waits USING (item_id)
                  LEFT JOIN (SELECT item_id, sum(open) AS quantity FROM supply.purchase_order_part GROUP BY item_id) coming USING (item_id)
                    ON CONFLICT (item_id, location_id) DO UPDATE SET (on_hand, backordered, on_order) = (excluded.on_hand, excluded.backordered, excluded.on_order)""",
                """
                INSERT INTO supply.lead_time_observation (vendor_id, item_id, location_id, delivery, ordered_on, expected_on, received_on,
                       quantity)
                SELECT vendor.id, item.id, location.id, 'D-' || vendor.id || '-' || n / 4, current_date - day - 20, current_date - day - 8,
                       current_date - day - 8 + (random() ^ 3 * 20)::int, 10
                  FROM catalog.vendor CROSS JOIN catalog.location CROSS JOIN generate_series(1, 500) n
                  CROSS JOIN LATERAL (SELECT n * 364 / 500 AS day) ago
                  JOIN catalog.item ON item.sku = 'I-' || (1 + (vendor.id * 500 + n) % 20000)""",
                "VACUUM ANALYZE");
    }
}
