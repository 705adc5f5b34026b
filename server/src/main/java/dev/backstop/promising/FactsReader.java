package dev.backstop.promising;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Item;
import dev.backstop.catalog.ItemLocation;
import dev.backstop.catalog.ItemLocations;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.orders.Shipping;
import dev.backstop.stock.Stock;
import dev.backstop.supply.SupplyParts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is needed to decide over a set of places, each kind of fact in one statement. */
@Component
class FactsReader {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Items items;
    private final Locations locations;
    private final ItemLocations itemLocations;
    private final Stock stock;
    private final SupplyParts supply;
    private final PlannedSupply planned;
    private final FirmSettings settings;

    FactsReader(JdbcClient jdbc, Clock clock, Items items, Locations locations, ItemLocations itemLocations, Stock stock, SupplyParts supply,
            PlannedSupply planned, FirmSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.items = items;
        this.locations = locations;
        this.itemLocations = itemLocations;
        this.stock = stock;
        this.supply = supply;
        this.planned = planned;
        this.settings = settings;
    }

    /**
     * The facts about some places, and about those which kits and orders that ship together bind to them: their goods do not change hands, but
     * their days decide with. Only lines that reach the asked places are to be decided.
     */
    Facts read(Collection<Place> asked, Consumer<Collection<Place>> lock) {
        lock.accept(asked);
        var reached = select(asked, Set.of());
        var together = reached.stream().filter(line -> line.shipping() == Shipping.COMPLETE_ORDER).map(OpenLine::order).collect(toSet());
        var decided = new ArrayList<>(reached);
        if (!together.isEmpty()) {
            var known = reached.stream().map(OpenLine::group).collect(toSet());
            select(List.of(), together).stream().filter(line -> !known.contains(line.group())).forEach(decided::add);
        }
        var places = new TreeSet<>(asked);
        decided.forEach(line -> line.places().forEach(places::add));
        if (places.size() > new HashSet<>(asked).size()) {
            lock.accept(places);
            reached = select(places, Set.of());
        }
        var now = clock.instant();
        return new Facts(now, OrderOfService.by(settings.now().allocation()), places(places, now), reached, pegs(reached),
                decided.stream().map(OpenLine::group).collect(toSet()));
    }

    /** The facts about places nobody may be bound to yet: what a new line finds. */
    Map<Place, PlaceFacts> places(Collection<Place> places, Instant now) {
        var known = locations.all().stream().collect(toMap(Location::id, l -> l));
        var onHand = stock.sellable(places);
        var released = released(places);
        var coming = supply.open(places);
        var next = planned.of(places, known, now);
        var special = itemLocations.of(places);
        var facts = new HashMap<Place, PlaceFacts>();
        for (var place : places) {
            var location = Objects.requireNonNull(known.get(place.location()), "location of a place");
            var today = location.today(now);
            var protections = special.getOrDefault(place, ItemLocation.usual(place)).protections().stream()
                    .filter(p -> p.until() == null || !p.until().isBefore(today)).toList();
            var soon = Objects.requireNonNull(next.get(place), "every place has an answer");
            facts.put(place, new PlaceFacts(location, onHand.getOrDefault(place, 0L), released.getOrDefault(place, 0L),
                    coming.getOrDefault(place, List.of()), soon, protections));
        }
        return facts;
    }

    /** Open lines in order of service: those that ask of some places, or those of some orders. */
    private List<OpenLine> select(Collection<Place> places, Set<Long> orders) {
        var ids = new HashSet<Long>();
        places.forEach(place -> ids.add(place.item()));
        var kits = kitsOf(ids);
        ids.addAll(kits);
        var rows = jdbc.sql(orders.isEmpty() ? OF_ITEMS : OF_ORDERS)
                .param("ids", (orders.isEmpty() ? ids : orders).toArray(Long[]::new))
                .query(FactsReader::row).list();
        var known = items.byIds(rows.stream().map(Row::item).distinct().toList());
        var wanted = new HashSet<>(places);
        var grouped = new LinkedHashMap<OpenLine.Group, List<Row>>();
        rows.forEach(row -> grouped.computeIfAbsent(new OpenLine.Group(row.line().line(), row.line().location()), _ -> new ArrayList<>()).add(row));
        return grouped.values().stream()
                .map(group -> line(group, Objects.requireNonNull(known.get(group.getFirst().item()), "item of a line")))
                .filter(line -> !orders.isEmpty() || line.places().anyMatch(wanted::contains))
                .sorted(OrderOfService.by(settings.now().allocation()))
                .toList();
    }

    private Set<Long> kitsOf(Collection<Long> components) {
        return components.isEmpty() ? Set.of() : new HashSet<>(jdbc.sql("SELECT DISTINCT kit_id FROM catalog.kit_component WHERE component_id = ANY (:ids)")
                .param("ids", components.toArray(Long[]::new)).query(Long.class).list());
    }

