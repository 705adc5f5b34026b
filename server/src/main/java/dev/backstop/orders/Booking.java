package dev.backstop.orders;

import static java.util.Map.entry;

import dev.backstop.web.Columns;
import dev.backstop.web.Problem;
import dev.backstop.web.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Books new orders with their lines, as many at a time as are there: two statements for one as for a hundred. */
@Component
class Booking {
    private static final String INSERT = """
            INSERT INTO orders.sales_order (id, number, reference, external_id, customer_id, channel, ordered_at, requested_on, priority,
                   shipping, location_id, latest_acceptable_on, currency, ship_to, contact, payment, charges, stated_ship_by,
                   catalogue_edition, open_lines)
            OVERRIDING SYSTEM VALUE
            SELECT * FROM unnest(:ids::bigint[], :numbers::text[], :references::text[], :externals::text[], :customers::bigint[],
                   :channels::text[], :orderedAt::timestamptz[], :requestedOn::date[], :priorities::int[], :shippings::text[],
                   :locations::bigint[], :latest::date[], :currencies::text[], :shipTos::jsonb[], :contacts::jsonb[], :payments::jsonb[],
                   :charges::jsonb[], :stated::date[], :editions::text[], :open::int[])
            """;

    private final JdbcClient jdbc;
    private final RoundTrip.Start trips;

    Booking(JdbcClient jdbc, RoundTrip.Start trips) {
        this.jdbc = jdbc;
        this.trips = trips;
    }

    private record Drawn(long order, String number, List<Long> lines) {
        static Drawn of(ResultSet row) throws SQLException {
            return new Drawn(row.getLong("id"), row.getString("number"), List.of((Long[]) row.getArray("lines").getArray()));
        }
    }

    /**
     * Draws the numbers and ids of new orders and their lines, which nobody sees before they are {@link #insert inserted}.
     *
     * @param kept ids that were drawn for lines before, by line number: only where one order is booked
     * @return the orders with their lines, in the same order
     */
    Supplier<List<Orders.Booked>> draw(List<NewOrder> fresh, Map<Integer, Long> kept, RoundTrip trip) {
        var drawn = trip.query("""
                SELECT nextval('orders.sales_order_id_seq') AS id,
                       CASE WHEN o.own THEN 'SO-' || nextval('orders.order_number') ELSE '' END AS number,
                       ARRAY (SELECT nextval('orders.order_line_id_seq') FROM generate_series(1, o.lines)) AS lines
                  FROM unnest(:own::boolean[], :lines::int[]) WITH ORDINALITY AS o (own, lines, nth)
                 ORDER BY o.nth
                """, Map.of("own", Columns.booleans(fresh, order -> order.number() == null), "lines", Columns.ints(fresh, order -> order.lines().size())),
                (row, _) -> Drawn.of(row));
        return () -> IntStream.range(0, fresh.size()).mapToObj(nth -> booked(drawn.get().get(nth), fresh.get(nth), kept)).toList();
    }

    private static Orders.Booked booked(Drawn drawn, NewOrder fresh, Map<Integer, Long> kept) {
        var lines = new ArrayList<OrderLine>();
        for (var line : fresh.lines()) {
            lines.add(line(kept.getOrDefault(line.line(), drawn.lines.get(lines.size())), drawn.order, line));
        }
        return new Orders.Booked(order(drawn, fresh), lines);
    }

    private static Order order(Drawn drawn, NewOrder fresh) {
        return new Order(drawn.order, Objects.requireNonNullElse(fresh.number(), drawn.number), fresh.reference(), fresh.externalId(), fresh.customer(),
                fresh.channel(), fresh.orderedAt().truncatedTo(ChronoUnit.MICROS), fresh.requestedOn(), fresh.priority(), fresh.shipping(),
                fresh.location(), fresh.latestAcceptableOn(), fresh.currency(), fresh.shipTo(), fresh.contact(), fresh.payment(), fresh.charges(),
                fresh.statedShipBy(), fresh.catalogueEdition());
    }

    /** Writes an order that was drawn; a number already taken ends the trip with a conflict, and the transaction can go on to say so. */
    void insertUnlessTaken(Orders.Booked booked, RoundTrip writes) {
        var inserted = insert(List.of(booked), INSERT + " ON CONFLICT DO NOTHING", writes);
        writes.then(() -> {
            if (inserted.getAsInt() == 0) {
                throw taken(booked.order());
            }
        });
    }

