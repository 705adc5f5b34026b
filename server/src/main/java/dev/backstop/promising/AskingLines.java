package dev.backstop.promising;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Item;
import dev.backstop.orders.Shipping;
import dev.backstop.web.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What asks for some items, or in some orders: the lines are read first, then their schedules and their orders, each by one walk through an index, and
 * joined here. An order is read once, however many of its lines ask.
 */
final class AskingLines {
    private static final String LINES = """
            SELECT id, line, item_id, order_id, priority_at, coalesce(minimum_shipment, 1) AS minimum_shipment
              FROM orders.order_line
             WHERE quantity > shipped + cancelled AND
            """;
    private static final String DEMANDS = """
            SELECT kind, id, line, item_id, priority_at, coalesce(minimum_shipment, 1) AS minimum_shipment, coalesce(bundle, -id) AS order_id,
                   reference AS order_number, priority, shipping, requested_on, latest_acceptable_on, channel, customer_class
              FROM promising.demand
             WHERE quantity > done AND
            """;
    private static final String SCHEDULES = """
            SELECT coalesce(line_id, demand_id) AS owner, id, number, location_id, quantity, ready_on, promise_id, heard_promise_id
              FROM promising.schedule_line
             WHERE state = 'open' AND
            """;

    private final List<Line> lines;
    private final List<Demand> demands;

    private AskingLines(List<Line> lines, List<Demand> demands) {
        this.lines = lines;
        this.demands = demands;
    }

    private record Line(long id, int number, long item, long order, Instant priorityAt, long minimumShipment) {}

    /** What an order says of each of its lines. */
    private record Head(String number, int priority, Shipping shipping, @Nullable LocalDate requestedOn, @Nullable LocalDate latestAcceptableOn,
            String channel, @Nullable String customerClass) {}

    private record Demand(OpenLine.Kind kind, Line line, Head head) {}

    private record Scheduled(long owner, long location, OpenLine.Schedule schedule, @Nullable Long promise) {}

    static Supplier<AskingLines> ofItems(Collection<Long> items, RoundTrip trip) {
        return asked("item_id = ANY (:ids)", "item_id = ANY (:ids)", items, trip);
    }

    static Supplier<AskingLines> ofOrders(Collection<Long> orders, RoundTrip trip) {
        return asked("order_id = ANY (:ids)", "bundle = ANY (:ids)", orders, trip);
    }

    private static Supplier<AskingLines> asked(String ofLines, String ofDemands, Collection<Long> ids, RoundTrip trip) {
        var asked = Map.of("ids", ids.toArray(Long[]::new));
        var lines = trip.query(LINES + ofLines, asked, AskingLines::line);
        var demands = trip.query(DEMANDS + ofDemands, asked,
                (row, nth) -> new Demand(OpenLine.Kind.read(row.getString("kind")), line(row, nth), head(row)));
        return () -> new AskingLines(lines.get(), demands.get());
    }

    /** Asks for what is open of them at each location, and for what their orders say. */
    Supplier<Found> scheduled(Firm firm, RoundTrip trip) {
        var ofLines = schedules("line_id", lines.stream().map(Line::id), trip);
        var ofDemands = schedules("demand_id", demands.stream().map(demand -> demand.line().id()), trip);
        var heads = heads(lines.stream().map(Line::order).collect(Collectors.toSet()), trip);
        return () -> {
            var scheduled = Stream.concat(ofLines.get().stream(), ofDemands.get().stream())
                    .sorted(comparingLong(Scheduled::owner).thenComparingLong(Scheduled::location).thenComparingInt(one -> one.schedule().number())).toList();
            var orders = heads.get();
            var asking = new HashMap<Long, Demand>();
            lines.forEach(line -> asking.put(line.id(), new Demand(OpenLine.Kind.ORDER, line, Objects.requireNonNull(orders.get(line.order()), "order of a line"))));
            demands.forEach(demand -> asking.put(demand.line().id(), demand));
            return new Found(firm, asking, scheduled);
        };
    }

