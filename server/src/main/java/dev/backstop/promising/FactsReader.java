package dev.backstop.promising;

import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Place;
import dev.backstop.orders.Shipping;
import dev.backstop.web.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what is needed to decide over a set of places: each kind of fact in one statement, and all in three round trips. */
@Component
class FactsReader {
    private final RoundTrip.Start trips;
    private final FirmReader firms;
    private final Items items;
    private final PlacesReader places;

    FactsReader(RoundTrip.Start trips, FirmReader firms, Items items, PlacesReader places) {
        this.trips = trips;
        this.firms = firms;
        this.items = items;
        this.places = places;
    }

    /**
     * What was read of some places at once: the lines that ask there stand in order of service.
     *
     * @param promises the promises in force, by schedule line; they are read last
     */
    private record Read(Firm firm, List<OpenLine> lines, Map<Long, Long> promises, Map<Place, PlaceFacts> places) {}

    /**
     * The facts about some places, and about those which kits and orders that ship together bind to them: their goods do not change hands, but
     * their days decide with. Only lines that reach the asked places are to be decided.
     */
    Facts read(Collection<Place> asked, Consumer<Collection<Place>> lock) {
        lock.accept(asked);
        var read = readAt(asked);
        var decided = new ArrayList<>(read.lines());
        var together = read.lines().stream().filter(line -> line.shipping() == Shipping.COMPLETE_ORDER).map(OpenLine::order)
                .collect(toSet());
        if (!together.isEmpty()) {
            var known = read.lines().stream().map(OpenLine::group).collect(toSet());
            ofOrders(together).stream().filter(line -> !known.contains(line.group())).forEach(decided::add);
        }
        var all = new TreeSet<>(asked);
        decided.forEach(line -> line.places().forEach(all::add));
        if (all.size() > new HashSet<>(asked).size()) {
            lock.accept(all);
            read = readAt(all);
        }
        var last = trips.begin();
        var pegs = pegs(read.lines(), last);
        var lines = StandingPromises.ask(read.lines(), read.promises(), last);
        last.run();
        return new Facts(read.firm().now(), Rules.of(read.firm().settings()), read.places(), lines.get(), pegs.get(),
                decided.stream().map(OpenLine::group).collect(toSet()));
    }

    private static Map<Long, Long> inForce(List<Row> rows) {
        var promises = new HashMap<Long, Long>();
        for (var row : rows) {
            if (row.promise() != null) {
                promises.put(row.schedule().id(), row.promise());
            }
        }
        return promises;
    }

    private static Comparator<OpenLine> service(Firm firm) {
        return OrderOfService.by(firm.settings().allocation());
    }

    /** What rests on the places is asked first, and then what rests on that. */
    private Read readAt(Collection<Place> asked) {
        var first = trips.begin();
        var firmNow = firms.now(first);
        var ids = asked.stream().map(Place::item).collect(toSet());
        var kits = kitsOf(ids, first);
        var there = places.ask(asked, first);
        first.run();
        var firm = firmNow.get();
        ids.addAll(kits.get());
        var second = trips.begin();
        var known = items.byIds(ids, second);
        var rows = second.query(OF_ITEMS, Map.of("ids", ids.toArray(Long[]::new)), FactsReader::row);
        var facts = places.facts(there.get(), firm, second);
        second.run();
        var wanted = new HashSet<>(asked);
        var lines = lines(rows.get(), known.get()).filter(line -> line.places().anyMatch(wanted::contains)).sorted(service(firm)).toList();
        return new Read(firm, lines, inForce(rows.get()), facts.get());
    }

    private List<OpenLine> ofOrders(Set<Long> orders) {
        var trip = trips.begin();
        var rows = trip.query(OF_ORDERS, Map.of("ids", orders.toArray(Long[]::new)), FactsReader::row);
        trip.run();
        return lines(rows.get(), items.byIds(rows.get().stream().map(Row::item).distinct().toList())).toList();
    }

    private static Stream<OpenLine> lines(List<Row> rows, Map<Long, Item> known) {
        var grouped = new LinkedHashMap<OpenLine.Group, List<Row>>();
        rows.forEach(row -> grouped.computeIfAbsent(new OpenLine.Group(row.line().line(), row.line().location()), _ -> new ArrayList<>()).add(row));
        return grouped.values().stream()
                .map(group -> line(group, Objects.requireNonNull(known.get(group.getFirst().item()), "item of a line")));
    }

    /** Of what these are components, through kits that are components themselves. */
    private static Supplier<List<Long>> kitsOf(Collection<Long> components, RoundTrip trip) {
        return trip.query("""
                WITH RECURSIVE holding (kit_id) AS (
                    SELECT kit_id FROM catalog.kit_component WHERE component_id = ANY (:ids)
                     UNION
                    SELECT outside.kit_id FROM holding JOIN catalog.kit_component outside ON outside.component_id = holding.kit_id)
                SELECT kit_id FROM holding
                """, Map.of("ids", components.toArray(Long[]::new)), (row, _) -> row.getLong("kit_id"));
    }

