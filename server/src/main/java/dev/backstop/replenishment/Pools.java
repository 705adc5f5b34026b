package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
import dev.backstop.planning.demand.Standings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the pool: learns it anew once a week from a sample of the firm's items, and from the kept panel where a program has just started.
 */
@Component
class Pools {
    static final int MOST_SERIES = 4_000;
    static final double JUDGED_LEVEL = 0.95;

    private static final int DAYS_IT_HOLDS = 7;
    private static final int HELD_BACK = 3;
    private static final int USUAL_DAYS = 28;

    private final JdbcClient jdbc;
    private final PastDemands demands;
    private final Knowledge.Reader knowledge;
    private volatile @Nullable Kept kept;

    Pools(JdbcClient jdbc, PastDemands demands, Knowledge.Reader knowledge) {
        this.jdbc = jdbc;
        this.demands = demands;
        this.knowledge = knowledge;
    }

    private record Kept(UUID version, Pool pool) {}

    /** Whether it is time to learn anew. */
    boolean isStale(LocalDate today) {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM replenishment.panel WHERE learned_on > :since)")
                .param("since", today.minusDays(DAYS_IT_HOLDS)).query(Boolean.class).single();
    }

    /** The pool as it was last learned; nothing: never yet. */
    Optional<Pool> present() {
        var version = jdbc.sql("SELECT version FROM replenishment.panel").query(UUID.class).optional().orElse(null);
        if (version == null) {
            return Optional.empty();
        }
        var known = kept;
        if (known == null || !known.version().equals(version)) {
            known = new Kept(version, Pool.learn(stored()));
            kept = known;
        }
        return Optional.of(known.pool());
    }

    private PoolPanel stored() {
        return jdbc.sql("SELECT learned_on, period_days, horizons, series, categories, rows FROM replenishment.panel")
                .query((row, _) -> PoolPanel.of(
                        row.getObject("learned_on", LocalDate.class),
                        new Periods(row.getInt("period_days"), ints((Integer[]) row.getArray("horizons").getArray())),
                        List.of((String[]) row.getArray("categories").getArray()), row.getInt("series"), row.getBytes("rows")))
                .single();
    }

    static int[] ints(Integer[] numbers) {
        return java.util.Arrays.stream(numbers).mapToInt(Integer::intValue).toArray();
    }

    /** Learns anew from what was wanted up to yesterday; nothing where nothing was. */
    Optional<Pool> learn(LocalDate today) {
        var sample = demands.sample(MOST_SERIES);
        var periods = Periods.fitting(sample.values().stream().mapToInt(past -> past.length(today)).max().orElse(0));
        var panel = panel(sample, periods, today);
        if (panel.size() == 0) {
            return Optional.empty();
        }
        var version = UUID.randomUUID();
        var pool = Pool.learn(panel);
        write(panel, version);
        judge(panel);
        kept = new Kept(version, pool);
        return Optional.of(pool);
    }

    private PoolPanel panel(Map<Place, PastDemand> sample, Periods periods, LocalDate today) {
        var byItem = categories();
        var events = knowledge.read(today);
        var names = new ArrayList<String>(List.of(""));
        var numbers = new HashMap<String, Integer>();
        var categoryOf = new ArrayList<Integer>();
        var rows = new ArrayList<float[]>();
        sample.forEach((place, past) -> {
            var category = byItem.get(place.item());
            var row = past.periods(today, periods.days(), periods.most(), events.behind(place, category, today)).row();
            if (row.length > 0) {
                rows.add(row);
                categoryOf.add(category == null ? 0 : numbers.computeIfAbsent(category, name -> {
                    names.add(name);
                    return names.size() - 1;
                }));
            }
        });
        return new PoolPanel(today, periods, names, categoryOf.stream().mapToInt(Integer::intValue).toArray(),
                rows.toArray(float[][]::new));
    }

    private Map<Long, String> categories() {
        var categories = new HashMap<Long, String>();
        jdbc.sql("SELECT id, category FROM catalog.item WHERE category IS NOT NULL").withFetchSize(10_000).query(row -> {
            categories.put(row.getLong("id"), row.getString("category"));
        });
        return categories;
    }

    private void write(PoolPanel panel, UUID version) {
        jdbc.sql("""
                INSERT INTO replenishment.panel (version, learned_on, period_days, horizons, series, categories, rows)
                VALUES (:version, :on, :days, :horizons::int[], :series, :categories, :rows)
                    ON CONFLICT (only_row) DO UPDATE SET (version, learned_on, period_days, horizons, series, categories, rows) =
                       (excluded.version, excluded.learned_on, excluded.period_days, excluded.horizons, excluded.series,
                              excluded.categories, excluded.rows)
                """)
                .param("version", version).param("on", panel.learnedOn()).param("days", panel.periods().days())
                .param("horizons", PastDemands.text(panel.periods().horizons())).param("series", panel.size())
                .param("categories", panel.categories().toArray(String[]::new)).param("rows", panel.bytes()).update();
    }

    /** Holds periods back, as near to four weeks as there are horizons, and keeps what every method and the blend made of them. */
    private void judge(PoolPanel panel) {
        var periods = panel.periods();
        var horizon = java.util.Arrays.stream(periods.horizons()).filter(each -> each * periods.days() <= USUAL_DAYS).max()
                .orElse(periods.horizons()[0]);
        var standings = Standings.of(panel.panel(), horizon, JUDGED_LEVEL, HELD_BACK);
        jdbc.sql("DELETE FROM replenishment.standing").update();
        for (var one : standings) {
            jdbc.sql("""
                    INSERT INTO replenishment.standing (class, method, days, level, weight, loss, covered, outcomes)
                    VALUES (:class, :method, :days, :level, :weight, :loss, :covered, :outcomes)
                    """)
                    .param("class", one.of() == null ? "" : one.of().name().toLowerCase(java.util.Locale.ROOT))
                            .param("method", one.method())
                    .param("days", horizon * periods.days()).param("level", JUDGED_LEVEL).param("weight", one.weight())
                            .param("loss", one.loss())
                    .param("covered", one.covered()).param("outcomes", one.outcomes()).update();
        }
    }
}
