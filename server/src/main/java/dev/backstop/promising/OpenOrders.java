package dev.backstop.promising;

import dev.backstop.catalog.Place;
import dev.backstop.web.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes over orders that were open elsewhere, a set at a time: they are promised like any other, from what their customers have heard. */
@Component
public class OpenOrders {
    private static final Cause IMPORTED = new Cause("imported", "The order was taken over from elsewhere.", null);

    private final JdbcClient jdbc;
    private final Settlement settlement;

    OpenOrders(JdbcClient jdbc, Settlement settlement) {
        this.jdbc = jdbc;
        this.settlement = settlement;
    }

    /**
     * What is open of a booked order line, which no schedule line promises yet.
     *
     * @param order   its number
     * @param heard   the date that the customer has heard; null: none
     * @param heardAt when the customer heard it
     */
    public record Open(String order, int line, long location, @Nullable LocalDate heard, Instant heardAt) {}

    /** Opens the lines and notes their places; they are promised before the transaction commits, or when {@link #settle} is called. */
    public void takeOver(List<Open> open) {
        if (open.isEmpty()) {
            return;
        }
        var lines = jdbc.sql("""
                INSERT INTO promising.schedule_line (line_id, number, location_id, quantity)
                SELECT l.id, 1, given.location_id, l.open
                  FROM unnest(:orders::text[], :lines::int[], :locations::bigint[]) WITH ORDINALITY AS given (number, line, location_id, position)
                  JOIN orders.sales_order o USING (number)
                  JOIN orders.order_line l ON l.order_id = o.id AND l.line = given.line
                 WHERE l.open > 0
                 ORDER BY given.position
                RETURNING line_id
                """)
                .param("orders", Columns.texts(open, Open::order)).param("lines", Columns.ints(open, Open::line))
                .param("locations", Columns.longs(open, Open::location))
                .query(Long.class).list();
        hear(open.stream().filter(one -> one.heard != null).toList());
        settlement.note(places(lines), IMPORTED);
    }

    /** Decides now what the transaction else decides just before it commits: for those who must know the outcome first. */
    public void settle() {
        settlement.settleMany();
    }

    /** The dates heard become the first promises of their lines. */
    private void hear(List<Open> heard) {
        jdbc.sql("""
                WITH given AS (
                    SELECT s.id, s.quantity, given.heard, given.heard_at, c.name
                      FROM unnest(:orders::text[], :lines::int[], :heard::date[], :heardAt::timestamptz[]) AS given (number, line, heard, heard_at)
                      JOIN orders.sales_order o USING (number)
                      JOIN orders.customer c ON c.id = o.customer_id
                      JOIN orders.order_line l ON l.order_id = o.id AND l.line = given.line
                      JOIN promising.schedule_line s ON s.line_id = l.id),
                made AS (
                    INSERT INTO promising.promise (schedule_line_id, made_at, quantity, ship_by, earliest, latest, source, basis, cause_kind, cause_text)
                    SELECT id, heard_at, quantity, heard, heard, heard, 'none', 'told before the order was taken over', 'imported',
                           'The customer had heard this date before the order was taken over.'
                      FROM given
                     ORDER BY id
                    RETURNING id, schedule_line_id),
                told AS (
                    INSERT INTO promising.telling (promise_id, via, told_to, words, at)
                    SELECT made.id, 'import', given.name, 'Ships by ' || to_char(given.heard, 'FMDD FMMonth YYYY'), given.heard_at
                      FROM made JOIN given ON given.id = made.schedule_line_id)
                UPDATE promising.schedule_line s SET promise_id = made.id, heard_promise_id = made.id
                  FROM made WHERE s.id = made.schedule_line_id
                """)
                .param("orders", Columns.texts(heard, Open::order)).param("lines", Columns.ints(heard, Open::line))
                .param("heard", Columns.texts(heard, Open::heard)).param("heardAt", Columns.texts(heard, Open::heardAt)).update();
    }

    /** Where lines take their goods from: of a kit, the places of its components. */
    private List<Place> places(List<Long> lines) {
        return jdbc.sql("""
                WITH RECURSIVE asked (item_id, location_id) AS (
                    SELECT l.item_id, s.location_id
                      FROM promising.schedule_line s JOIN orders.order_line l ON l.id = s.line_id WHERE s.line_id = ANY (:lines)
                     UNION
                    SELECT kit.component_id, asked.location_id FROM asked JOIN catalog.kit_component kit ON kit.kit_id = asked.item_id)
                SELECT item_id, location_id FROM asked
                 WHERE item_id NOT IN (SELECT kit_id FROM catalog.kit_component)
                 ORDER BY item_id, location_id
                """)
                .param("lines", lines.toArray(Long[]::new))
                .query((row, _) -> new Place(row.getLong("item_id"), row.getLong("location_id"))).list();
    }
}
