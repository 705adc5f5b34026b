package dev.backstop.forecast;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Writes forecasts as CSV: a line for each series and level, and one for its mean. */
public final class ForecastWriter implements AutoCloseable {
    private static final MathContext DIGITS = new MathContext(7, RoundingMode.HALF_UP);
    private static final int PLACES = 4;

    private final CsvWriter csv;
    private final List<String> levels;

    /** Writes to {@code out}, which is closed with this. */
    public ForecastWriter(Writer out, double... levels) {
        this.csv = CsvWriter.builder().build(out);
        this.levels = java.util.Arrays.stream(levels).mapToObj(level -> BigDecimal.valueOf(level).stripTrailingZeros().toPlainString()).toList();
        csv.writeRecord("series_id", "quantile_level", "value");
    }

    /** One series: its quantiles and its mean stand in {@code values} from {@code at} on. */
    public void write(String id, float[] values, int at) {
        for (var i = 0; i < levels.size(); i++) {
            csv.writeRecord(id, levels.get(i), text(values[at + i]));
        }
        csv.writeRecord(id, "mean", text(values[at + levels.size()]));
    }

    private static String text(float value) {
        var rounded = new BigDecimal(value, DIGITS);
        return rounded.setScale(Math.min(PLACES, Math.max(0, rounded.scale())), RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
