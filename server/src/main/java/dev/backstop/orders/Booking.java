package dev.backstop.orders;

import dev.backstop.web.Columns;
import dev.backstop.web.Problem;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Books new orders with their lines, as many at a time as are there: two statements for one as for a hundred. */
@Component
class Booking {
    private final JdbcClient jdbc;

    Booking(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Ids(long order, String number) {}

    /**
     * Books the orders and answers them with their lines, in the same order.
     *
     * @param kept ids that were drawn for lines before, by line number: only where one order is booked
     */
    List<Orders.Booked> book(List<NewOrder> fresh, Map<Integer, Long> kept) {
        var orders = numbered(fresh);
        insert(orders, fresh);
        var lines = new ArrayList<OrderLine>();
        var ids = ids("orders.order_line_id_seq", fresh.stream().mapToInt(order -> order.lines().size()).sum()).iterator();
        for (var i = 0; i < fresh.size(); i++) {
            var order = orders.get(i).id();
            fresh.get(i).lines().forEach(line -> {
                var drawn = ids.next();
                lines.add(line(kept.getOrDefault(line.line(), drawn), order, line));
            });
        }
        insertLines(lines);
        var rest = lines.iterator();
        var booked = new ArrayList<Orders.Booked>();
        for (var i = 0; i < fresh.size(); i++) {
            booked.add(new Orders.Booked(orders.get(i), fresh.get(i).lines().stream().map(_ -> rest.next()).toList()));
        }
        return List.copyOf(booked);
    }

    private List<Order> numbered(List<NewOrder> fresh) {
        var ids = jdbc.sql("""
                SELECT nextval('orders.sales_order_id_seq') AS "order",
                       CASE WHEN own THEN 'SO-' || nextval('orders.order_number') ELSE '' END AS number
                  FROM unnest(:own::boolean[]) WITH ORDINALITY AS o (own, nth)
                 ORDER BY nth
                """)
                .param("own", Columns.booleans(fresh, order -> order.number() == null)).query(Ids.class).list();
        var orders = new ArrayList<Order>();
        for (var i = 0; i < fresh.size(); i++) {
            orders.add(order(ids.get(i), fresh.get(i)));
        }
        return orders;
    }

    private static Order order(Ids ids, NewOrder fresh) {
        return new Order(ids.order, Objects.requireNonNullElse(fresh.number(), ids.number), fresh.reference(), fresh.externalId(), fresh.customer(),
                fresh.channel(), fresh.orderedAt().truncatedTo(ChronoUnit.MICROS), fresh.requestedOn(), fresh.priority(), fresh.shipping(),
                fresh.location(), fresh.latestAcceptableOn(), fresh.currency(), fresh.shipTo(), fresh.contact(), fresh.payment(), fresh.charges(),
                fresh.statedShipBy(), fresh.catalogueEdition());
    }

    private void insert(List<Order> orders, List<NewOrder> fresh) {
        var booked = jdbc.sql("""
                INSERT INTO orders.sales_order (id, number, reference, external_id, customer_id, channel, ordered_at, requested_on, priority,
                       shipping, location_id, latest_acceptable_on, currency, ship_to, contact, payment, charges, stated_ship_by,
                       catalogue_edition, open_lines)
                OVERRIDING SYSTEM VALUE
                SELECT * FROM unnest(:ids::bigint[], :numbers::text[], :references::text[], :externals::text[], :customers::bigint[],
                       :channels::text[], :orderedAt::timestamptz[], :requestedOn::date[], :priorities::int[], :shippings::text[],
                       :locations::bigint[], :latest::date[], :currencies::text[], :shipTos::jsonb[], :contacts::jsonb[], :payments::jsonb[],
                       :charges::jsonb[], :stated::date[], :editions::text[], :open::int[])
                    ON CONFLICT DO NOTHING
                """)
                .param("ids", Columns.longs(orders, Order::id)).param("numbers", Columns.texts(orders, Order::number))
                .param("references", Columns.texts(orders, Order::reference)).param("externals", Columns.texts(orders, Order::externalId))
                .param("customers", Columns.longs(orders, Order::customer)).param("channels", Columns.texts(orders, Order::channel))
                .param("orderedAt", Columns.texts(orders, Order::orderedAt)).param("requestedOn", Columns.texts(orders, Order::requestedOn))
                .param("priorities", Columns.ints(orders, Order::priority)).param("shippings", Columns.texts(orders, order -> order.shipping().code()))
                .param("locations", Columns.longs(orders, Order::location)).param("latest", Columns.texts(orders, Order::latestAcceptableOn))
                .param("currencies", Columns.texts(orders, Order::currency)).param("shipTos", Columns.texts(orders, Order::shipTo))
                .param("contacts", Columns.texts(orders, Order::contact)).param("payments", Columns.texts(orders, Order::payment))
                .param("charges", Columns.texts(orders, Order::charges)).param("stated", Columns.texts(orders, Order::statedShipBy))
                .param("editions", Columns.texts(orders, Order::catalogueEdition)).param("open", Columns.ints(fresh, order -> order.lines().size()))
                .update();
        if (booked < orders.size()) {
            throw taken(orders);
        }
    }

    private static Problem taken(List<Order> orders) {
        var names = orders.stream().map(order -> order.externalId() == null
                ? "an order %s".formatted(order.number())
                : "an order %s, or one with externalId %s from channel %s".formatted(order.number(), order.externalId(), order.channel()));
        return Problem.conflict("already-there", "There is already %s. Leave number out to have one assigned."
                .formatted(String.join(", or ", names.toList())));
    }

    private static OrderLine line(long id, long order, NewOrder.Line line) {
        return new OrderLine(id, order, line.line(), line.item(), line.quantity(), 0, 0, 0, line.price(), line.tax(), line.minimumShipment(),
                line.essentialDate(), line.priorityAt().truncatedTo(ChronoUnit.MICROS), line.substituteFor(), line.replaces());
    }

    /** Adds lines to an order that is there. */
    void add(long order, List<NewOrder.Line> lines) {
        var ids = ids("orders.order_line_id_seq", lines.size()).iterator();
        insertLines(lines.stream().map(line -> line(ids.next(), order, line)).toList());
    }

    private List<Long> ids(String sequence, int count) {
        return jdbc.sql("SELECT nextval(:sequence::regclass) FROM unnest(:places)").param("sequence", sequence).param("places", new int[count])
                .query(Long.class).list();
    }

    private void insertLines(List<OrderLine> lines) {
        jdbc.sql("""
                INSERT INTO orders.order_line (id, order_id, line, item_id, quantity, price, tax, minimum_shipment, essential_date, priority_at,
                       substitute_for, replaces)
                OVERRIDING SYSTEM VALUE
                SELECT * FROM unnest(:ids::bigint[], :orders::bigint[], :lines::int[], :items::bigint[], :quantities::bigint[],
                       :prices::numeric[], :taxes::numeric[], :minimums::bigint[], :essentials::boolean[], :priorityDates::timestamptz[],
                       :substitutes::int[], :replaces::int[])
                """)
                .param("ids", Columns.longs(lines, OrderLine::id)).param("orders", Columns.longs(lines, OrderLine::order))
                .param("lines", Columns.ints(lines, OrderLine::line)).param("items", Columns.longs(lines, OrderLine::item))
                .param("quantities", Columns.longs(lines, OrderLine::quantity)).param("prices", Columns.texts(lines, OrderLine::price))
                .param("taxes", Columns.texts(lines, OrderLine::tax)).param("minimums", Columns.longs(lines, OrderLine::minimumShipment))
                .param("essentials", Columns.booleans(lines, OrderLine::essentialDate))
                .param("priorityDates", Columns.texts(lines, OrderLine::priorityAt))
                .param("substitutes", Columns.ints(lines, OrderLine::substituteFor)).param("replaces", Columns.ints(lines, OrderLine::replaces))
                .update();
    }
}
