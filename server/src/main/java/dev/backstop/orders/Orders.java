package dev.backstop.orders;

import dev.backstop.access.Who;
import dev.backstop.web.Problem;
import dev.backstop.web.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The orders and what became of their lines. Whoever changes a line's open quantity promises it anew in the same transaction. */
@Component
public class Orders {
    private static final String ORDER = """
            SELECT id, number, reference, external_id, customer_id, channel, ordered_at, requested_on, priority, shipping, location_id,
                   latest_acceptable_on, currency, ship_to, contact, payment, charges, stated_ship_by, catalogue_edition
              FROM orders.sales_order
            """;
    private static final String LINE = """
            SELECT id, order_id, line, item_id, quantity, shipped, cancelled, returned, price, tax, minimum_shipment, essential_date,
                   priority_at, substitute_for, replaces
              FROM orders.order_line
            """;

    private final JdbcClient jdbc;
    private final RoundTrip.Start trips;
    private final Clock clock;
    private final Booking booking;
    private final Credit credit;
    private final ApplicationEventPublisher events;

    Orders(JdbcClient jdbc, RoundTrip.Start trips, Clock clock, Booking booking, Credit credit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.trips = trips;
        this.clock = clock;
        this.booking = booking;
        this.credit = credit;
        this.events = events;
    }

    public Optional<Order> byNumber(String number) {
        return jdbc.sql(ORDER + " WHERE number = :number").param("number", number).query(Orders::order).optional();
    }

    /** The order, locked until the transaction ends, so that two changes of one order follow each other. */
    public Order require(String number) {
        return jdbc.sql(ORDER + " WHERE number = :number FOR UPDATE").param("number", number).query(Orders::order).optional()
                .orElseThrow(() -> Problem.notFound("order", number));
    }

    public List<Order> byIds(Collection<Long> ids) {
        return jdbc.sql(ORDER + " WHERE id = ANY (:ids) ORDER BY id").param("ids", ids.toArray(Long[]::new)).query(Orders::order).list();
    }

    /** Lines of some orders, by order and line number. */
    public Map<Long, List<OrderLine>> lines(Collection<Long> orders) {
        var lines = new HashMap<Long, List<OrderLine>>();
        jdbc.sql(LINE + " WHERE order_id = ANY (:orders) ORDER BY order_id, line")
                .param("orders", orders.toArray(Long[]::new))
                .query(Orders::line).list()
                .forEach(line -> lines.computeIfAbsent(line.order(), _ -> new java.util.ArrayList<>()).add(line));
        return lines;
    }

    /** One line of an order, or a 404 that names it. */
    public OrderLine requireLine(Order order, int line) {
        return jdbc.sql(LINE + " WHERE order_id = :order AND line = :line")
                .param("order", order.id()).param("line", line)
                .query(Orders::line).optional()
                .orElseThrow(() -> Problem.notFound("line", "%d of order %s".formatted(line, order.number())));
    }

    /** An order that was just booked, with its lines. */
    public record Booked(Order order, List<OrderLine> lines) {
        public Booked {
            lines = List.copyOf(lines);
        }
    }

    /** Books a new order with its lines. A number already taken is a conflict; of our own numbers the next free one is used. */
    public Booked place(NewOrder order) {
        return place(order, Map.of());
    }

    /** The same; {@code ids} are those of lines, by line number, that keep the place in the queue which was drawn for them before. */
    public Booked place(NewOrder order, Map<Integer, Long> ids) {
        var draws = trips.begin();
        var drawn = booking.draw(List.of(order.number() == null ? order.numbered(nextNumber()) : order), ids, draws);
        draws.run();
        var booked = drawn.get().getFirst();
        var writes = trips.begin();
        booking.insertUnlessTaken(booked, writes);
        credit.check(List.of(booked.order().id()), writes);
        writes.run();
        return booked;
    }

    /** Several new orders with the numbers that they will have, in the same order; they are there once they are {@link #book booked}. */
    public Supplier<List<Booked>> draw(List<NewOrder> orders, RoundTrip trip) {
        return booking.draw(orders, Map.of(), trip);
    }

    /** Books orders that were drawn, with other writes, all of them or none: a number already taken fails the trip. */
    public void book(List<Booked> drawn, RoundTrip writes) {
        booking.insert(drawn, writes);
        credit.check(drawn.stream().map(one -> one.order().id()).toList(), writes);
    }

    /** The next free number of our own, {@code SO-1}. */
    private String nextNumber() {
        while (true) {
            var number = "SO-" + jdbc.sql("SELECT nextval('orders.order_number')").query(Long.class).single();
            if (byNumber(number).isEmpty()) {
                return number;
            }
        }
    }

    /** Adds lines to an order that is already booked. */
    public void add(Order order, List<NewOrder.Line> lines) {
        booking.add(order.id(), lines);
        jdbc.sql("UPDATE orders.sales_order SET open_lines = open_lines + :added WHERE id = :id")
                .param("added", lines.size()).param("id", order.id()).update();
        check(order.id());
    }

    private void check(long order) {
        var trip = trips.begin();
        credit.check(List.of(order), trip);
        trip.run();
    }

