package dev.backstop.console.purchasing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import dev.backstop.web.Columns;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads whose orders goods at the door fill, and where the rest lies. */
@Component
public class ArrivalReader {
    private final JdbcClient jdbc;

    ArrivalReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Arrival of(PurchaseShown order, List<? extends Map<String, ?>> typed, boolean closeShort, List<ReceivePages.Filled> filled, LocalDate today) {
        var lines = typed.stream().map(line -> Arrival.Typed.of(order, line)).toList();
        var good = lines.stream().collect(groupingBy(line -> line.part().sku(), java.util.TreeMap::new,
                reducing(BigDecimal.ZERO, Arrival.Typed::good, BigDecimal::add)));
        var where = whereTo(order.head().location(), good, filled);
        return new Arrival(Arrival.notes(lines, closeShort, today), where.docks(), where.shelf());
    }

    /**
     * Where goods that come in go to.
     *
     * @param good   how much of each item, in its unit
     * @param filled whom a receipt of them fills
     */
    public Arrival whereTo(String location, SortedMap<String, BigDecimal> good, List<ReceivePages.Filled> filled) {
        var docks = docks(filled);
        var docked = docks.stream().collect(groupingBy(Arrival.Dock::sku,
                reducing(BigDecimal.ZERO, dock -> new BigDecimal(dock.quantity()), BigDecimal::add)));
        var bins = bins(location, List.copyOf(good.keySet()));
        var shelf = good.entrySet().stream().map(each -> new Arrival.Shelf(each.getKey(), bins.getOrDefault(each.getKey(), ""),
                        each.getValue().subtract(docked.getOrDefault(each.getKey(), BigDecimal.ZERO)).toPlainString()))
                .filter(each -> new BigDecimal(each.quantity()).signum() > 0).toList();
        return new Arrival(List.of(), docks, shelf);
    }

    private List<Arrival.Dock> docks(List<ReceivePages.Filled> filled) {
        return jdbc.sql("""
                SELECT o.number AS "order", ol.line, i.sku, c.name AS customer, given.quantity
                  FROM unnest(:orders::text[], :lines::int[], :quantities::text[]) WITH ORDINALITY AS given (number, line, quantity, place)
                  JOIN orders.sales_order o ON o.number = given.number
                  JOIN orders.order_line ol ON ol.order_id = o.id AND ol.line = given.line
                  JOIN orders.customer c ON c.id = o.customer_id
                  JOIN catalog.item i ON i.id = ol.item_id
                 ORDER BY given.place
                """)
                .param("orders", Columns.texts(filled, ReceivePages.Filled::order))
                        .param("lines", Columns.ints(filled, ReceivePages.Filled::line))
                .param("quantities", Columns.texts(filled, ReceivePages.Filled::quantity)).query(Arrival.Dock.class).list();
    }

    private Map<String, String> bins(String location, List<String> skus) {
        var bins = new java.util.HashMap<String, String>();
        jdbc.sql("""
                SELECT i.sku, il.bin
                  FROM catalog.item_location il
                  JOIN catalog.item i ON i.id = il.item_id
                  JOIN catalog.location l ON l.id = il.location_id
                 WHERE l.code = :location AND i.sku = ANY (:skus) AND il.bin IS NOT NULL
                """).param("location", location).param("skus", skus.toArray(String[]::new))
                .query(row -> {
                    bins.put(row.getString("sku"), row.getString("bin"));
                });
        return bins;
    }
}