    /** A schedule line with its line; {@code line} has no item and no schedule yet. */
    private record Row(Head line, long item, OpenLine.Schedule schedule) {}

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
                   CASE WHEN sl.heard_promise_id = sl.promise_id THEN p.ship_by ELSE h.ship_by END AS heard_ship_by,
                   p.quantity AS promised, p.ship_by, p.earliest, p.latest, p.confidence, p.source, p.supply, p.next_word_by, p.order_on,
            """;
    /** Looked up one by one, however many the planner expects: never a scan of all that was ever promised. Most have heard what stands: one look is enough. */
    private static final String PROMISES = """
              LEFT JOIN LATERAL (SELECT quantity, ship_by, earliest, latest, confidence, source, supply, next_word_by, order_on
                                   FROM promising.promise WHERE id = sl.promise_id LIMIT 1) p ON true
              LEFT JOIN LATERAL (SELECT ship_by FROM promising.promise WHERE id = nullif(sl.heard_promise_id, sl.promise_id) LIMIT 1) h ON true
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
            """ + PROMISES + " WHERE ol.quantity > ol.shipped + ol.cancelled AND ";
    private static final String OTHER_DEMAND = COLUMNS + """
                   d.kind, d.id AS line_id, d.line, d.item_id, d.priority_at, coalesce(d.minimum_shipment, 1) AS minimum_shipment,
                   coalesce(d.bundle, -d.id) AS order_id, d.reference AS order_number, d.priority, d.shipping, d.requested_on,
                       d.latest_acceptable_on,
                   d.channel, d.customer_class
              FROM promising.demand d
              JOIN promising.schedule_line sl ON sl.demand_id = d.id AND sl.state = 'open'
            """ + PROMISES + " WHERE d.quantity > d.done AND ";
    private static final String OF_ITEMS = ORDER_LINES + "ol.item_id = ANY (:ids) UNION ALL " + OTHER_DEMAND
            + "d.item_id = ANY (:ids) ORDER BY line_id, location_id, number";
    private static final String OF_ORDERS = ORDER_LINES + "ol.order_id = ANY (:ids) UNION ALL " + OTHER_DEMAND
            + "d.bundle = ANY (:ids) ORDER BY line_id, location_id, number";

    private static Row row(ResultSet row, int number) throws SQLException {
        var promise = row.getObject("promise_id", Long.class);
        var standing = promise == null
                ? null
                : new OpenLine.Standing(promise, row.getLong("promised"), row.getObject("ship_by", LocalDate.class), row.getObject("earliest", LocalDate.class),
                        row.getObject("latest", LocalDate.class), row.getBigDecimal("confidence"), row.getString("source"), row.getString("supply"),
                        row.getObject("next_word_by", LocalDate.class), row.getObject("order_on", LocalDate.class));
        var schedule = new OpenLine.Schedule(row.getLong("id"), row.getInt("number"), row.getLong("quantity"),
                row.getObject("ready_on", LocalDate.class), standing,
                row.getObject("heard_promise_id", Long.class), row.getObject("heard_ship_by", LocalDate.class));
        var head = new Head(OpenLine.Kind.read(row.getString("kind")), row.getLong("line_id"), row.getInt("line"), row.getLong("order_id"),
                row.getString("order_number"), row.getLong("location_id"),
                row.getInt("priority"), row.getObject("priority_at", OffsetDateTime.class).toInstant(), Shipping.read(row.getString("shipping"), ""),
                row.getLong("minimum_shipment"), row.getObject("requested_on", LocalDate.class), row.getObject("latest_acceptable_on", LocalDate.class),
                row.getString("customer_class"), row.getString("channel"));
        return new Row(head, row.getLong("item_id"), schedule);
    }

    private List<PegRow> pegs(List<OpenLine> lines) {
        var ids = lines.stream().flatMap(line -> line.schedule().stream()).map(OpenLine.Schedule::id).toArray(Long[]::new);
        return jdbc.sql("""
                SELECT id, schedule_line_id, item_id, location_id, source, part_id, quantity
                  FROM promising.peg
                 WHERE closed_at IS NULL AND NOT released AND schedule_line_id = ANY (:ids)
                 ORDER BY id
                """)
                .param("ids", ids)
                .query((row, _) -> new PegRow(row.getLong("id"), row.getLong("schedule_line_id"), row.getLong("item_id"), row.getLong("location_id"),
                        PegRow.source(row.getString("source")), row.getObject("part_id", Long.class), row.getLong("quantity")))
                .list();
    }

    private Map<Place, Long> released(Collection<Place> places) {
        var released = new HashMap<Place, Long>();
        jdbc.sql("""
                SELECT item_id, location_id, sum(quantity) AS quantity
                  FROM promising.peg
                  JOIN unnest(:items::bigint[], :locations::bigint[]) AS place (item_id, location_id) USING (item_id, location_id)
                 WHERE closed_at IS NULL AND released
                 GROUP BY item_id, location_id
                """)
                .param("items", Place.items(places)).param("locations", Place.locations(places))
                .query(row -> {
                    released.put(new Place(row.getLong("item_id"), row.getLong("location_id")), row.getLong("quantity"));
                });
        return released;
    }
}
