package dev.backstop.replenishment;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.planning.DemandSeries;
import dev.backstop.replenishment.DemandHistory.Change;
import dev.backstop.replenishment.DemandHistory.Wanted;
import dev.backstop.stock.Stock;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How much of an item is used, and how long what is here lasts. */
@Component
class Usage {
    private final DemandHistory history;
    private final Locations locations;
    private final Stock stock;
    private final Clock clock;

    Usage(DemandHistory history, Locations locations, Stock stock, Clock clock) {
        this.history = history;
        this.locations = locations;
        this.stock = stock;
        this.clock = clock;
    }

    /**
     * Use in the item's unit; today is not in it.
     *
     * @param perDay       on the days that count
     * @param stockOutDays days that began with nothing available and saw nothing come in
     * @param trend        use in the later half of the days against the earlier half, less 1; null if the earlier half had none
     * @param daysOfCover  how many days what is on hand lasts at this rate; null without use
     */
    record Figures(String sku, @Nullable String location, int days, String perDay, String unit, int daysCounted, int stockOutDays,
            @Nullable String trend, @Nullable String daysOfCover) {}

    Figures of(Item item, @Nullable Location location, int days) {
        var here = location == null ? locations.all() : List.of(location);
        var today = here.getFirst().today(clock.instant());
        var use = series(item, location, today.minusDays(days), today).usage();
        var places = here.stream().map(each -> new Place(item.id(), each.id())).toList();
        var onHand = stock.sellable(places).values().stream().mapToLong(Long::longValue).sum();
        return new Figures(
                item.sku(), location == null ? null : location.code(), days,
                LearnedWords.decimal(use.perDay(), item.units(), 4), item.units().unit(), use.daysCounted(), use.stockOutDays(),
                use.trend() == null ? null : LearnedWords.number(use.trend(), 3),
                use.perDay() == 0 ? null : LearnedWords.number(onHand / use.perDay(), 1));
    }

    /** Day by day, at one location or over all. */
    DemandSeries series(Item item, @Nullable Location location, LocalDate first, LocalDate today) {
        var scope = new Scope(List.of(item.id()), location == null ? null : List.of(location.id()));
        try (Stream<Wanted> wanted = history.wanted(scope, first.minusYears(1)); Stream<Change> changes = history.changes(scope)) {
            var byDay = wanted.sorted(Comparator.comparing(Wanted::day)).toList();
            var moved = together(changes.toList());
            return byDay.isEmpty() && moved.isEmpty() ? DemandSeries.from(first, today).done() : PastDemand.of(byDay, moved)
                    .series(first, today);
        }
    }

    /** Changes at several locations as if they were one. */
    private static List<Change> together(List<Change> changes) {
        var days = new TreeMap<LocalDate, Change>();
        changes.forEach(each -> days.merge(each.day(), each, (a, b) ->
                new Change(a.place(), a.day(), a.available() + b.available(), a.cameIn() || b.cameIn())));
        return List.copyOf(days.values());
    }
}
