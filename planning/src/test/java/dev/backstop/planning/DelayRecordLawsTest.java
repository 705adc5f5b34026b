package dev.backstop.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelayRecordLawsTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void a_higher_chance_never_means_fewer_days_and_no_day_that_is_over(long seed) {
        var random = new Random(seed);
        for (var run = 0; run < 500; run++) {
            var record = DelayRecord.undated(delays(random, 3 + random.nextInt(40)));
            var passed = random.nextInt(60) - 30;
            var half = record.within(0.5, passed);
            var most = record.within(0.9, passed);

            assertThat(half.isPresent()).isEqualTo(most.isPresent());
            if (half.isPresent()) {
                assertThat(half.getAsInt()).isBetween(passed, most.orElseThrow());
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void waiting_a_day_longer_never_brings_the_arrival_nearer(long seed) {
        var random = new Random(seed);
        var record = DelayRecord.undated(delays(random, 3 + random.nextInt(40)));
        var before = Integer.MIN_VALUE;
        for (var passed = -30; record.within(0.9, passed).isPresent(); passed++) {
            assertThat(record.within(0.9, passed).getAsInt()).isGreaterThanOrEqualTo(before);
            before = record.within(0.9, passed).getAsInt();
        }
    }

    /** What the number is for: of the next deliveries, nine in ten come within the days promised at 90 %. */
    @Test
    void what_was_promised_at_ninety_percent_holds_in_about_nine_cases_of_ten() {
        for (var seen : List.of(10, 20, 60)) {
            var random = new Random(seen);
            var kept = 0;
            var runs = 20_000;
            for (var run = 0; run < runs; run++) {
                var all = delays(random, seen + 1);
                if (all.getLast() <= DelayRecord.undated(all.subList(0, seen)).within(0.9, -100).orElseThrow()) {
                    kept++;
                }
            }
            assertThat(kept / (double) runs).as("share kept after %d deliveries", seen).isBetween(0.89, 0.965);
        }
    }

    /** Most come on the day, some early, some late, a few very late. */
    private static List<Integer> delays(Random random, int count) {
        var delays = new ArrayList<Integer>();
        for (var i = 0; i < count; i++) {
            delays.add(switch (random.nextInt(10)) {
                case 0 -> -random.nextInt(5);
                case 1, 2, 3 -> (int) (-8 * Math.log(1 - random.nextDouble()));
                default -> 0;
            });
        }
        return delays;
    }
}
