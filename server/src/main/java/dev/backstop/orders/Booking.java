package dev.backstop.orders;

import static java.util.Map.entry;

import dev.backstop.web.Columns;
import dev.backstop.web.Problem;
import dev.backstop.web.RoundTrip;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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

    private final RoundTrip.Start trips;

    Booking(RoundTrip.Start trips) {
        this.trips = trips;
    }

    private record Drawn(long order, String number) {}

    /**
     * Draws the numbers and ids of new orders and their lines, which nobody sees before they are {@link #insert inserted}.
     *
     * @param kept ids that were drawn for lines before, by line number: only where one order is booked
     * @return the orders with their lines, in the same order
     */
    Supplier<List<Orders.Booked>> draw(List<NewOrder> fresh, Map<Integer, Long> kept, RoundTrip trip) {
        var drawn = trip.query("""
                SELECT nextval('orders.sales_order_id_seq') AS id, CASE WHEN o.own THEN 'SO-' || nextval('orders.order_number') ELSE '' END AS number
                  FROM unnest(:own::boolean[]) WITH ORDINALITY AS o (own, nth)
                 ORDER BY o.nth
                """, Map.of("own", Columns.booleans(fresh, order -> order.number() == null)), (row, _) -> new Drawn(row.getLong("id"), row.getString("number")));
        var lines = drawLines(fresh.stream().mapToInt(order -> order.lines().size()).sum(), trip);
        return () -> {
            var ids = lines.get().iterator();
            return IntStream.range(0, fresh.size()).mapToObj(nth -> booked(drawn.get().get(nth), fresh.get(nth), kept, ids)).toList();
        };
    }

    private static Supplier<List<Long>> drawLines(int count, RoundTrip trip) {
        return trip.query("SELECT nextval('orders.order_line_id_seq') AS id FROM generate_series(1, :count)", Map.of("count", count), (row, _) -> row.getLong("id"));
    }

    private static Orders.Booked booked(Drawn drawn, NewOrder fresh, Map<Integer, Long> kept, Iterator<Long> ids) {
        return new Orders.Booked(order(drawn, fresh), fresh.lines().stream().map(line -> {
            var id = ids.next();
            return line(kept.getOrDefault(line.line(), id), drawn.order, line);
        }).toList());
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
        var draws = trips.begin();
        var drawn = drawLines(lines.size(), draws);
        draws.run();
        var ids = drawn.get().iterator();
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
