package dev.backstop.reports.dashboards;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.console.Words;
import dev.backstop.console.items.StockChart;
import dev.backstop.console.items.StockOverTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The item whose stock a dashboard shows: the one asked for, else the one for which most deliveries wait, else the one that sells most. */
@Component
class WatchedItem {
    private final JdbcClient jdbc;
    private final Items items;
    private final Locations locations;
    private final StockOverTime stock;

    WatchedItem(JdbcClient jdbc, Items items, Locations locations, StockOverTime stock) {
        this.jdbc = jdbc;
        this.items = items;
        this.locations = locations;
        this.stock = stock;
    }

    private record Place(String sku, String location) {}

    /** Empty where there are no items, or none that is called {@code sku}. */
    Optional<Watched> of(String sku) {
        return place(sku).flatMap(place -> items.bySku(place.sku())
                .flatMap(item -> locations.byCode(place.location()).map(here -> shown(item, here))));
    }

    private Watched shown(Item item, Location location) {
        var picture = stock.of(item, location);
        var gone = picture.runsOutOn().map(day -> picture.net() <= 0 ? "is gone" : "lasts until " + Words.day(day, picture.today()))
                .orElse(picture.perDay() == null ? "has too short a history for a forecast" : "lasts beyond the picture");
        var comes = picture.inbound().isEmpty() ? "nothing is on its way" : Words.count(picture.inbound().size(), "delivery", "deliveries")
                + " on the way";
        return new Watched(item, location, picture, StockChart.of(picture, item.units()),
                "%s at %s %s; %s.".formatted(item.name(), location.name(), gone, comes));
    }

    private Optional<Place> place(String sku) {
        return jdbc.sql("""
                SELECT i.sku, l.code AS location
                  FROM promising.availability a
                  JOIN catalog.item i ON i.id = a.item_id
                  JOIN catalog.location l ON l.id = a.location_id
                  LEFT JOIN LATERAL (SELECT count(*) AS lines FROM promising.peg
                                      WHERE peg.item_id = a.item_id AND peg.location_id = a.location_id AND peg.closed_at IS NULL AND
                                          peg.source <> 'stock') waits
                         ON a.backordered > 0
                  LEFT JOIN replenishment.learned learned ON learned.item_id = a.item_id AND learned.location_id = a.location_id
                 WHERE :sku = '' OR i.sku = :sku
                 ORDER BY coalesce(waits.lines, 0) DESC, learned.year_value DESC NULLS LAST, i.sku, l.priority, l.code
                 LIMIT 1
                """).param("sku", sku).query(Place.class).optional();
    }
}
