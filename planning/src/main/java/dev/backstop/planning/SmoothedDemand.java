package dev.backstop.planning;

/**
 * Demand forecast by exponential smoothing: a level that follows the last days, and how far totals of several days lay from it.
 *
 * <p>The total over H days has mean {@code H·l} and variance {@code c·σ²·[H + aH(H−1) + a²H(H−1)(2H−1)/6]}: the level itself is uncertain, so it
 * grows faster than {@code H·σ²}. {@code c} is what that formula missed on the item's own past (weekdays, orders that come in clusters), 1 if the past is
 * too short to say. Example: σ = 1, a = 0.2, H = 6, c = 1 gives 14.2, not 6.
 *
 * @param perDay     level l, smallest units a day
 * @param smoothing  a, between 0 and 1: how fast the level follows
 * @param variance   σ² of the error one day ahead
 * @param correction c
 * @param days       observed days behind it
 * @see "Hyndman, Koehler, Ord, Snyder: Forecasting with Exponential Smoothing, section 6.6"
 */
public record SmoothedDemand(double perDay, double smoothing, double variance, double correction, int days) implements DemandForecast {

    public double mean(int horizon) {
        return horizon * perDay;
    }

    public double variance(int horizon) {
        return correction * variance * growth(smoothing, horizon);
    }

    @Override
    public TotalDemand over(int horizon) {
        return TotalDemand.of(mean(horizon), variance(horizon));
    }

    static double growth(double a, int horizon) {
        double h = horizon;
        return h + a * h * (h - 1) + a * a * h * (h - 1) * (2 * h - 1) / 6;
    }
}
