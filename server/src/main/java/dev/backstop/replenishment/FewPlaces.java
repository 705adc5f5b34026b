package dev.backstop.replenishment;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.Settings;
import dev.backstop.web.RoundTrip;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Reads a few places at once in two ways to the database: what may tell whether they need something at all, then supply and demand of those that may.
 * Whoever has more than the reorder point without any supply is left out, as {@link LookedAt} does of all places by a closer look at the supply.
 */
@Component
class FewPlaces {
    private static final String PLANNED_ONCE = "SELECT set_config('plan_cache_mode', 'force_generic_plan', true) AS mode";

    private final RoundTrip.Start trips;
    private final PlanFacts facts;
    private final ProposalBook book;
    private final FirmSettings settings;

    FewPlaces(RoundTrip.Start trips, PlanFacts facts, ProposalBook book, FirmSettings settings) {
        this.trips = trips;
        this.facts = facts;
        this.book = book;
        this.settings = settings;
    }

    /** A place to decide on, and what stands there. */
    record Known(PlaceFacts facts, List<ProposalRow> standing) {}

    /** Those to decide on, in their order, and by which settings. */
    record Found(List<Known> places, Settings firm) {}

    /** What is on hand, and of it what nobody waits for; less than nothing where more is waited for. */
    private record Stock(Place place, long onHand, long unpromised) {}

    private record Kept(Place place, boolean stocked) {}

    private record History(Place place, PlanFacts.Learned learned) {}

    /**
     * Reads these places. PostgreSQL plans each statement once, for any places: it else plans it anew for places it does not know (decision 0225).
     *
     * @param places     in their order
     * @param today      the day it is by universal time
     * @param everything whether those are wanted too that surely need nothing
     */
    Found read(List<Place> places, Calendars days, LocalDate today, boolean everything) {
        var looked = new Looked.Few(places);
        var trip = trips.begin();
        trip.query(PLANNED_ONCE, Map.of(), (row, _) -> row.getString("mode"));
        var settingsNow = settings.now(trip);
        var stock = stock(looked).asked(looked, trip);
        var kept = kept(looked).asked(looked, trip);
        var learned = history(looked).asked(looked, trip);
        var terms = facts.terms(looked).asked(looked, trip);
        var rules = facts.rules(looked).asked(looked, trip);
        var kinds = facts.kinds(looked, trip);
        var standing = book.standing(looked, today).asked(looked, trip);
        trip.run();
        var firm = settingsNow.get();
        var found = new ArrayList<Known>();
        try (var stocks = new ByPlace<>(stock.get(), Stock::place);
                var keeps = new ByPlace<>(kept.get(), Kept::place);
                var histories = new ByPlace<>(learned.get(), History::place);
                var ways = new ByPlace<>(terms.get(), PlanFacts.Term::place);
                var ruled = new ByPlace<>(rules.get(), PlanFacts.Ruled::place);
                var stands = new ByPlace<>(standing.get(), ProposalRow::place)) {
            var kind = kinds.get();
            for (var place : places) {
                var here = stocks.only(place).orElse(new Stock(place, 0, 0));
                var mine = stands.at(place);
                PlanFacts.facts(place, kind.apply(place.item()), days.location(place.location()).isDirect(),
                                keeps.only(place).map(Kept::stocked).orElse(true), histories.only(place).map(History::learned).orElse(PlanFacts.Learned.NOTHING),
                                here.onHand(), ways.at(place), ruled.only(place).map(PlanFacts.Ruled::rule).orElse(null))
                        .filter(row -> everything || !mine.isEmpty() || mayNeed(row, here.unpromised(), firm.reorderTrigger()))
                        .ifPresent(row -> found.add(new Known(row, mine)));
            }
        }
        return new Found(found.isEmpty() ? found : withSupplyAndDemand(found, today), firm);
    }

    /** By the rule that decides, on the least that the position can be on any day; other ways and orders that are supplied one by one see further. */
    private static boolean mayNeed(PlaceFacts place, long unpromised, String firmsTrigger) {
        return place.hasOtherWays() || place.rule().perOrder() || PlaceVerdicts.policy(place, firmsTrigger).isDue(unpromised);
    }

    private List<Known> withSupplyAndDemand(List<Known> known, LocalDate today) {
        var looked = new Looked.Few(known.stream().map(each -> each.facts().place()).toList());
        var trip = trips.begin();
        var coming = facts.supply(looked, today).asked(looked, trip);
        var wanted = facts.demand(looked).asked(looked, trip);
        trip.run();
        try (var supply = new ByPlace<>(coming.get(), PlaceFacts.Supply::place);
                var demand = new ByPlace<>(wanted.get(), PlaceFacts.Demand::place);
                var more = facts.more(looked)) {
            return known.stream().map(each -> new Known(more.with(each.facts(), supply.at(each.facts().place()), demand.at(each.facts().place())), each.standing()))
                    .toList();
        }
    }

    private static Asked<Stock> stock(Looked looked) {
        return Asked.of("""
                SELECT has.item_id, has.location_id, has.on_hand, has.on_hand - has.allocated - has.backordered AS unpromised
                  FROM\s""" + looked.rowsOf("promising.availability", "has") + " ORDER BY has.item_id, has.location_id",
                (row, _) -> new Stock(PlanFacts.place(row), row.getLong("on_hand"), row.getLong("unpromised")));
    }

    private static Asked<Kept> kept(Looked looked) {
        return Asked.of("""
                SELECT here.item_id, here.location_id, here.stocked
                  FROM\s""" + looked.rowsOf("catalog.item_location", "here") + " ORDER BY here.item_id, here.location_id",
                (row, _) -> new Kept(PlanFacts.place(row), row.getBoolean("stocked")));
    }

    private static Asked<History> history(Looked looked) {
        return Asked.of("""
                SELECT learned.item_id, learned.location_id, learned.reorder_point AS learned_point, learned.order_up_to AS learned_up_to, learned.per_day
                  FROM\s""" + looked.rowsOf("replenishment.learned", "learned") + " ORDER BY learned.item_id, learned.location_id",
                (row, _) -> new History(PlanFacts.place(row), PlanFacts.learned(row)));
    }
}
