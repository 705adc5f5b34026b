package dev.backstop.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.Settings;
import dev.backstop.planning.OrderTerms;
import dev.backstop.planning.WorkingCalendar;
import dev.backstop.planning.replay.Past.Took;
import dev.backstop.replenishment.PlaceFacts.Rule;
import dev.backstop.replenishment.PlaceFacts.Way;
import dev.backstop.replenishment.ReplaySample.Known;
import dev.backstop.replenishment.ReplaySample.Moved;
import dev.backstop.replenishment.ReplaySample.Worth;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HindsightTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 8, 3);
    private static final long VENDOR = 7;
    private static final int AGREED = 10;
    private static final int PLACES = 60;
    private static final int DAYS = 420;
    private static final int DAYS_OF_NEW_ITEMS = 150;

    private final Random random = new Random(20260803);

    @Test
    void where_demand_stays_as_it_is_items_keep_the_share_they_were_asked_for_though_their_vendor_is_late() {
        var places = new ArrayList<Known>();
        for (var item = 1; item <= PLACES; item++) {
            places.add(steady(item, item % 10 == 0 ? DAYS_OF_NEW_ITEMS : DAYS, 2 * AGREED));
        }
        var outcomes = hindsight(places, ordersOf(2 * AGREED)).of(
                List.of(new Candidate.Learned("fill-rate", 0.9), new Candidate.Learned("fill-rate", 0.95)), _ -> {});

        assertThat(outcomes.getFirst().itemFillRate()).isBetween(0.88, 0.99);
        assertThat(outcomes.getLast().itemFillRate()).isBetween(0.93, 0.999);
        assertThat(outcomes.getLast().fillRate()).isGreaterThan(0.93);
        assertThat(outcomes.getLast().stockValue()).isGreaterThan(outcomes.getFirst().stockValue());
    }

    @Test
    void what_was_cancelled_counts_for_nobody() {
        var kept = steady(1, DAYS, AGREED);
        var cancelled = new Known(kept.facts(), with(kept.demand(), 300, 5_000), kept.moved(),
                List.of(new ReplaySample.Cancelled(TODAY.minusDays(DAYS - 300), 5_000)), kept.took(), kept.worth());
        var asItWas = List.<Candidate>of(new Candidate.AsItWas(), new Candidate.Learned("fill-rate", 0.95));
        var orders = ordersOf(AGREED);

        assertThat(hindsight(List.of(cancelled), orders).of(asItWas, _ -> {}).getLast().fillRate())
                .isGreaterThan(hindsight(List.of(kept), orders).of(asItWas, _ -> {}).getLast().fillRate() - 0.02);
    }

    private Hindsight hindsight(List<Known> places, LeadTimes.Past orders) {
        var periods = Periods.fitting(DAYS);
        var rows = places.stream().map(known -> known.demand().periods(TODAY, periods.days(), periods.most()).row()).toArray(float[][]::new);
        var location = new Location(1, "MAIN", "Main", ZoneOffset.UTC, WorkingCalendar.EVERY_DAY, null, 1, true, 0, null, null, null, null);
        return new Hindsight(places, new PoolPanel(TODAY, periods, List.of(""), new int[rows.length], rows), orders,
                new Calendars(TODAY.atStartOfDay().toInstant(ZoneOffset.UTC), Map.of(1L, location), Map.of()), Settings.USUAL, TODAY);
    }

    /** An item of few orders of its own, in about every other one of these days some pieces, and ever the same. */
    private Known steady(long item, int days, int leadTime) {
        var first = TODAY.minusDays(days);
        var size = 1 + (int) (item % 5);
        var wanted = random.ints(0, days).limit(days / 2).distinct().sorted().toArray();
        var quantities = java.util.Arrays.stream(wanted).mapToLong(_ -> 1 + random.nextInt(2 * size)).toArray();
        var way = new Way("buy", VENDOR, null, AGREED, false, OrderTerms.ANY, List.of());
        var rule = new Rule(false, null, null, null, false, null, 1, null, "fill-rate", 0.95, false, null);
        var facts = new PlaceFacts(new Place(item, 1), "active", false, true, 0, way, rule, null, 0, List.of(), List.of(), false, List.of(), null, false, null);
        return new Known(facts, new PastDemand(first, wanted, quantities, new int[0], new int[0]), List.of(new Moved(first, 60L * size, 60L * size)),
                List.of(), List.of(new Took(first, leadTime)), new Worth(true, 4, 2, null));
    }

    private static PastDemand with(PastDemand demand, int day, long more) {
        var quantities = demand.quantities().clone();
        var days = demand.days().clone();
        var at = 0;
        while (days[at] < day) {
            at++;
        }
        days[at] = day;
        quantities[at] = more;
        return new PastDemand(demand.firstOn(), days, quantities, demand.outFrom(), demand.outUntil());
    }

    /** What the vendor did for all items together, not much for any one. */
    private LeadTimes.Past ordersOf(int days) {
        var orders = new ArrayList<LeadTimes.Order>();
        for (var back = DAYS + 100; back > 0; back -= 3) {
            var ordered = TODAY.minusDays(back);
            orders.add(new LeadTimes.Order(VENDOR, new Place(1_000 + back, 1), ordered, ordered.plusDays(AGREED),
                    ordered.plusDays(days + random.nextInt(3))));
        }
        return new LeadTimes.Past(orders);
    }
}
