package dev.backstop.replenishment;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.Units;
import dev.backstop.planning.DemandForecast;
import dev.backstop.replenishment.ForecastResource.Ahead;
import dev.backstop.replenishment.ForecastResource.Borrowed;
import dev.backstop.replenishment.ForecastResource.Method;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows forecasts: their quantiles, why they are blended as they are, and what follows from them. */
@Component
class Forecasts {
    private final JdbcClient jdbc;
    private final LearnedBook book;
    private final Knowledge.Reader knowledge;
    private final Clock clock;

    Forecasts(JdbcClient jdbc, LearnedBook book, Knowledge.Reader knowledge, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.knowledge = knowledge;
        this.clock = clock;
    }

    /**
     * The forecast of an item at a location; nothing where history is too short, or no plan has run.
     *
     * @param days how far ahead
     * @param step from one total to the next
     */
    Optional<ForecastResource> of(Item item, Location location, int days, int step) {
        var place = new Place(item.id(), location.id());
        var row = book.at(List.of(place)).get(place);
        if (row == null || row.outlook() == null) {
            return Optional.empty();
        }
        var outlook = row.outlook();
        var today = location.today(clock.instant());
        var borrowed = outlook.borrowed();
        var demand = demand(outlook, item, place, today);
        return Optional.of(new ForecastResource(item.sku(), location.code(), item.units().unit(), outlook.madeOn(),
                outlook.of().name().toLowerCase(Locale.ROOT), LearnedWords.pattern(outlook.of()),
                LearnedWords.decimal(outlook.curve().perDay(), item.units(), 4),
                borrowed == null ? null : new Borrowed(borrowed.peers(), LearnedWords.number(borrowed.share(), 3)),
                IntStream.iterate(step, ahead -> ahead <= days, ahead -> ahead + step)
                        .mapToObj(ahead -> ahead(demand, ahead, today, item.units())).toList(),
                methods(outlook.of().name().toLowerCase(Locale.ROOT)), Derivation.of(row, item.units()).steps()));
    }

    /** With what planners know. */
    private EventfulDemand demand(LearnedRow.Outlook outlook, Item item, Place place, LocalDate today) {
        return new EventfulDemand(outlook.curve(), knowledge.read(today).ahead(place, item.category(), today), today);
    }

    /** The demand to come at a place; nothing where history is too short. */
    Optional<DemandForecast> of(Item item, Place place, LocalDate today) {
        var row = book.at(List.of(place)).get(place);
        return Optional.ofNullable(row == null ? null : row.outlook()).map(outlook -> demand(outlook, item, place, today));
    }

    private static Ahead ahead(EventfulDemand forecast, int days, LocalDate today, Units units) {
        var total = forecast.over(days);
        ToLongFunction<Double> at = total::quantile;
        return new Ahead(days, today.plusDays(days - 1), LearnedWords.decimal(forecast.mean(days), units, 2),
                units.text(at.applyAsLong(0.05)),
                units.text(at.applyAsLong(0.25)), units.text(at.applyAsLong(0.5)), units.text(at.applyAsLong(0.75)),
                        units.text(at.applyAsLong(0.9)),
                units.text(at.applyAsLong(0.95)), units.text(at.applyAsLong(0.975)), units.text(at.applyAsLong(0.99)));
    }

    /** How methods did on items of a class; empty class: on all. */
    List<Method> methods(String demandClass) {
        return jdbc.sql("""
                SELECT method, weight, loss, covered, level, days, outcomes FROM replenishment.standing
                 WHERE class = :class
                 ORDER BY method = 'blend' DESC, method LIKE 'mean %' , loss, method
                """).param("class", demandClass).query(Method.class).list();
    }
}
