package dev.backstop.orders;

import dev.backstop.access.Who;
import dev.backstop.web.Columns;
import dev.backstop.web.Copy;
import dev.backstop.web.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Books orders of the past as they were, a set at a time. It moves no stock and promises nothing: the stock's owner and, for what is still open,
 * promising are told by the caller.
 */
@Component
public class History {
    private final JdbcClient jdbc;
    private final Copy copy;

    History(JdbcClient jdbc, Copy copy) {
        this.jdbc = jdbc;
        this.copy = copy;
    }

    /** An order with the ids under which it and its lines are kept. */
    private record Booked(PastOrder past, long id, Map<Integer, Long> lineIds) {
        long line(int number) {
            return Objects.requireNonNull(lineIds.get(number), () -> "the order has no line %d".formatted(number));
        }
    }

    /** A line's id, and what of it is gone. */
    private record Line(Booked order, NewOrder.Line line, long shipped, long cancelled) {}

    /** What left one location at one time. */
    private record Parcel(Booked order, long location, Instant at, Map<Integer, Long> quantities) {}

    private record NumberedParcel(long id, long number, Parcel parcel) {}

    private record Packed(long parcel, long line, long quantity) {}

    private record Cancelling(long line, PastOrder.Cancelled cancelled) {}

    /**
     * Books some orders, each with a number of its own.
     *
     * @throws Problem 409 if one of the numbers is taken
     */
    public void record(List<PastOrder> past) {
        if (past.isEmpty()) {
            return;
        }
        var booked = booked(past, insertOrders(past));
        copyLines(booked);
        copyParcels(booked);
        copyCancellations(booked);
    }

