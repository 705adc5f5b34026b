package dev.backstop.promising;

import static java.util.stream.Collectors.toMap;

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
import java.util.Collection;
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
        followed(moved.places(), cause);
    }

    @EventListener
    void on(SupplyMoved moved) {
        var cause = new Cause(moved.kind(), moved.text(), moved.reference());
        switch (moved.reach()) {
            case DATES -> settlement.noteDates(moved.places(), cause);
            case UNITS -> settlement.note(moved.places(), cause);
        }
        followed(moved.places(), cause);
    }

    /** What could be made or sent next depends on what is there of it; who waits for that is promised anew right after, as with late components. */
    private void followed(Collection<Place> sources, Cause cause) {
        settlement.noteDue(hangingOn(sources).stream().collect(toMap(place -> place, _ -> cause)));
    }

    /** Where somebody waits for something that nobody is making or sending yet, of these or of what is made of these or sent from there. */
    private List<Place> hangingOn(Collection<Place> sources) {
        return jdbc.sql("""
                WITH RECURSIVE source AS (SELECT item_id, location_id FROM unnest(:items::bigint[], :locations::bigint[]) AS place (item_id, location_id)),
                hanging (item_id, location_id, is_source) AS (
                    SELECT item_id, location_id, true FROM source
                     UNION
                    SELECT next.item_id, next.location_id, false
                      FROM hanging
                     CROSS JOIN LATERAL (
                           SELECT bill.item_id, hanging.location_id FROM catalog.bill_of_material bill WHERE bill.component_id = hanging.item_id
                            UNION ALL
                           SELECT term.item_id, term.location_id FROM catalog.sourcing_term term
                            WHERE term.item_id = hanging.item_id AND term.from_location_id = hanging.location_id) next)
                SELECT DISTINCT item_id AS item, location_id AS location
                  FROM hanging
                 WHERE NOT is_source
                   AND EXISTS (SELECT FROM promising.peg
                                WHERE peg.item_id = hanging.item_id AND peg.location_id = hanging.location_id AND closed_at IS NULL
                                  AND source IN ('planned', 'none'))
                 ORDER BY item_id, location_id
                """).param("items", Place.items(sources)).param("locations", Place.locations(sources)).query(Place.class).list();
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
