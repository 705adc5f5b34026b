package dev.backstop.replenishment;

import dev.backstop.planning.demand.Standings;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What will be wanted of an item at a location, as the outside reads it; quantities in the item's unit.
 *
 * @param madeOn   the day on which it was made; its totals count from the day on which it is asked for
 * @param of       how the item is wanted: smooth, erratic, intermittent, lumpy, seasonal, new, dying, once
 * @param words    the same as people say it
 * @param borrowed null: it stands on the item's own history
 * @param ahead    totals from today on, day by day or week by week
 * @param methods  what is blended for items like this one, best first, judged on periods that were held back
 * @param steps    from what reorder point and order-up-to follow
 */
public record ForecastResource(String sku, String location, String unit, LocalDate madeOn, String of, String words, String perDay,
        @Nullable Borrowed borrowed, List<Ahead> ahead, List<Method> methods, List<Derivation.Step> steps) {
    public ForecastResource {
        ahead = List.copyOf(ahead);
        methods = List.copyOf(methods);
        steps = List.copyOf(steps);
    }

    /** So much of it is that of the middle one of so many items of the category. */
    public record Borrowed(int peers, String share) {}

    /** The total from today to the end of a day: its mean, and what it stays within in 5, 25, … of 100 cases. */
    public record Ahead(int days, LocalDate day, String mean, String p05, String p25, String p50, String p75, String p90, String p95,
            String p975, String p99) {}

    /**
     * A method, or the blend.
     *
     * @param weight   in the blend at the level judged, for items of this class
     * @param loss     pinball loss of its quantiles on held-back periods, as a share of demand, twice
     * @param covered  share of outcomes within its quantile
     * @param level    of that quantile
     * @param days     whose total was judged
     * @param outcomes how many
     */
    public record Method(String method, double weight, double loss, double covered, double level, int days, int outcomes) {
        /** Whether it is what is used, or what is only compared with. */
        public boolean isBlend() {
            return method.equals(Standings.BLEND);
        }

        public boolean isTextbook() {
            return method.equals(Standings.TEXTBOOK);
        }
    }
}