    private static Supplier<List<Scheduled>> schedules(String owner, Stream<Long> owners, RoundTrip trip) {
        var ids = owners.toArray(Long[]::new);
        return ids.length == 0 ? List::of : trip.query(SCHEDULES + owner + " = ANY (:owners)", Map.of("owners", ids), AskingLines::scheduled);
    }

    private static Supplier<Map<Long, Head>> heads(Set<Long> orders, RoundTrip trip) {
        if (orders.isEmpty()) {
            return Map::of;
        }
        var found = trip.query("""
                SELECT o.id, o.number AS order_number, o.priority, o.shipping, o.requested_on, o.latest_acceptable_on, o.channel, c.class AS customer_class
                  FROM orders.sales_order o JOIN orders.customer c ON c.id = o.customer_id
                 WHERE o.id = ANY (:orders)
                """, Map.of("orders", orders.stream().sorted().toArray(Long[]::new)), (row, _) -> Map.entry(row.getLong("id"), head(row)));
        return () -> found.get().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Line line(ResultSet row, int nth) throws SQLException {
        return new Line(row.getLong("id"), row.getInt("line"), row.getLong("item_id"), row.getLong("order_id"),
                row.getObject("priority_at", OffsetDateTime.class).toInstant(), row.getLong("minimum_shipment"));
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(row.getString("order_number"), row.getInt("priority"), Shipping.read(row.getString("shipping"), ""),
                row.getObject("requested_on", LocalDate.class), row.getObject("latest_acceptable_on", LocalDate.class), row.getString("channel"),
                row.getString("customer_class"));
    }

    private static Scheduled scheduled(ResultSet row, int nth) throws SQLException {
        return new Scheduled(row.getLong("owner"), row.getLong("location_id"), new OpenLine.Schedule(row.getLong("id"), row.getInt("number"),
                row.getLong("quantity"), row.getObject("ready_on", LocalDate.class), null, row.getObject("heard_promise_id", Long.class), null),
                row.getObject("promise_id", Long.class));
    }

    /** All of it; the lines have no promises yet. */
    static final class Found {
        private final Firm firm;
        private final Map<Long, Demand> asking;
        private final List<Scheduled> scheduled;

        private Found(Firm firm, Map<Long, Demand> asking, List<Scheduled> scheduled) {
            this.firm = firm;
            this.asking = asking;
            this.scheduled = scheduled;
        }

        List<Long> items() {
            return asking.values().stream().map(one -> one.line().item()).distinct().toList();
        }

        /** The number of the promise in force of each schedule line that has one. */
        Map<Long, Long> promises() {
            var promises = new HashMap<Long, Long>();
            for (var one : scheduled) {
                if (one.promise() != null) {
                    promises.put(one.schedule().id(), one.promise());
                }
            }
            return promises;
        }

        /** What is open of each line at each of its locations, by the id of the line. */
        Stream<OpenLine> lines(Map<Long, Item> known) {
            var grouped = new LinkedHashMap<OpenLine.Group, List<OpenLine.Schedule>>();
            for (var one : scheduled) {
                grouped.computeIfAbsent(new OpenLine.Group(one.owner(), one.location()), _ -> new ArrayList<>()).add(one.schedule());
            }
            return grouped.entrySet().stream().map(group -> line(group.getKey(), group.getValue(), known::get));
        }

        private OpenLine line(OpenLine.Group group, List<OpenLine.Schedule> schedule, Function<Long, @Nullable Item> items) {
            var one = Objects.requireNonNull(asking.get(group.line()), "owner of a schedule line");
            var line = one.line();
            var head = one.head();
            var shipping = one.kind() == OpenLine.Kind.ORDER ? OpenLine.shipping(head.shipping(), firm.location(group.location())) : head.shipping();
            return new OpenLine(one.kind(), line.id(), line.number(), line.order(), head.number(),
                    Objects.requireNonNull(items.apply(line.item()), "item of a line"), group.location(), head.priority(), line.priorityAt(), shipping,
                    line.minimumShipment(), head.requestedOn(), head.latestAcceptableOn(), head.customerClass(), head.channel(), schedule);
        }
    }
}
