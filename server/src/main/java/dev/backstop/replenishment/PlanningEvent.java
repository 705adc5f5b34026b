package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a planner knows and history does not; quantities in smallest units.
 *
 * @param item     null, as {@code category}: not narrowed by it
 * @param location null: everywhere
 * @param until    the last day
 */
record PlanningEvent(String number, Effect effect, @Nullable Long item, @Nullable String category, @Nullable Long location, LocalDate from,
        LocalDate until,
        String reason, String by) {

    /** What it does. */
    sealed interface Effect {
        /** So many times as much is wanted as without it: a promotion, or a planner's own view. */
        record Times(boolean promotion, double factor) implements Effect {}

        /** So much is wanted on top, once: a large order that is to come. */
        record OnTop(long quantity) implements Effect {}

        /** No safety stock is kept. */
        record NoSafetyStock() implements Effect {}

        /** Another share of demand is to be served from stock. */
        record FillRate(double share) implements Effect {}
    }

    boolean concerns(Place place, @Nullable String itsCategory) {
        return (item == null || item == place.item()) && (category == null || category.equals(itsCategory))
                && (location == null || location == place.location());
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    /** How many of the days from {@code first} on it holds. */
    int daysWithin(LocalDate first, int days) {
        var start = from.isAfter(first) ? from : first;
        var end = until.isBefore(first.plusDays(days - 1)) ? until : first.plusDays(days - 1);
        return Math.max(0, (int) ChronoUnit.DAYS.between(start, end) + 1);
    }

    /** In words, as a reason for a number. */
    String words() {
        var days = "from %s to %s".formatted(Sentences.day(from), Sentences.day(until));
        var what = switch (effect) {
            case Effect.Times(var promotion, var factor) ->
                "%s %s: %s times as much is expected".formatted(promotion ? "Promotion" : "Adjustment by hand", days,
                        LearnedWords.number(factor, 2));
            case Effect.OnTop(_) -> "A large order is expected %s, on top of usual demand".formatted(days);
            case Effect.NoSafetyStock() -> "No safety stock is kept %s".formatted(days);
            case Effect.FillRate(var share) ->
                    "%s %% of demand are to be served from stock %s".formatted(LearnedWords.number(100 * share, 1), days);
        };
        return "%s (%s, %s: %s).".formatted(what, number, by, reason);
    }
}
