package dev.backstop.promising;

import dev.backstop.catalog.LocationChanged;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.ReleaseMoved;
import dev.backstop.catalog.SettingsChanged;
import dev.backstop.catalog.TermsChanged;
import dev.backstop.stock.StockMoved;
import dev.backstop.supply.Arrivals;
import dev.backstop.supply.SupplyMoved;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hears what moved below, in the transaction that moved it, and notes it for settlement. */
@Component
class FactListeners {
    private final JdbcClient jdbc;
    private final Settlement settlement;
    private final Locations locations;
    private final Arrivals arrivals;
    private final Clock clock;

    FactListeners(JdbcClient jdbc, Settlement settlement, Locations locations, Arrivals arrivals, Clock clock) {
        this.jdbc = jdbc;
        this.settlement = settlement;
        this.locations = locations;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    @EventListener
    void on(StockMoved moved) {
        var cause = new Cause(moved.kind(), moved.text(), moved.reference());
        settlement.note(moved.places(), cause);
        settlement.noteSources(moved.places(), cause);
    }

    @EventListener
    void on(SupplyMoved moved) {
        var cause = new Cause(moved.kind(), moved.text(), moved.reference());
        switch (moved.reach()) {
            case DATES -> settlement.noteDates(moved.places(), cause);
            case UNITS -> settlement.note(moved.places(), cause);
        }
        settlement.noteSources(moved.places(), cause);
    }

    @EventListener
    void on(TermsChanged changed) {
        settlement.note(waitingAmong(changed.places()), new Cause("edited", "The terms on which it is supplied were changed.", null));
    }

    @EventListener
    void on(ReleaseMoved moved) {
        settlement.note(waitingFor(moved.items()), new Cause("edited", "The day of its release is another.", null));
    }

    @EventListener
    void on(LocationChanged changed) {
        settlement.note(waitingAt(changed.location()), new Cause("edited", "The working days of the warehouse were changed.", null));
    }

    @EventListener
    void on(SettingsChanged changed) {
        // noted first, so that it is the cause where days move because of it
        settlement.note(select("", List.of(), 0), new Cause("edited", "The firm's rules for promises were changed.", null));
        if (changed.before().confidence().compareTo(changed.now().confidence()) != 0
                || !changed.before().confidenceRules().equals(changed.now().confidenceRules())) {
            locations.all().forEach(location -> arrivals.renewAll(location, location.today(clock.instant())));
        }
    }

    /** Where nobody waits, changed terms change nothing that was promised. */
    private List<Place> waitingAmong(List<Place> places) {
        return select("JOIN unnest(:items::bigint[], :locations::bigint[]) AS place (item_id, location_id) USING (item_id, location_id)", places, 0);
    }

    /** Where orders and quotes for these items hold goods: a kit's are its components. */
    private List<Place> waitingFor(List<Long> items) {
        return jdbc.sql("""
                SELECT DISTINCT p.item_id AS item, p.location_id AS location
                  FROM promising.schedule_line sl
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN promising.peg p ON p.schedule_line_id = sl.id AND p.closed_at IS NULL
                 WHERE ol.item_id = ANY (:items) AND sl.state IN ('open', 'released')
                 ORDER BY p.item_id, p.location_id
                """).param("items", items.toArray(Long[]::new)).query(Place.class).list();
    }

    private List<Place> waitingAt(long location) {
        return select("AND location_id = :location", List.of(), location);
    }

    private List<Place> select(String restriction, List<Place> places, long location) {
        var found = new ArrayList<Place>();
        var joined = restriction.startsWith("JOIN");
        jdbc.sql("SELECT DISTINCT item_id, location_id FROM promising.peg " + (joined ? restriction : "") + " WHERE closed_at IS NULL "
                        + (joined ? "" : restriction) + " ORDER BY item_id, location_id")
                .param("items", Place.items(places)).param("locations", Place.locations(places)).param("location", location)
                .query(row -> {
                    found.add(new Place(row.getLong("item_id"), row.getLong("location_id")));
                });
        return found;
    }
}
