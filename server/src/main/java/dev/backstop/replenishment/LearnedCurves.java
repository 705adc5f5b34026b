package dev.backstop.replenishment;

import dev.backstop.planning.demand.DemandCurve;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Forecasts as they stand in {@code replenishment.learned}, for those who read many at once. */
public final class LearnedCurves {
    private LearnedCurves() {}

    /**
     * The forecast of a row, whose first day is today.
     *
     * @param row with the columns {@code horizons} and {@code forecast} of {@code replenishment.learned}, neither of them null
     */
    public static DemandCurve of(ResultSet row) throws SQLException {
        var stored = (Float[]) row.getArray("forecast").getArray();
        var numbers = new float[stored.length];
        for (var i = 0; i < numbers.length; i++) {
            numbers[i] = stored[i];
        }
        return new DemandCurve(Pools.ints((Integer[]) row.getArray("horizons").getArray()), Pool.LEVELS, numbers);
    }
}
