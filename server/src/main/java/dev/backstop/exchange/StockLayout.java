package dev.backstop.exchange;

import static dev.backstop.exchange.Column.optional;
import static dev.backstop.exchange.Column.required;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.stock.Condition;
import dev.backstop.stock.Level;
import dev.backstop.stock.Movement;
import dev.backstop.stock.Stock;
import dev.backstop.web.NamedFields;
import dev.backstop.web.Problem;
import dev.backstop.web.PutResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What lies where. The first file opens the stock; later ones are counts: the difference to what is booked is moved. */
@Component
class StockLayout implements Layout<StockLayout.Counted> {
    private static final List<Column> COLUMNS = List.of(
            required("sku", "item", "item code", "article", "product", "product code", "stock code"),
            required("location", "location code", "warehouse", "site"),
            required("quantity", "qty", "on hand", "stock", "counted", "units in stock"),
            optional("condition"),
            optional("lot", "batch"),
            optional("note", "comment"));

    private final Items items;
    private final Locations locations;
    private final Stock stock;
    private final JdbcClient jdbc;

    StockLayout(Items items, Locations locations, Stock stock, JdbcClient jdbc) {
        this.items = items;
        this.locations = locations;
        this.stock = stock;
        this.jdbc = jdbc;
    }

    /** One line of a file: so much lies there. */
    record Counted(String sku, String location, String quantity, String condition, String lot, @Nullable String note) {}

    private record Spot(Place place, Condition condition, String lot) {}

    private record Wanted(Spot key, long quantity, @Nullable String note) {}

    @Override
    public Kind kind() {
        return Kind.STOCK;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public String key(Row row) {
        return String.join(" ", row.text("sku", ""), row.text("location", ""), row.word("condition", ""), row.text("lot", "")).strip();
    }

    @Override
    public Counted read(List<Row> rows) {
        var row = rows.getFirst();
        return new Counted(row.required("sku"), row.required("location"), row.requiredDecimal("quantity"), row.word("condition", "sellable"),
                row.text("lot", ""), row.text("note"));
    }

    @Override
    public List<PutResult> put(List<Counted> records, NamedFields named) {
        var goods = items.bySkus(records.stream().map(Counted::sku).collect(toSet()));
        var places = locations.all().stream().collect(toMap(Location::code, identity()));
        var wanted = new ArrayList<@Nullable Wanted>();
        var refusals = new HashMap<Integer, PutResult>();
        for (var i = 0; i < records.size(); i++) {
            try {
                wanted.add(wanted(records.get(i), goods, places));
            } catch (Problem refused) {
                wanted.add(null);
                refusals.put(i, new PutResult.Refused(refused.faults(), false));
            }
        }
        return move(wanted, refusals);
    }

    private static Wanted wanted(Counted counted, Map<String, Item> goods, Map<String, Location> places) {
        var item = goods.get(counted.sku);
        if (item == null) {
            throw Problem.refused("/sku", "There is no item %s. Check the sku, or import the item first.".formatted(counted.sku));
        }
        if (item.isKit()) {
            throw Problem.refused("/sku", "%s is a kit and lies nowhere itself. Give the stock of its components.".formatted(counted.sku));
        }
        var location = places.get(counted.location);
        if (location == null) {
            throw Problem.refused("/location", "There is no location %s. Check the code, or import the location first.".formatted(counted.location));
        }
        var quantity = item.units().read(counted.quantity, "/quantity");
        if (quantity < 0) {
            throw Problem.refused("/quantity", "What lies there cannot be less than 0, but was %s.".formatted(counted.quantity));
        }
        if (!item.lots() && !counted.lot.isEmpty()) {
            throw Problem.refused("/lot", "%s is not kept in lots. Leave the lot out.".formatted(counted.sku));
        }
        if (item.lots() && counted.lot.isEmpty()) {
            throw Problem.refused("/lot", "%s is kept in lots. Name the lot.".formatted(counted.sku));
        }
        return new Wanted(new Spot(new Place(item.id(), location.id()), Condition.read(counted.condition, "/condition"), counted.lot), quantity, counted.note);
    }

    private List<PutResult> move(List<@Nullable Wanted> wanted, Map<Integer, PutResult> refusals) {
        var places = new ArrayList<Place>();
        for (var one : wanted) {
            if (one != null) {
                places.add(one.key.place());
            }
        }
        var here = stock.levels(places.stream().distinct().toList()).stream().collect(toMap(level -> new Spot(level.place(), level.condition(), level.lot()), Level::onHand));
        var known = moved(places);
        var movements = new ArrayList<Movement>();
        var results = new ArrayList<PutResult>();
        for (var i = 0; i < wanted.size(); i++) {
            var one = wanted.get(i);
            if (one == null) {
                results.add(refusals.get(i));
                continue;
            }
            var opening = !known.contains(one.key.place());
            var difference = one.quantity - here.getOrDefault(one.key, 0L);
            if (difference != 0) {
                movements.add(new Movement(one.key.place(), one.key.condition(), one.key.lot(), difference, opening ? "opening" : "count", null, one.note));
            }
            results.add(difference == 0 ? new PutResult.Unchanged() : opening ? new PutResult.Created() : new PutResult.Changed());
        }
        stock.post(movements);
        return List.copyOf(results);
    }

    /** The places at which something was moved before. */
    private Set<Place> moved(List<Place> places) {
        return jdbc.sql("""
                SELECT DISTINCT item_id, location_id
                  FROM unnest(:items::bigint[], :locations::bigint[]) AS place (item_id, location_id)
                 WHERE EXISTS (SELECT FROM stock.movement m WHERE (m.item_id, m.location_id) = (place.item_id, place.location_id))
                """)
                .param("items", Place.items(places)).param("locations", Place.locations(places))
                .query((row, _) -> new Place(row.getLong("item_id"), row.getLong("location_id")))
                .set();
    }
}