    /** A schedule line with its line and the number of its promise in force; {@code line} has no item and no schedule yet, {@code schedule} no promise. */
    private record Row(Head line, long item, OpenLine.Schedule schedule, @Nullable Long promise) {}

    private record Head(OpenLine.Kind kind, long line, int number, long order, String orderNumber, long location, int priority,
            Instant priorityAt, Shipping shipping,
            long minimumShipment, @Nullable LocalDate requestedOn, @Nullable LocalDate latestAcceptableOn,
            @Nullable String customerClass, String channel) {}

    private static OpenLine line(List<Row> rows, Item item) {
        var head = rows.getFirst().line();
        return new OpenLine(head.kind(), head.line(), head.number(), head.order(), head.orderNumber(), item, head.location(),
                head.priority(), head.priorityAt(),
                head.shipping(), head.minimumShipment(), head.requestedOn(), head.latestAcceptableOn(), head.customerClass(), head.channel(),
                rows.stream().map(Row::schedule).toList());
    }

    private static final String COLUMNS = """
            SELECT sl.id, sl.number, sl.location_id, sl.quantity, sl.ready_on, sl.promise_id, sl.heard_promise_id,
            """;
    private static final String ORDER_LINES = COLUMNS + """
                   'order' AS kind, ol.id AS line_id, ol.line, ol.item_id, ol.priority_at, coalesce(ol.minimum_shipment,
                       1) AS minimum_shipment,
                   o.id AS order_id, o.number AS order_number, o.priority,
                   CASE WHEN o.shipping = 'complete-order' AND sl.location_id IN (SELECT id FROM catalog.location WHERE vendor_id IS NOT NULL)
                        THEN 'complete-lines' ELSE o.shipping END AS shipping, o.requested_on, o.latest_acceptable_on, o.channel,
                   c.class AS customer_class
              FROM orders.order_line ol
              JOIN promising.schedule_line sl ON sl.line_id = ol.id AND sl.state = 'open'
              JOIN orders.sales_order o ON o.id = ol.order_id
              JOIN orders.customer c ON c.id = o.customer_id
             WHERE ol.quantity > ol.shipped + ol.cancelled AND
            """;
    private static final String OTHER_DEMAND = COLUMNS + """
                   d.kind, d.id AS line_id, d.line, d.item_id, d.priority_at, coalesce(d.minimum_shipment, 1) AS minimum_shipment,
                   coalesce(d.bundle, -d.id) AS order_id, d.reference AS order_number, d.priority, d.shipping, d.requested_on,
                       d.latest_acceptable_on,
                   d.channel, d.customer_class
              FROM promising.demand d
              JOIN promising.schedule_line sl ON sl.demand_id = d.id AND sl.state = 'open'
             WHERE d.quantity > d.done AND
            """;
    private static final String OF_ITEMS = ORDER_LINES + "ol.item_id = ANY (:ids) UNION ALL " + OTHER_DEMAND
            + "d.item_id = ANY (:ids) ORDER BY line_id, location_id, number";
    private static final String OF_ORDERS = ORDER_LINES + "ol.order_id = ANY (:ids) UNION ALL " + OTHER_DEMAND
            + "d.bundle = ANY (:ids) ORDER BY line_id, location_id, number";

    private static Row row(ResultSet row, int number) throws SQLException {
        var schedule = new OpenLine.Schedule(row.getLong("id"), row.getInt("number"), row.getLong("quantity"),
                row.getObject("ready_on", LocalDate.class), null, row.getObject("heard_promise_id", Long.class), null);
        var head = new Head(OpenLine.Kind.read(row.getString("kind")), row.getLong("line_id"), row.getInt("line"), row.getLong("order_id"),
                row.getString("order_number"), row.getLong("location_id"),
                row.getInt("priority"), row.getObject("priority_at", OffsetDateTime.class).toInstant(), Shipping.read(row.getString("shipping"), ""),
                row.getLong("minimum_shipment"), row.getObject("requested_on", LocalDate.class), row.getObject("latest_acceptable_on", LocalDate.class),
                row.getString("customer_class"), row.getString("channel"));
        return new Row(head, row.getLong("item_id"), schedule, row.getObject("promise_id", Long.class));
    }

    private static Supplier<List<PegRow>> pegs(List<OpenLine> lines, RoundTrip trip) {
        var ids = lines.stream().flatMap(line -> line.schedule().stream()).map(OpenLine.Schedule::id).toArray(Long[]::new);
        return trip.query("""
                SELECT id, schedule_line_id, item_id, location_id, source, part_id, quantity
                  FROM promising.peg
                 WHERE closed_at IS NULL AND NOT released AND schedule_line_id = ANY (:ids)
                 ORDER BY id
                """, Map.of("ids", ids),
                (row, _) -> new PegRow(row.getLong("id"), row.getLong("schedule_line_id"), row.getLong("item_id"),
                        row.getLong("location_id"),
                        PegRow.source(row.getString("source")), row.getObject("part_id", Long.class), row.getLong("quantity")));
    }
}
