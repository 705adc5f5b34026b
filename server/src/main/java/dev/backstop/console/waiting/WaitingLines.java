package dev.backstop.console.waiting;

import static java.util.stream.Collectors.joining;

import dev.backstop.access.Who;
import dev.backstop.catalog.FirmSettings;
import dev.backstop.console.Query;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the waiting line in order of service, whole or for one item, customer, vendor or location. The page is cut first; places are
 * counted for its items alone. Who waits stands only in what a role reads that may see for whom stock is held.
 */
@Component
public class WaitingLines {
    private static final String WAITS = """
              FROM orders.order_line ol
              JOIN promising.schedule_line sl ON sl.line_id = ol.id AND sl.state = 'open'
              JOIN promising.promise p ON p.id = sl.promise_id AND p.source <> 'stock'
              JOIN orders.sales_order o ON o.id = ol.order_id
              JOIN orders.customer c ON c.id = o.customer_id
            """;

    /** The standing order of service: the class of the customer counts only where the firm has set so. */
    private static final String SERVICE = "priority, class NULLS LAST, priority_at, line_id, schedule_line";

    private static final String PAGE = """
            WITH page AS (
                SELECT sl.id, ol.id AS line_id, ol.item_id, o.number, ol.line, sl.number AS schedule_line, i.sku, i.name, i.unit,
                       i.decimals, l.code AS location, c.code AS customer, c.name AS customer_name, sl.quantity,
                       o.ordered_at AS waiting_since, p.ship_by, h.ship_by AS heard,
                       EXISTS (SELECT FROM outreach.duty d WHERE d.schedule_line_id = sl.id
                           AND (d.state = 'open' OR (d.state = 'waived' AND d.promise_id = sl.promise_id))) AS owed, p.latest, p.confidence, p.next_word_by, p.supply,
                       p.basis, o.priority, CASE WHEN :byClass THEN c.class END AS class, ol.priority_at
            """ + WAITS + """
                  LEFT JOIN promising.promise h ON h.id = sl.heard_promise_id
                  JOIN catalog.item i ON i.id = ol.item_id
                  JOIN catalog.location l ON l.id = sl.location_id
                 WHERE ol.quantity > ol.shipped + ol.cancelled
                   %2$s
                 ORDER BY %1$s
                 LIMIT %3$s OFFSET %4$s),
            ranked AS (
                SELECT sl.id, rank() OVER (PARTITION BY ol.item_id, sl.location_id ORDER BY o.priority,
                           CASE WHEN :byClass THEN c.class END NULLS LAST, ol.priority_at, ol.id)::int AS place
            """ + WAITS + """
                 WHERE ol.quantity > ol.shipped + ol.cancelled AND ol.item_id IN (SELECT item_id FROM page))
            SELECT number, line, schedule_line, sku, name, unit, decimals, location, customer, customer_name, quantity, ranked.place,
                   waiting_since, ship_by, heard, owed, latest, confidence, next_word_by, supply, basis
              FROM page
              JOIN ranked ON ranked.id = page.id
             ORDER BY %1$s
            """;

    private static final Map<String, String> FILTERS = Map.of(
            "sku", " AND i.sku = :sku",
            "customer", " AND c.code = :customer",
            "location", " AND l.code = :location",
            "vendor", """
                     AND EXISTS (SELECT FROM promising.peg peg
                                   JOIN supply.purchase_order_part part ON part.id = peg.part_id
                                   JOIN supply.purchase_order_line pol ON pol.id = part.line_id
                                   JOIN supply.purchase_order po ON po.id = pol.order_id
                                   JOIN catalog.vendor v ON v.id = po.vendor_id
                                  WHERE peg.schedule_line_id = sl.id AND peg.closed_at IS NULL AND v.code = :vendor)
                    """);
    private static final Map<String, String> STATES = Map.of(
            "slipped", " AND (p.ship_by IS NULL OR p.ship_by > h.ship_by)",
            "no-date", " AND p.ship_by IS NULL",
            "not-ordered", " AND p.supply IS NULL");

    private static final Map<String, String> COLUMNS = Map.of("item", "sku", "since", "waiting_since", "quantity", "quantity",
            "date", "ship_by", "customer", "customer");

    private final JdbcClient jdbc;
    private final FirmSettings settings;

    WaitingLines(JdbcClient jdbc, FirmSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Who waits for one item, first in line first. */
    public List<WaitingLine> of(String sku, String location, int limit) {
        return read("location, " + SERVICE, Query.of("/waiting", Map.of("sku", sku, "location", location)), limit);
    }

    /** What one customer waits for, the soonest first. */
    public List<WaitingLine> ofCustomer(String customer, int limit) {
        return read("ship_by NULLS LAST, number, line, schedule_line", Query.of("/waiting", Map.of("customer", customer)), limit);
    }

    List<WaitingLine> page(Query query, int limit) {
        var first = query.has("sort") ? query.orderBy(COLUMNS, "item") + ", " : "";
        return read(first + "sku, location, " + SERVICE, query, limit);
    }

    /**
     * Only what is asked for stands in the statement, and the limit as a number: the database plans a filter that may be empty and a limit
     * that it does not know as if it had to read most of the line.
     */
    private List<WaitingLine> read(String order, Query query, int limit) {
        var named = Who.seesHolders() || query.has("customer"); // whom somebody asks for by name is known
        UnaryOperator<WaitingLine> shown = named ? UnaryOperator.identity() : WaitingLine::unnamed;
        var filters = FILTERS.keySet().stream().filter(query::has).sorted().map(FILTERS::get).collect(joining());
        return jdbc.sql(PAGE.formatted(order, filters + STATES.getOrDefault(query.get("state"), ""), limit, query.offset()))
                .param("sku", query.get("sku")).param("customer", query.get("customer")).param("vendor", query.get("vendor"))
                .param("location", query.get("location")).param("byClass", settings.now().servesByClass())
                .query(WaitingLine.class).list().stream().map(shown).toList();
    }

    /** How many wait, how many of them heard an earlier date, and how many have no date. */
    public record Totals(int lines, int customers, int slipped, int withoutDate, int notOrdered) {}

    public Totals totals() {
        return jdbc.sql("""
                SELECT count(*) AS lines, count(DISTINCT o.customer_id) AS customers,
                       count(*) FILTER (WHERE h.id IS NOT NULL AND (p.ship_by IS NULL OR p.ship_by > h.ship_by)) AS slipped,
                       count(*) FILTER (WHERE p.ship_by IS NULL) AS without_date,
                       count(*) FILTER (WHERE p.supply IS NULL) AS not_ordered
                  FROM promising.schedule_line sl
                  JOIN promising.promise p ON p.id = sl.promise_id
                  LEFT JOIN promising.promise h ON h.id = sl.heard_promise_id
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                 WHERE sl.state = 'open' AND p.source <> 'stock'
                """).query(Totals.class).single();
    }
}
