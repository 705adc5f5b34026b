package dev.backstop.promising;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.stock.Stock;
import dev.backstop.supply.SupplyParts;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What may still be promised, day by day: on hand, and what comes and goes as it stands now. */
@RestController
@RequestMapping("/api/v1/stock/projection")
class ProjectionApi {
    private static final int USUAL_DAYS = 90;
    private static final int MOST_DAYS = 730;

    private final JdbcClient jdbc;
    private final Items items;
    private final Locations locations;
    private final Stock stock;
    private final SupplyParts supply;
    private final Clock clock;

    ProjectionApi(JdbcClient jdbc, Items items, Locations locations, Stock stock, SupplyParts supply, Clock clock) {
        this.jdbc = jdbc;
        this.items = items;
        this.locations = locations;
        this.stock = stock;
        this.supply = supply;
        this.clock = clock;
    }

    /** {@code balance} runs; {@code available} is its least value from that day on, so what may be promised for it. */
    record Day(LocalDate date, String onHand, String supply, String demand, String balance, String available) {}

    @GetMapping
    Listing<Day> list(@RequestParam String sku, @RequestParam String location, @RequestParam @Nullable LocalDate from, @RequestParam @Nullable LocalDate to) {
        var item = items.require(sku, "/sku");
        var here = locations.require(location, "/location");
        var today = here.today(clock.instant());
        var first = from == null || from.isBefore(today) ? today : from;
        var last = to == null ? first.plusDays(USUAL_DAYS) : to;
        if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) > MOST_DAYS) {
            throw Problem.refused("/to", "From %s to %s cannot be shown. Choose a day from today on and at most %d days later.".formatted(first, last, MOST_DAYS));
        }
        return Listing.of(days(item, here, today, first, last));
    }

    private List<Day> days(Item item, Location here, LocalDate today, LocalDate first, LocalDate last) {
        var place = new Place(item.id(), here.id());
        var coming = coming(place, today);
        var going = going(place, today);
        var end = latest(last, coming, going);
        var onHand = stock.sellable(List.of(place)).getOrDefault(place, 0L);
        var balances = new ArrayList<Long>();
        var balance = onHand;
        for (var day = today; !day.isAfter(end); day = day.plusDays(1)) {
            balance += coming.getOrDefault(day, 0L) - going.getOrDefault(day, 0L);
            balances.add(balance);
        }
        var least = new ArrayList<>(balances);
        for (var i = least.size() - 2; i >= 0; i--) {
            least.set(i, Math.min(least.get(i), least.get(i + 1)));
        }
        var units = item.units();
        var days = new ArrayList<Day>();
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            var i = Math.toIntExact(ChronoUnit.DAYS.between(today, day));
            days.add(new Day(day, units.text(onHand), units.text(coming.getOrDefault(day, 0L)), units.text(going.getOrDefault(day, 0L)),
                    units.text(balances.get(i)), units.text(Math.max(0, least.get(i)))));
        }
        return days;
    }

    /** What comes later than the last day shown still counts against it: it may have been promised. */
    private static LocalDate latest(LocalDate last, Map<LocalDate, Long> coming, Map<LocalDate, Long> going) {
        var latest = last;
        for (var day : coming.keySet()) {
            latest = day.isAfter(latest) ? day : latest;
        }
        for (var day : going.keySet()) {
            latest = day.isAfter(latest) ? day : latest;
        }
        return latest;
    }

    private Map<LocalDate, Long> coming(Place place, LocalDate today) {
        var coming = new HashMap<LocalDate, Long>();
        for (var part : supply.open(List.of(place)).getOrDefault(place, List.of())) {
            var by = part.by();
            if (by != null) {
                coming.merge(by.isBefore(today) ? today : by, part.open(), Long::sum);
            }
        }
        return coming;
    }

    /** Units that are promised from stock or from supply that is on its way; what is not ordered yet takes none of either. */
    private Map<LocalDate, Long> going(Place place, LocalDate today) {
        var going = new HashMap<LocalDate, Long>();
        jdbc.sql("""
                SELECT greatest(promise.ship_by, :today) AS day, sum(peg.quantity) AS quantity
                  FROM promising.peg peg
                  JOIN promising.schedule_line line ON line.id = peg.schedule_line_id
                  JOIN promising.promise promise ON promise.id = line.promise_id
                 WHERE peg.item_id = :item AND peg.location_id = :location AND peg.closed_at IS NULL AND peg.source IN ('stock', 'inbound')
                   AND (promise.ship_by IS NOT NULL OR peg.source = 'stock')
                 GROUP BY 1
                 ORDER BY 1
                """)
                .param("item", place.item()).param("location", place.location()).param("today", today)
                .query(row -> {
                    going.merge(Objects.requireNonNullElse(row.getObject("day", LocalDate.class), today), row.getLong("quantity"), Long::sum);
                });
        return going;
    }
}
