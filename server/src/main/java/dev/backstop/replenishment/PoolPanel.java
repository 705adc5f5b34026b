package dev.backstop.replenishment;

import dev.backstop.planning.demand.DemandPanel;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The histories that a pool is learned from: small enough to be kept, so that every server, and this one after a new start, learns the
 * same from them.
 */
final class PoolPanel {
    private final LocalDate learnedOn;
    private final Periods periods;
    private final List<String> categories;
    private final int[] categoryOf;
    private final float[][] rows;
    private final Map<String, Integer> numbers = new HashMap<>();

    /**
     * A panel whose rows end the day before {@code learnedOn}.
     *
     * @param categories by number; the first, empty, stands for none
     * @param categoryOf number of each row's category
     */
    PoolPanel(LocalDate learnedOn, Periods periods, List<String> categories, int[] categoryOf, float[][] rows) {
        this.learnedOn = learnedOn;
        this.periods = periods;
        this.categories = List.copyOf(categories);
        this.categoryOf = categoryOf;
        this.rows = rows;
        for (var number = 0; number < categories.size(); number++) {
            numbers.put(categories.get(number), number);
        }
    }

    LocalDate learnedOn() {
        return learnedOn;
    }

    Periods periods() {
        return periods;
    }

    List<String> categories() {
        return categories;
    }

    int size() {
        return rows.length;
    }

    /** The number of a category; 0 for one that the panel has not seen. */
    int category(@Nullable String name) {
        return name == null ? 0 : numbers.getOrDefault(name, 0);
    }

    int categoryOf(int row) {
        return categoryOf[row];
    }

    /** Days of history of a row. */
    int days(int row) {
        return rows[row].length * periods.days();
    }

    DemandPanel panel() {
        return new DemandPanel(rows, categoryOf, periods.year(), periods.phase(learnedOn));
    }

    /** As it was on an earlier day: without the periods that were not over then; nothing where hardly anything is left. */
    Optional<PoolPanel> before(LocalDate day) {
        var later = Math.ceilDiv((int) ChronoUnit.DAYS.between(day, learnedOn), periods.days());
        var cut = Arrays.stream(rows).map(row -> Arrays.copyOf(row, Math.max(0, row.length - later))).toArray(float[][]::new);
        var longest = Arrays.stream(cut).mapToInt(row -> row.length * periods.days()).max().orElse(0);
        return longest < PastDemand.FEWEST_DAYS ? Optional.empty()
                : Optional.of(new PoolPanel(learnedOn.minusDays((long) later * periods.days()), periods.within(longest), categories,
                        categoryOf, cut));
    }

    /** Category, length and quantities of each row, one after the other. */
    byte[] bytes() {
        var bytes = ByteBuffer.allocate(Arrays.stream(rows).mapToInt(row -> (2 + row.length) * Integer.BYTES).sum());
        for (var i = 0; i < rows.length; i++) {
            bytes.putInt(categoryOf[i]).putInt(rows[i].length);
            for (var quantity : rows[i]) {
                bytes.putFloat(quantity);
            }
        }
        return bytes.array();
    }

    static PoolPanel of(LocalDate learnedOn, Periods periods, List<String> categories, int series, byte[] stored) {
        var bytes = ByteBuffer.wrap(stored);
        var categoryOf = new int[series];
        var rows = new float[series][];
        for (var i = 0; i < series; i++) {
            categoryOf[i] = bytes.getInt();
            rows[i] = new float[bytes.getInt()];
            for (var period = 0; period < rows[i].length; period++) {
                rows[i][period] = bytes.getFloat();
            }
        }
        return new PoolPanel(learnedOn, periods, categories, categoryOf, rows);
    }
}