    /** The ids of the new orders, by number. */
    private Map<String, Long> insertOrders(List<PastOrder> past) {
        var orders = past.stream().map(PastOrder::order).toList();
        var ids = new HashMap<String, Long>();
        jdbc.sql("""
                INSERT INTO orders.sales_order (number, reference, external_id, customer_id, channel, ordered_at, requested_on, priority,
                       shipping, location_id, latest_acceptable_on, currency, ship_to, contact, payment, charges, stated_ship_by,
                       catalogue_edition, open_lines)
                SELECT * FROM unnest(:numbers::text[], :references::text[], :externals::text[], :customers::bigint[], :channels::text[],
                       :orderedAt::timestamptz[], :requestedOn::date[], :priorities::int[], :shippings::text[], :locations::bigint[],
                       :latest::date[], :currencies::text[], :shipTos::jsonb[], :contacts::jsonb[], :payments::jsonb[], :charges::jsonb[],
                       :stated::date[], :editions::text[], :open::int[])
                    ON CONFLICT DO NOTHING
                RETURNING id, number
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
                .param("open", Columns.ints(past, History::openLines))
                .query(row -> {
                    ids.put(row.getString("number"), row.getLong("id"));
                });
        if (ids.size() < past.size()) {
            throw Problem.conflict("already-there", "Some of the orders %s to %s are there already. Leave them out.".formatted(
                    number(past.getFirst()), number(past.getLast())));
        }
        return ids;
    }

    private static String number(PastOrder past) {
        return Objects.requireNonNull(past.order().number(), "an order of the past has its number");
    }

    private static int openLines(PastOrder past) {
        var gone = gone(past);
        return (int) past.order().lines().stream().filter(line -> line.quantity() > gone.getOrDefault(line.line(), 0L)).count();
    }

    /** Units shipped or cancelled, by line. */
    private static Map<Integer, Long> gone(PastOrder past) {
        var gone = shipped(past);
        past.cancelled().forEach(one -> gone.merge(one.line(), one.quantity(), Long::sum));
        return gone;
    }

    private static Map<Integer, Long> shipped(PastOrder past) {
        var shipped = new HashMap<Integer, Long>();
        past.sent().forEach(one -> shipped.merge(one.line(), one.quantity(), Long::sum));
        return shipped;
    }

    private List<Booked> booked(List<PastOrder> past, Map<String, Long> ids) {
        var lineIds = copy.reserve("orders.order_line_id_seq", past.stream().mapToInt(one -> one.order().lines().size()).sum()).iterator();
        var booked = new ArrayList<Booked>();
        for (var one : past) {
            var lines = new HashMap<Integer, Long>();
            one.order().lines().forEach(line -> lines.put(line.line(), lineIds.next()));
            booked.add(new Booked(one, Objects.requireNonNull(ids.get(number(one)), "every order was inserted"), lines));
        }
        return booked;
    }

    private void copyLines(List<Booked> booked) {
        var lines = new ArrayList<Line>();
        for (var order : booked) {
            var shipped = shipped(order.past);
            var gone = gone(order.past);
            for (var line : order.past.order().lines()) {
                var left = shipped.getOrDefault(line.line(), 0L);
                lines.add(new Line(order, line, left, gone.getOrDefault(line.line(), 0L) - left));
            }
        }
        copy.into("""
                orders.order_line (id, order_id, line, item_id, quantity, shipped, cancelled, price, tax, minimum_shipment, essential_date,
                       priority_at, substitute_for, replaces)""", lines, (one, row) -> {
            var line = one.line;
            row.add(one.order.line(line.line())).add(one.order.id).add(line.line()).add(line.item()).add(line.quantity()).add(one.shipped)
                    .add(one.cancelled).add(line.price()).add(line.tax()).add(line.minimumShipment()).add(line.essentialDate())
                    .add(line.priorityAt()).add(line.substituteFor()).add(line.replaces());
        });
    }

    private void copyParcels(List<Booked> booked) {
        var parcels = numbered(booked.stream().flatMap(order -> parcels(order).stream()).toList());
        var by = Who.now();
        copy.into("orders.shipment (id, number, order_id, location_id, at, by)", parcels, (one, row) -> row
                .add(one.id).add("S-" + one.number).add(one.parcel.order.id).add(one.parcel.location).add(one.parcel.at).add(by));
        var packed = new ArrayList<Packed>();
        for (var one : parcels) {
            one.parcel.quantities.forEach((line, quantity) -> packed.add(new Packed(one.id, one.parcel.order.line(line), quantity)));
        }
        copy.into("orders.shipment_line (shipment_id, line_id, quantity)", packed, (one, row) -> row
                .add(one.parcel).add(one.line).add(one.quantity));
    }

    /** In the order in which they left, so that their numbers count up with time. */
    private List<NumberedParcel> numbered(List<Parcel> parcels) {
        var ids = copy.reserve("orders.shipment_id_seq", parcels.size()).iterator();
        var numbers = copy.reserve("orders.shipment_number", parcels.size()).iterator();
        return parcels.stream().sorted(Comparator.comparing(Parcel::at))
                .map(parcel -> new NumberedParcel(ids.next(), numbers.next(), parcel)).toList();
    }

    /** A line that left a location twice at one time left once. */
    private static List<Parcel> parcels(Booked order) {
        record Departure(Instant at, long location) {}
        var parcels = new LinkedHashMap<Departure, Parcel>();
        for (var sent : order.past.sent()) {
            parcels.computeIfAbsent(new Departure(sent.at(), sent.location()), _ -> new Parcel(order, sent.location(), sent.at(), new TreeMap<>()))
                    .quantities.merge(sent.line(), sent.quantity(), Long::sum);
        }
        return List.copyOf(parcels.values());
    }

    private void copyCancellations(List<Booked> booked) {
        var cancelled = booked.stream().flatMap(order -> order.past.cancelled().stream().map(one -> new Cancelling(order.line(one.line()), one))).toList();
        var by = Who.now();
        copy.into("orders.cancellation (line_id, quantity, reason, at, by)", cancelled, (one, row) -> row
                .add(one.line).add(one.cancelled.quantity()).add(one.cancelled.reason()).add(one.cancelled.at()).add(by));
    }
}