    /** Sets the ordered quantity of a line; never below what was already shipped or cancelled. */
    public void changeQuantity(OrderLine line, long quantity) {
        if (quantity < line.shipped() + line.cancelled() || quantity <= 0) {
            throw Problem.conflict("below-shipped", "Line %d cannot go below what was already shipped and cancelled. Cancel what is still open instead."
                    .formatted(line.line()));
        }
        jdbc.sql("""
                UPDATE orders.order_line
                   SET quantity = :quantity,
                       first_quantity = CASE WHEN :quantity < coalesce(first_quantity, quantity) THEN coalesce(first_quantity, quantity) END
                 WHERE id = :id
                """).param("quantity", quantity).param("id", line.id()).update();
        countOpenLines(line.order());
        if (quantity < line.quantity()) {
            events.publishEvent(new OrderReduced(line.order(), clock.instant()));
        } else {
            check(line.order());
        }
    }

    /** Cancels open units of a line and keeps who did it and why. */
    public void cancel(OrderLine line, long quantity, String reason) {
        var now = clock.instant();
        jdbc.sql("UPDATE orders.order_line SET cancelled = cancelled + :quantity WHERE id = :id").param("quantity", quantity).param("id", line.id()).update();
        jdbc.sql("INSERT INTO orders.cancellation (line_id, quantity, reason, at, by) VALUES (:line, :quantity, :reason, :at, :by)")
                .param("line", line.id()).param("quantity", quantity).param("reason", reason)
                .param("at", utc(now)).param("by", Who.now()).update();
        countOpenLines(line.order());
        events.publishEvent(new OrderReduced(line.order(), now));
    }

    /** Counts units of a line as shipped ({@code units} negative: a shipment was reversed). */
    void countShipped(Collection<Shipment.Line> lines, int sign) {
        jdbc.sql("""
                UPDATE orders.order_line l SET shipped = l.shipped + :sign * s.quantity
                  FROM unnest(:ids::bigint[], :quantities::bigint[]) AS s(id, quantity)
                 WHERE l.id = s.id
                """)
                .param("sign", sign)
                .param("ids", lines.stream().map(Shipment.Line::line).toArray(Long[]::new))
                .param("quantities", lines.stream().map(Shipment.Line::quantity).toArray(Long[]::new))
                .update();
    }

    /** Counts units of a line as returned by the customer. */
    public void takeBack(OrderLine line, long quantity, String condition) {
        jdbc.sql("UPDATE orders.order_line SET returned = returned + :quantity WHERE id = :id").param("quantity", quantity).param("id", line.id()).update();
        jdbc.sql("INSERT INTO orders.customer_return (line_id, quantity, condition, at, by) VALUES (:line, :quantity, :condition, :at, :by)")
                .param("line", line.id()).param("quantity", quantity).param("condition", condition)
                .param("at", utc(clock.instant())).param("by", Who.now()).update();
    }

    /** Changes what concerns the order as a whole; the new values count from the next free stock on. */
    public void change(Order order, Shipping shipping, int priority, @Nullable LocalDate requestedOn, @Nullable LocalDate latestAcceptableOn) {
        jdbc.sql("""
                UPDATE orders.sales_order
                   SET shipping = :shipping, priority = :priority, requested_on = :requestedOn, latest_acceptable_on = :latestAcceptableOn
                 WHERE id = :id
                """)
                .param("shipping", shipping.code()).param("priority", priority).param("requestedOn", requestedOn)
                .param("latestAcceptableOn", latestAcceptableOn).param("id", order.id()).update();
    }

    void countOpenLines(long order) {
        jdbc.sql("""
                UPDATE orders.sales_order
                   SET open_lines = (SELECT count(*) FROM orders.order_line l WHERE l.order_id = :id AND l.open > 0)
                 WHERE id = :id
                """).param("id", order).update();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Order order(ResultSet row, int number) throws SQLException {
        return new Order(
                row.getLong("id"), row.getString("number"), row.getString("reference"), row.getString("external_id"), row.getLong("customer_id"),
                row.getString("channel"), row.getObject("ordered_at", OffsetDateTime.class).toInstant(), row.getObject("requested_on", LocalDate.class),
                row.getInt("priority"), Shipping.read(row.getString("shipping"), ""), row.getObject("location_id", Long.class),
                row.getObject("latest_acceptable_on", LocalDate.class), row.getString("currency"), row.getString("ship_to"), row.getString("contact"),
                row.getString("payment"), row.getString("charges"), row.getObject("stated_ship_by", LocalDate.class), row.getString("catalogue_edition"));
    }

    private static OrderLine line(ResultSet row, int number) throws SQLException {
        return new OrderLine(
                row.getLong("id"), row.getLong("order_id"), row.getInt("line"), row.getLong("item_id"), row.getLong("quantity"), row.getLong("shipped"),
                row.getLong("cancelled"), row.getLong("returned"), row.getBigDecimal("price"), row.getBigDecimal("tax"),
                row.getObject("minimum_shipment", Long.class), row.getBoolean("essential_date"),
                row.getObject("priority_at", OffsetDateTime.class).toInstant(), row.getObject("substitute_for", Integer.class),
                row.getObject("replaces", Integer.class));
    }
}
