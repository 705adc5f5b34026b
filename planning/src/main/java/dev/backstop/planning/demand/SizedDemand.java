package dev.backstop.planning.demand;

import dev.backstop.planning.DemandForecast;
import dev.backstop.planning.TotalDemand;

/**
 * The demand to come of an item that is wanted in days of a known size. From one look at the stock to the next it is a count of such days,
 * free of the doubt about its level.
 *
 * @param curve of its totals
 * @param size  of the day on which a unit is wanted, on average over the units, {@code E[D²]/E[D]}; smallest units
 */
record SizedDemand(DemandCurve curve, double size) implements DemandForecast {
    @Override
    public double perDay() {
        return curve.perDay();
    }

    @Override
    public TotalDemand over(int days) {
        return curve.over(days);
    }

    @Override
    public TotalDemand betweenLooks(int days) {
        var daily = perDay();
        return TotalDemand.of(daily * days, days * daily * Math.max(0, size - daily));
    }
}
