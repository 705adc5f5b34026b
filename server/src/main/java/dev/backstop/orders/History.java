package dev.backstop.orders;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.backstop.access.Who;
import dev.backstop.web.Columns;
import dev.backstop.web.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Books orders of the past as they were, a set at a time. It moves no stock and promises nothing: the stock's owner and, for what is still open,
 * promising are told by the caller.
 */
@Component
public class History {
    private final JdbcClient jdbc;

    History(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Line(String order, NewOrder.Line line, long shipped, long cancelled) {}

    private record Parcel(String order, long location, Instant at, String number, List<PastOrder.Sent> sent) {}

    private record Packed(Parcel parcel, PastOrder.Sent sent) {}

    private record Cancelling(String order, PastOrder.Cancelled cancelled) {}

    /**
     * Books some orders, each with a number of its own.
     *
     * @throws Problem 409 if one of the numbers is taken
     */
    public void record(List<PastOrder> past) {
        if (past.isEmpty()) {
            return;
        }
        var lines = past.stream().flatMap(one -> lines(one).stream()).toList();
        insertOrders(past, lines);
        insertLines(lines);
        insertParcels(parcels(past));
        insertCancellations(past.stream().flatMap(one -> one.cancelled().stream().map(c -> new Cancelling(number(one), c))).toList());
    }

    private static String number(PastOrder past) {
        return Objects.requireNonNull(past.order().number(), "an order of the past has its number");
    }

    private static List<Line> lines(PastOrder past) {
        var shipped = past.sent().stream().collect(groupingBy(PastOrder.Sent::line, summingLong(PastOrder.Sent::quantity)));
        var cancelled = past.cancelled().stream().collect(groupingBy(PastOrder.Cancelled::line, summingLong(PastOrder.Cancelled::quantity)));
        return past.order().lines().stream()
                .map(line -> new Line(number(past), line, shipped.getOrDefault(line.line(), 0L), cancelled.getOrDefault(line.line(), 0L)))
                .toList();
    }

    private void insertOrders(List<PastOrder> past, List<Line> lines) {
        var open = lines.stream()
                .filter(line -> line.line.quantity() > line.shipped + line.cancelled)
                .collect(groupingBy(Line::order, summingLong(_ -> 1)));
        var orders = past.stream().map(PastOrder::order).toList();
        var booked = jdbc.sql("""
                INSERT INTO orders.sales_order (number, reference, external_id, customer_id, channel, ordered_at, requested_on, priority,
                       shipping, location_id, latest_acceptable_on, currency, ship_to, contact, payment, charges, stated_ship_by,
                       catalogue_edition, open_lines)
                SELECT * FROM unnest(:numbers::text[], :references::text[], :externals::text[], :customers::bigint[], :channels::text[],
                       :orderedAt::timestamptz[], :requestedOn::date[], :priorities::int[], :shippings::text[], :locations::bigint[],
                       :latest::date[], :currencies::text[], :shipTos::jsonb[], :contacts::jsonb[], :payments::jsonb[], :charges::jsonb[],
                       :stated::date[], :editions::text[], :open::int[])
                    ON CONFLICT DO NOTHING
                """)
                .param("numbers", Columns.texts(orders, NewOrder::number)).param("references", Columns.texts(orders, NewOrder::reference))
                .param("externals", Columns.texts(orders, NewOrder::externalId)).param("customers", Columns.longs(orders, NewOrder::customer))
                .param("channels", Columns.texts(orders, NewOrder::channel)).param("orderedAt", Columns.texts(orders, NewOrder::orderedAt))
                .param("requestedOn", Columns.texts(orders, NewOrder::requestedOn)).param("priorities", Columns.ints(orders, NewOrder::priority))
                .param("shippings", Columns.texts(orders, order -> order.shipping().code()))
                .param("locations", Columns.longs(orders, NewOrder::location)).param("latest", Columns.texts(orders, NewOrder::latestAcceptableOn))
                .param("currencies", Columns.texts(orders, NewOrder::currency)).param("shipTos", Columns.texts(orders, NewOrder::shipTo))
                .param("contacts", Columns.texts(orders, NewOrder::contact)).param("payments", Columns.texts(orders, NewOrder::payment))
                .param("charges", Columns.texts(orders, NewOrder::charges)).param("stated", Columns.texts(orders, NewOrder::statedShipBy))
                .param("editions", Columns.texts(orders, NewOrder::catalogueEdition))
                .param("open", Columns.ints(orders, order -> open.getOrDefault(Objects.requireNonNull(order.number(), "checked"), 0L).intValue()))
                .update();
        if (booked < past.size()) {
            throw Problem.conflict("already-there", "Some of the orders %s to %s are there already. Leave them out.".formatted(
                    number(past.getFirst()), number(past.getLast())));
        }
    }

    private void insertLines(List<Line> lines) {
        jdbc.sql("""
                INSERT INTO orders.order_line (order_id, line, item_id, quantity, shipped, cancelled, price, tax, minimum_shipment,
                       essential_date, priority_at, substitute_for, replaces)
                SELECT o.id, l.line, l.item_id, l.quantity, l.shipped, l.cancelled, l.price, l.tax, l.minimum_shipment, l.essential_date,
                       l.priority_at, l.substitute_for, l.replaces
                  FROM unnest(:orders::text[], :lines::int[], :items::bigint[], :quantities::bigint[], :shipped::bigint[], :cancelled::bigint[],
                       :prices::numeric[], :taxes::numeric[], :minimums::bigint[], :essentials::boolean[], :priorityDates::timestamptz[],
                       :substitutes::int[], :replaces::int[])
                       WITH ORDINALITY AS l (number, line, item_id, quantity, shipped, cancelled, price, tax, minimum_shipment, essential_date,
                       priority_at, substitute_for, replaces, position)
                  JOIN orders.sales_order o USING (number)
                 ORDER BY l.position
                """)
                .param("orders", Columns.texts(lines, Line::order)).param("lines", Columns.ints(lines, one -> one.line.line()))
                .param("items", Columns.longs(lines, one -> one.line.item())).param("quantities", Columns.longs(lines, one -> one.line.quantity()))
                .param("shipped", Columns.longs(lines, Line::shipped)).param("cancelled", Columns.longs(lines, Line::cancelled))
                .param("prices", Columns.texts(lines, one -> one.line.price())).param("taxes", Columns.texts(lines, one -> one.line.tax()))
                .param("minimums", Columns.longs(lines, one -> one.line.minimumShipment()))
                .param("essentials", Columns.booleans(lines, one -> one.line.essentialDate()))
                .param("priorityDates", Columns.texts(lines, one -> one.line.priorityAt()))
                .param("substitutes", Columns.ints(lines, one -> one.line.substituteFor()))
                .param("replaces", Columns.ints(lines, one -> one.line.replaces()))
                .update();
    }

    /** In the order in which they left, so that their numbers count up with time. */
    private List<Parcel> parcels(List<PastOrder> past) {
        var parcels = new ArrayList<Parcel>();
        for (var one : past) {
            var together = new TreeMap<Departure, List<PastOrder.Sent>>(DEPARTURES);
            one.sent().forEach(sent -> together.computeIfAbsent(new Departure(sent.at(), sent.location()), _ -> new ArrayList<>()).add(sent));
            together.forEach((departure, sent) -> parcels.add(new Parcel(number(one), departure.location, departure.at, "", sent)));
        }
        parcels.sort(Comparator.comparing(Parcel::at));
        var numbers = nextNumbers(parcels.size()).iterator();
        return parcels.stream().map(one -> new Parcel(one.order, one.location, one.at, "S-" + numbers.nextLong(), one.sent)).toList();
    }

    private record Departure(Instant at, long location) {}

    private static final Comparator<Departure> DEPARTURES = Comparator.comparing(Departure::at).thenComparingLong(Departure::location);

    private LongStream nextNumbers(int count) {
        return jdbc.sql("SELECT nextval('orders.shipment_number') FROM generate_series(1, :count)").param("count", count)
                .query(Long.class).list().stream().mapToLong(Long::longValue);
    }

    private void insertParcels(List<Parcel> parcels) {
        jdbc.sql("""
                INSERT INTO orders.shipment (number, order_id, location_id, at, by)
                SELECT s.number, o.id, s.location_id, s.at, :by
                  FROM unnest(:numbers::text[], :orders::text[], :locations::bigint[], :at::timestamptz[])
                       WITH ORDINALITY AS s (number, order_number, location_id, at, position)
                  JOIN orders.sales_order o ON o.number = s.order_number
                 ORDER BY s.position
                """)
                .param("numbers", Columns.texts(parcels, Parcel::number)).param("orders", Columns.texts(parcels, Parcel::order))
                .param("locations", Columns.longs(parcels, Parcel::location)).param("at", Columns.texts(parcels, Parcel::at))
                .param("by", Who.now()).update();
        var packed = parcels.stream().flatMap(one -> merged(one.sent).stream().map(sent -> new Packed(one, sent))).toList();
        jdbc.sql("""
                INSERT INTO orders.shipment_line (shipment_id, line_id, quantity)
                SELECT s.id, l.id, p.quantity
                  FROM unnest(:numbers::text[], :lines::int[], :quantities::bigint[]) AS p (number, line, quantity)
                  JOIN orders.shipment s ON s.number = p.number
                  JOIN orders.order_line l ON l.order_id = s.order_id AND l.line = p.line
                """)
                .param("numbers", Columns.texts(packed, one -> one.parcel.number)).param("lines", Columns.ints(packed, one -> one.sent.line()))
                .param("quantities", Columns.longs(packed, one -> one.sent.quantity())).update();
    }

    /** A line that left twice at one time left once. */
    private static List<PastOrder.Sent> merged(List<PastOrder.Sent> sent) {
        Map<Integer, PastOrder.Sent> byLine = new TreeMap<>();
        sent.forEach(one -> byLine.merge(one.line(), one,
                (a, b) -> new PastOrder.Sent(a.line(), a.quantity() + b.quantity(), a.location(), a.at())));
        return List.copyOf(byLine.values());
    }

    private void insertCancellations(List<Cancelling> cancelled) {
        jdbc.sql("""
                INSERT INTO orders.cancellation (line_id, quantity, reason, at, by)
                SELECT l.id, c.quantity, c.reason, c.at, :by
                  FROM unnest(:orders::text[], :lines::int[], :quantities::bigint[], :reasons::text[], :at::timestamptz[])
                       AS c (number, line, quantity, reason, at)
                  JOIN orders.sales_order o USING (number)
                  JOIN orders.order_line l ON l.order_id = o.id AND l.line = c.line
                """)
                .param("orders", Columns.texts(cancelled, Cancelling::order)).param("lines", Columns.ints(cancelled, c -> c.cancelled.line()))
                .param("quantities", Columns.longs(cancelled, c -> c.cancelled.quantity()))
                .param("reasons", Columns.texts(cancelled, c -> c.cancelled.reason())).param("at", Columns.texts(cancelled, c -> c.cancelled.at()))
                .param("by", Who.now()).update();
    }
}
