package dev.backstop.orders;

import dev.backstop.access.Who;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was shipped, and taken back into the books when a shipment is reversed. */
@Component
public class Shipments {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Orders orders;
    private final ApplicationEventPublisher events;

    Shipments(JdbcClient jdbc, Clock clock, Orders orders, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.orders = orders;
        this.events = events;
    }

    /** Books that units of an order's lines left; the caller has made sure that they were allocated. */
    public Shipment book(Order order, long location, @Nullable String carrier, @Nullable String tracking, List<Shipment.Line> lines) {
        return book(order, location, carrier, tracking, null, lines);
    }

    /** Books that a vendor sent units of an order's lines straight to its customer; {@code receipt} is under what the purchase was booked as delivered. */
    public Shipment bookDirect(Order order, long location, @Nullable String carrier, @Nullable String tracking, String receipt, List<Shipment.Line> lines) {
        return book(order, location, carrier, tracking, receipt, lines);
    }

    private Shipment book(Order order, long location, @Nullable String carrier, @Nullable String tracking, @Nullable String receipt,
            List<Shipment.Line> lines) {
        var number = "S-" + jdbc.sql("SELECT nextval('orders.shipment_number')").query(Long.class).single();
        var at = clock.instant();
        var id = jdbc.sql("""
                INSERT INTO orders.shipment (number, order_id, location_id, carrier, tracking, at, by, receipt)
                VALUES (:number, :order, :location, :carrier, :tracking, :at, :by, :receipt)
                RETURNING id
                """)
                .param("number", number).param("order", order.id()).param("location", location).param("carrier", carrier)
                .param("tracking", tracking).param("at", Orders.utc(at)).param("by", Who.now()).param("receipt", receipt)
                .query(Long.class).single();
        jdbc.sql("""
                INSERT INTO orders.shipment_line (shipment_id, line_id, quantity)
                SELECT :shipment, * FROM unnest(:lines::bigint[], :quantities::bigint[])
                """)
                .param("shipment", id)
                .param("lines", lines.stream().map(Shipment.Line::line).toArray(Long[]::new))
                .param("quantities", lines.stream().map(Shipment.Line::quantity).toArray(Long[]::new))
                .update();
        orders.countShipped(lines, 1);
        orders.countOpenLines(order.id());
        events.publishEvent(new Shipped(order.id(), id));
        return new Shipment(id, number, order.id(), location, carrier, tracking, at, false, receipt, lines);
    }

    /** Takes a shipment back; its quantities are open again. Twice changes nothing. */
    public void reverse(Shipment shipment) {
        if (shipment.reversed()) {
            return;
        }
        jdbc.sql("UPDATE orders.shipment SET reversed_at = :at WHERE id = :id").param("at", Orders.utc(clock.instant())).param("id", shipment.id()).update();
        orders.countShipped(shipment.lines(), -1);
        orders.countOpenLines(shipment.order());
    }

    /** A shipment by its number, locked. */
    public Shipment require(String number) {
        var found = jdbc.sql(HEAD + " WHERE s.number = :number FOR UPDATE OF s").param("number", number)
                .query((row, _) -> head(row, List.of())).optional()
                .orElseThrow(() -> Problem.notFound("shipment", number));
        return withLines(List.of(found)).getFirst();
    }

    /** Shipments of one order, oldest first. */
    public List<Shipment> of(Order order) {
        return withLines(jdbc.sql(HEAD + " WHERE s.order_id = :order ORDER BY s.id").param("order", order.id()).query((row, _) -> head(row, List.of())).list());
    }

    private static final String HEAD = """
            SELECT s.id, s.number, s.order_id, s.location_id, s.carrier, s.tracking, s.at, s.reversed_at IS NOT NULL AS reversed, s.receipt
              FROM orders.shipment s
            """;

    private List<Shipment> withLines(List<Shipment> shipments) {
        Map<Long, List<Shipment.Line>> lines = new HashMap<>();
        jdbc.sql("SELECT shipment_id, line_id, quantity FROM orders.shipment_line WHERE shipment_id = ANY (:ids) ORDER BY shipment_id, line_id")
                .param("ids", shipments.stream().map(Shipment::id).toArray(Long[]::new))
                .query(row -> {
                    lines.computeIfAbsent(row.getLong("shipment_id"), _ -> new ArrayList<>())
                            .add(new Shipment.Line(row.getLong("line_id"), row.getLong("quantity")));
                });
        return shipments.stream()
                .map(s -> new Shipment(s.id(), s.number(), s.order(), s.location(), s.carrier(), s.tracking(), s.at(), s.reversed(), s.receipt(),
                        lines.getOrDefault(s.id(), List.of())))
                .toList();
    }

    private static Shipment head(java.sql.ResultSet row, List<Shipment.Line> lines) throws java.sql.SQLException {
        return new Shipment(row.getLong("id"), row.getString("number"), row.getLong("order_id"), row.getLong("location_id"),
                row.getString("carrier"), row.getString("tracking"), row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBoolean("reversed"), row.getString("receipt"), lines);
    }
}
