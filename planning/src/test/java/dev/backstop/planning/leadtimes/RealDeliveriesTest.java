package dev.backstop.planning.leadtimes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** 4,928 real deliveries: each quarter is promised at its start by what was known then, and scored by what came. */
class RealDeliveriesTest {
    private static final double[] LEVELS = {0.5, 0.8, 0.9, 0.95};

    @Test
    void promises_lose_at_least_eight_percent_less_than_quoting_the_schedule_and_hold_as_often_as_said() throws IOException {
        var history = deliveries();
        var loss = new double[LEVELS.length];
        var held = new int[LEVELS.length];
        var lossOfTheSchedule = 0.0;
        var scored = 0;
        for (var quarter = LocalDate.of(2007, 7, 1); quarter.getYear() < 2016; quarter = quarter.plusMonths(3)) {
            var times = LeadTimes.learn(history, quarter);
            for (var order : history) {
                var scheduled = Objects.requireNonNull(order.scheduledOn());
                if (scheduled.isBefore(quarter) || !scheduled.isBefore(quarter.plusMonths(3))) {
                    continue;
                }
                var came = Math.toIntExact(ChronoUnit.DAYS.between(scheduled, order.receivedOn()));
                var promised = times.delay(order.kind()).orElseThrow();
                for (var level = 0; level < LEVELS.length; level++) {
                    var days = promised.within(LEVELS[level]);
                    loss[level] += pinball(LEVELS[level], came - days);
                    held[level] += came <= days ? 1 : 0;
                    lossOfTheSchedule += pinball(LEVELS[level], came);
                }
                scored++;
            }
        }
        assertThat(scored).isGreaterThan(4_700);
        assertThat((loss[0] + loss[1] + loss[2] + loss[3]) / lossOfTheSchedule).isLessThan(0.92);
        assertThat(held[2] / (double) scored).isBetween(0.88, 0.92);
        assertThat(held[3] / (double) scored).isBetween(0.93, 0.97);
    }

    private static double pinball(double level, double over) {
        return Math.max(level * over, (level - 1) * over);
    }

    private static List<PastOrder> deliveries() throws IOException {
        var file = Objects.requireNonNull(RealDeliveriesTest.class.getResourceAsStream("deliveries.csv.gz"));
        try (var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(";"))
                    .map(cells -> PastOrder.whole(OrderClass.of(cells[0], cells[1], cells[2]), null, LocalDate.parse(cells[3]),
                            LocalDate.parse(cells[4])))
                    .toList();
        }
    }
}
