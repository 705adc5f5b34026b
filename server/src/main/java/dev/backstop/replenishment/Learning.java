package dev.backstop.replenishment;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Place;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Learns reorder points from the firm's own orders and receipts: what changed since the last plan, or everything. Places are worked
 * through in slices, so that memory does not grow with the firm.
 */
@Component
class Learning {
    static final int YEARS = 2;

    private static final int SLICE = 2_048;
    private static final int DAYS_A_FORECAST_HOLDS = 7;

    private final JdbcClient jdbc;
    private final LookedAt lookedAt;
    private final PlanFacts facts;
    private final PastDemands demands;
    private final ChangedDemand changed;
    private final Pools pools;
    private final LearnedBook book;
    private final FirmSettings settings;
    private final Knowledge.Reader knowledge;
    private final Segments segments;

    Learning(JdbcClient jdbc, LookedAt lookedAt, PlanFacts facts, PastDemands demands, ChangedDemand changed, Pools pools, LearnedBook book,
            FirmSettings settings,
            Knowledge.Reader knowledge, Segments segments) {
        this.jdbc = jdbc;
        this.lookedAt = lookedAt;
        this.facts = facts;
        this.demands = demands;
        this.changed = changed;
        this.pools = pools;
        this.book = book;
        this.settings = settings;
        this.knowledge = knowledge;
        this.segments = segments;
    }

    /** Whether there is anything to learn, for how many places was learned, and how long learning from the panel took before. */
    record Done(boolean learns, int places, long poolMs) {
        static final Done NOTHING = new Done(false, 0, 0);
    }

    /** Learns what is in scope and not set by hand. */
    Done run(Scope scope, PlanMode mode, Calendars calendars, Supplier<LeadTimes> leadTimes) {
        if (nothingToLearn(scope)) {
            return Done.NOTHING;
        }
        var today = LocalDate.ofInstant(calendars.now(), ZoneOffset.UTC);
        var anew = read(scope, mode, today);
        var started = System.nanoTime();
        if (scope.equals(Scope.ALL) && (mode == PlanMode.ALL || pools.isStale(today))) {
            pools.learn(today);
        }
        var poolMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        book.open();
        var count = learn(scope, anew, new PlaceLearning(calendars, leadTimes.get(), settings.now(), worth(scope), knowledge.read(today)), today);
        if (scope.equals(Scope.ALL)) {
            segments.mark();
        }
        return new Done(true, count, poolMs);
    }

    /** Learns anew what moved today, with what was ordered since the ledgers were last read. */
    Done again(Scope moved, Calendars calendars, Supplier<LeadTimes> leadTimes) {
        var items = new HashSet<>(moved.items() == null ? List.of() : moved.items());
        items.addAll(changed.items().orElse(List.of()));
        changed.remember();
        return run(new Scope(items.stream().sorted().toList(), null), PlanMode.CHANGED, calendars, leadTimes);
    }

    /** Which places are learned anew whatever else: all of them, or those of some items. */
    private record Anew(@Nullable Set<Long> items) {
        boolean holds(Place place) {
            return items == null || items.contains(place.item());
        }
    }

    /** Brings the histories up to date. */
    private Anew read(Scope scope, PlanMode mode, LocalDate today) {
        var since = today.minusYears(YEARS);
        if (!scope.equals(Scope.ALL)) {
            demands.refresh(scope, since);
            return new Anew(null);
        }
        var items = mode == PlanMode.ALL || pools.isStale(today) ? Optional.<List<Long>>empty() : changed.items();
        changed.remember();
        if (items.isEmpty()) {
            demands.refresh(Scope.ALL, since);
            return new Anew(null);
        }
        if (!items.get().isEmpty()) {
            demands.refresh(new Scope(items.get(), null), since);
        }
        return new Anew(new HashSet<>(items.get()));
    }

    private int learn(Scope scope, Anew anew, PlaceLearning learning, LocalDate today) {
        var count = 0;
        var slice = new ArrayList<PlaceFacts>(SLICE);
        var looked = lookedAt.all(scope);
        try (var places = facts.places(looked); var standing = new ByPlace<>(book.standing(scope), LearnedBook.Standing::place)) {
            for (var place : (Iterable<PlaceFacts>) places.filter(Learning::learns)::iterator) {
                var known = standing.at(place.place()).stream().findFirst().orElse(null);
                if (anew.holds(place.place()) || known == null || isOutOfDate(known, place, learning)) {
                    slice.add(place);
                }
                if (slice.size() == SLICE) {
                    count += write(slice, learning, today);
                }
            }
        }
        return count + write(slice, learning, today);
    }

    private static boolean isOutOfDate(LearnedBook.Standing known, PlaceFacts place, PlaceLearning learning) {
        return !known.learnedOn().isAfter(learning.today(place).minusDays(DAYS_A_FORECAST_HOLDS))
                || known.restsOn() != learning.restsOn(place);
    }

    /** Asks for the pool only where there is something to learn: after a new start it takes seconds to have it again. */
    private int write(List<PlaceFacts> slice, PlaceLearning learning, LocalDate today) {
        var pool = slice.isEmpty() ? Optional.<Pool>empty() : pools.present().or(() -> pools.learn(today));
        var rows = pool.map(known -> learning.learn(slice, demands.of(slice.stream().map(PlaceFacts::place).toList()), known))
                .orElse(List.of());
        if (!rows.isEmpty()) {
            book.write(rows);
        }
        slice.clear();
        return rows.size();
    }

    /** History is long: it is not read where every reorder point is set by hand. */
    private boolean nothingToLearn(Scope scope) {
        return jdbc.sql("""
                SELECT NOT EXISTS (
                    SELECT FROM catalog.sourcing_term LEFT JOIN replenishment.reorder_point USING (item_id, location_id)
                     WHERE mode IS DISTINCT FROM 'manual' AND per_order IS NOT TRUE
                       AND location_id NOT IN (SELECT id FROM catalog.location WHERE vendor_id IS NOT NULL)
                       AND (:items::bigint[] IS NULL OR item_id = ANY (:items)) AND (:locations::bigint[] IS NULL OR location_id = ANY (:locations)))
                """)
                .param("items", scope.itemArray()).param("locations", scope.locationArray()).query(Boolean.class).single();
    }

    static boolean learns(PlaceFacts facts) {
        return !facts.rule().manual() && !facts.rule().perOrder() && !facts.kit() && facts.stocked() && facts.way() != null;
    }

    /** What items cost, else their price, and their categories; items of which neither is known are left out. */
    Map<Long, PlaceLearning.Worth> worth(Scope scope) {
        var worth = new HashMap<Long, PlaceLearning.Worth>();
        jdbc.sql("""
                SELECT id, nullif(greatest(coalesce(cost, price), 0), 0) AS cost, coalesce(price, cost) AS price, category FROM catalog.item
                 WHERE (coalesce(cost, price) > 0 OR category IS NOT NULL) AND (:items::bigint[] IS NULL OR id = ANY (:items))
                """)
                .withFetchSize(10_000).param("items", scope.itemArray())
                .query(row -> {
                    worth.put(row.getLong("id"), new PlaceLearning.Worth(row.getBigDecimal("cost"), row.getBigDecimal("price"),
                            row.getString("category")));
                });
        return worth;
    }
}
