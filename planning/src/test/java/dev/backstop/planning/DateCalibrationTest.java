package dev.backstop.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backstop.planning.DateCalibration.Verdict;
import dev.backstop.planning.DelayRecord.Delivery;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DateCalibrationTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 6);

    /** A delivery expected every third day. */
    private static List<Delivery> record(int deliveries, IntUnaryOperator days) {
        return IntStream.range(0, deliveries).mapToObj(n -> new Delivery(days.applyAsInt(n), FIRST.plusDays(3L * n + days.applyAsInt(n)))).toList();
    }

    @Test
    void a_sender_whose_ways_do_not_change_holds_as_said() {
        var random = new Random(3);
        var days = random.ints(120, 0, 9).toArray();

        var judged = DateCalibration.of(record(120, n -> days[n]), 0.9);

        assertThat(judged.dates()).isEqualTo(60);
        assertThat(judged.verdict()).isEqualTo(Verdict.AS_SAID);
        assertThat(judged.level()).isEqualTo(0.9);
    }

    @Test
    void one_that_gets_worse_all_the_time_is_asked_at_a_higher_level() {
        var judged = DateCalibration.of(record(120, n -> n / 4 + (n % 7 == 0 ? 6 : 0)), 0.9);

        assertThat(judged.held()).isLessThan(48);
        assertThat(judged.verdict()).isIn(Verdict.WIDENED, Verdict.BEYOND_ITS_RECORD);
        assertThat(judged.level()).isGreaterThan(0.9);
    }

    @Test
    void a_short_record_says_nothing() {
        var judged = DateCalibration.of(record(12, n -> n), 0.9);

        assertThat(judged.verdict()).isEqualTo(Verdict.TOO_FEW);
        assertThat(judged.level()).isEqualTo(0.9);
    }

    @Test
    void luck_is_that_of_the_binomial_distribution() {
        assertThat(DateCalibration.chanceOfAtMost(17, 20, 0.9)).isCloseTo(0.32307, within(1e-5)); // tables: P(X ≤ 17), n = 20, p = .9
        assertThat(DateCalibration.chanceOfAtMost(20, 20, 0.9)).isCloseTo(1, within(1e-12));
    }
}