    /** Writes what was drawn; a number already taken fails the trip. To look for such a number before each row would double what an order costs here. */
    void insert(List<Orders.Booked> booked, RoundTrip writes) {
        insert(booked, INSERT, writes);
    }

    private static IntSupplier insert(List<Orders.Booked> booked, String sql, RoundTrip writes) {
        var orders = booked.stream().map(Orders.Booked::order).toList();
        var inserted = writes.update(sql, Map.ofEntries(
                entry("ids", Columns.longs(orders, Order::id)), entry("numbers", Columns.texts(orders, Order::number)),
                entry("references", Columns.texts(orders, Order::reference)), entry("externals", Columns.texts(orders, Order::externalId)),
                entry("customers", Columns.longs(orders, Order::customer)), entry("channels", Columns.texts(orders, Order::channel)),
                entry("orderedAt", Columns.texts(orders, Order::orderedAt)), entry("requestedOn", Columns.texts(orders, Order::requestedOn)),
                entry("priorities", Columns.ints(orders, Order::priority)), entry("shippings", Columns.texts(orders, order -> order.shipping().code())),
                entry("locations", Columns.longs(orders, Order::location)), entry("latest", Columns.texts(orders, Order::latestAcceptableOn)),
                entry("currencies", Columns.texts(orders, Order::currency)), entry("shipTos", Columns.texts(orders, Order::shipTo)),
                entry("contacts", Columns.texts(orders, Order::contact)), entry("payments", Columns.texts(orders, Order::payment)),
                entry("charges", Columns.texts(orders, Order::charges)), entry("stated", Columns.texts(orders, Order::statedShipBy)),
                entry("editions", Columns.texts(orders, Order::catalogueEdition)), entry("open", Columns.ints(booked, one -> one.lines().size()))));
        insertLines(booked.stream().flatMap(one -> one.lines().stream()).toList(), writes);
        return inserted;
    }

    private static Problem taken(Order order) {
        var name = order.externalId() == null
                ? "an order %s".formatted(order.number())
                : "an order %s, or one with externalId %s from channel %s".formatted(order.number(), order.externalId(), order.channel());
        return Problem.conflict("already-there", "There is already %s. Leave number out to have one assigned.".formatted(name));
    }

    private static OrderLine line(long id, long order, NewOrder.Line line) {
        return new OrderLine(id, order, line.line(), line.item(), line.quantity(), 0, 0, 0, line.price(), line.tax(), line.minimumShipment(),
                line.essentialDate(), line.priorityAt().truncatedTo(ChronoUnit.MICROS), line.substituteFor(), line.replaces());
    }

    /** Adds lines to an order that is there. */
    void add(long order, List<NewOrder.Line> lines) {
        var ids = jdbc.sql("SELECT nextval('orders.order_line_id_seq') FROM generate_series(1, :count)").param("count", lines.size())
                .query(Long.class).list().iterator();
        var writes = trips.begin();
        insertLines(lines.stream().map(line -> line(ids.next(), order, line)).toList(), writes);
        writes.run();
    }

    private static void insertLines(List<OrderLine> lines, RoundTrip writes) {
        writes.update("""
                INSERT INTO orders.order_line (id, order_id, line, item_id, quantity, price, tax, minimum_shipment, essential_date, priority_at,
                       substitute_for, replaces)
                OVERRIDING SYSTEM VALUE
                SELECT * FROM unnest(:ids::bigint[], :orders::bigint[], :lines::int[], :items::bigint[], :quantities::bigint[],
                       :prices::numeric[], :taxes::numeric[], :minimums::bigint[], :essentials::boolean[], :priorityDates::timestamptz[],
                       :substitutes::int[], :replaces::int[])
                """, Map.ofEntries(
                entry("ids", Columns.longs(lines, OrderLine::id)), entry("orders", Columns.longs(lines, OrderLine::order)),
                entry("lines", Columns.ints(lines, OrderLine::line)), entry("items", Columns.longs(lines, OrderLine::item)),
                entry("quantities", Columns.longs(lines, OrderLine::quantity)), entry("prices", Columns.texts(lines, OrderLine::price)),
                entry("taxes", Columns.texts(lines, OrderLine::tax)), entry("minimums", Columns.longs(lines, OrderLine::minimumShipment)),
                entry("essentials", Columns.booleans(lines, OrderLine::essentialDate)),
                entry("priorityDates", Columns.texts(lines, OrderLine::priorityAt)),
                entry("substitutes", Columns.ints(lines, OrderLine::substituteFor)), entry("replaces", Columns.ints(lines, OrderLine::replaces))));
    }
}
