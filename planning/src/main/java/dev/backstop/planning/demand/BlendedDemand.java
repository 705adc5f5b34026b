package dev.backstop.planning.demand;

import dev.backstop.planning.DemandForecast;
import dev.backstop.planning.TotalDemand;

/**
 * The demand to come of one item, from the quantiles that were forecast for one number of days. Totals over other numbers of days have
 * the same shape. From one look at the stock to the next it is a count that comes in days of the item's own size.
 */
final class BlendedDemand implements DemandForecast {
    private final int days;
    private final PiecewiseDemand total;
    private final double daily;
    private final double size;

    /**
     * From one total.
     *
     * @param days that it is the total of
     * @param mean of the total, as it was forecast: a few quantiles alone tell it within a tenth or so where single pieces count
     * @param size of the day on which a unit is wanted, on average over the units, {@code E[D²]/E[D]}
     */
    BlendedDemand(int days, PiecewiseDemand total, double mean, double size) {
        this.days = days;
        this.total = total;
        this.daily = mean / days;
        this.size = size;
    }

    @Override
    public double perDay() {
        return daily;
    }

    @Override
    public TotalDemand over(int wanted) {
        return wanted == days ? total : wanted == 0 ? TotalDemand.of(0, 0)
                : total.moved(total.mean() * wanted / days, Math.sqrt((double) wanted / days));
    }

    @Override
    public TotalDemand betweenLooks(int wanted) {
        return TotalDemand.of(daily * wanted, wanted * daily * Math.max(0, size - daily));
    }
}
