package dev.backstop.replenishment;

import dev.backstop.supply.PurchaseOrder.StraightTo;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where vendors are to ship what they send straight to customers: to the order's own address, else to the customer's name and country. */
@Component
class CustomerAddresses {
    private final JdbcClient jdbc;

    CustomerAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the number of the customer's order. */
    Map<String, StraightTo> of(Collection<String> orders) {
        var addresses = new HashMap<String, StraightTo>();
        if (!orders.isEmpty()) {
            jdbc.sql("""
                    SELECT sales.number, concat_ws(E'\\n', coalesce(nullif(sales.ship_to ->> 'name', ''), customer.name),
                           (SELECT string_agg(line, E'\\n' ORDER BY place)
                              FROM jsonb_array_elements_text(
                                       CASE jsonb_typeof(sales.ship_to -> 'lines') WHEN 'array' THEN sales.ship_to -> 'lines' ELSE '[]' END)
                                   WITH ORDINALITY AS given (line, place)),
                           nullif(concat_ws(' ', coalesce(sales.ship_to ->> 'postcode', CASE WHEN sales.ship_to IS NULL THEN customer.postcode END),
                                            sales.ship_to ->> 'region'), ''),
                           coalesce(sales.ship_to ->> 'country', customer.country)) AS address
                      FROM orders.sales_order sales
                      JOIN orders.customer ON customer.id = sales.customer_id
                     WHERE sales.number = ANY (:orders)
                     ORDER BY sales.number
                    """).param("orders", orders.stream().distinct().toArray(String[]::new))
                    .query(row -> {
                        var order = row.getString("number");
                        var lines = Arrays.stream(row.getString("address").split("\n", -1)).filter(line -> !line.isBlank()).toList();
                        addresses.put(order, new StraightTo(order, lines));
                    });
        }
        return addresses;
    }
}
