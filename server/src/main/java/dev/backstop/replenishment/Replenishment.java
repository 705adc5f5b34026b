package dev.backstop.replenishment;

import static java.util.stream.Collectors.toMap;

import dev.backstop.access.Who;
import dev.backstop.catalog.Item;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.Units;
import dev.backstop.planning.DemandForecast;
import dev.backstop.replenishment.ProposalRows.Filter;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What pages and the demo company need of replenishment. */
@Component
public class Replenishment {
    private static final int LONGEST_FAN_DAYS = 366;
    private static final int DAYS_IN_A_WEEK = 7;

    private final Proposals proposals;
    private final Releases releases;
    private final ProposalRows rows;
    private final ReorderPointTable rules;
    private final LearnedWords words;
    private final PlanRuns runs;
    private final Usage usage;
    private final Forecasts forecasts;
    private final JdbcClient jdbc;

    Replenishment(Proposals proposals, Releases releases, ProposalRows rows, ReorderPointTable rules, LearnedWords words, PlanRuns runs, Usage usage,
            Forecasts forecasts, JdbcClient jdbc) {
        this.proposals = proposals;
        this.releases = releases;
        this.rows = rows;
        this.rules = rules;
        this.words = words;
        this.runs = runs;
        this.usage = usage;
        this.forecasts = forecasts;
        this.jdbc = jdbc;
    }

    /**
     * How much will be wanted in all from today to the end of a day, in smallest units: what lies between {@code p05} and {@code p95} holds nine
     * times in ten.
     */
    public record Fan(int daysAhead, LocalDate day, double mean, long p05, long p25, long p50, long p75, long p95) {}

    /** Needed, but a person must act first. */
    public record Blocked(String sku, String name, String location, String shortage, String why) {}

    /** Plans everything, in the caller's transaction; answers how many proposals are new. */
    public int plan(Instant now) {
        return runs.run(Scope.ALL, PlanMode.CHANGED, now).proposals();
    }

    /** Proposals as a page lists them; null narrows by nothing. */
    public Listing<Proposal> proposals(@Nullable String state, @Nullable String sku, @Nullable String vendor, Cursor cursor) {
        return proposals.page(new Filter(state, sku, null, vendor, null), cursor);
    }

    /** These proposals, by age. */
    public List<Proposal> proposals(Collection<Long> ids) {
        return proposals.byIds(ids);
    }

    /** Releases proposals into purchase orders, all of them or none, in the caller's transaction; answers the numbers of the orders, each once. */
    public List<String> release(List<String> chosen) {
        return releases.release(chosen.stream().map(Proposals::id).toList()).stream().map(Releases.Released::number).distinct().toList();
    }

    /** The same, with what each became: {@code MO-1, MO-2} where it is several. */
    public Map<Long, String> releaseEach(Collection<Long> chosen) {
        return releases.release(chosen).stream().collect(toMap(each -> Proposals.id(each.proposal()), Releases.Released::number));
    }

    /** What was released into an order is not wanted after all; it is proposed again when the need has grown. */
    public void takeBack(String order, String reason, Instant now) {
        rows.takeBack(order, reason, Who.now(), now);
    }

    /** Sets needs aside until they have gone or grown. */
    public void dismiss(Collection<Long> chosen, String reason, Instant now) {
        chosen.forEach(each -> rows.dismiss(each, reason, null, Who.now(), now));
    }

    /** The rule that holds for an item at a location, with what history says. */
    public ReorderPointResource reorderPoint(Item item, Location location) {
        var key = new PlaceKey(item.sku(), location.code());
        var rule = Optional.ofNullable(rules.byKeys(List.of(key)).get(key)).or(() -> rules.usual(key)).orElseThrow();
        return words.added(List.of(rule)).getFirst();
    }

    /** The forecast, day by day from today; empty where history is too short. */
    public List<Fan> forecast(Item item, Location location, LocalDate today, int days) {
        return forecasts.of(item, new Place(item.id(), location.id()), today)
                .map(demand -> fan(demand, today, Math.min(days, LONGEST_FAN_DAYS)))
                .orElse(List.of());
    }

    private static List<Fan> fan(DemandForecast forecast, LocalDate today, int days) {
        return IntStream.rangeClosed(1, days).mapToObj(ahead -> {
            var total = forecast.over(ahead);
            return new Fan(ahead, today.plusDays(ahead - 1), total.mean(), total.quantile(0.05), total.quantile(0.25), total.quantile(0.5),
                    total.quantile(0.75), total.quantile(0.95));
        }).toList();
    }

    /** The whole forecast with its reasons, week by week so many days ahead; nothing where history is too short. */
    public Optional<ForecastResource> forecast(Item item, Location location, int days) {
        return forecasts.of(item, location, days, DAYS_IN_A_WEEK);
    }

    /** What was wanted on each of the last days, in smallest units, yesterday last. */
    public List<Long> demand(Item item, @Nullable Location location, LocalDate today, int days) {
        var series = usage.series(item, location, today.minusDays(days), today);
        var quantities = new ArrayList<Long>();
        for (var day = 0; day < series.days(); day++) {
            quantities.add(series.quantity(day));
        }
        return List.copyOf(quantities);
    }

    /** What the last plan could not propose, by item. */
    public List<Blocked> blocked(int limit) {
        return jdbc.sql("""
                SELECT item.sku, item.name, item.unit, item.decimals, location.code, blocked.shortage, blocked.why
                  FROM replenishment.blocked
                  JOIN catalog.item item ON item.id = blocked.item_id
                  JOIN catalog.location location ON location.id = blocked.location_id
                 ORDER BY item.sku, location.code
                 LIMIT :limit
                """)
                .param("limit", limit)
                .query((row, _) -> new Blocked(
                        row.getString("sku"), row.getString("name"), row.getString("code"),
                        new Units(row.getString("unit"), row.getInt("decimals")).text(row.getLong("shortage")), row.getString("why")))
                .list();
    }
}
