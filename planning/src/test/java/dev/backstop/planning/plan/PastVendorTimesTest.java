package dev.backstop.planning.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.planning.LeadTimeSpread;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A vendor that takes 10 days in spring and 40 from June on. */
class PastVendorTimesTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 2);
    private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 5);
    private static final Spot SPOT = new Spot("PUMP", "");
    private static final Terms TERMS = Terms.of(SPOT, PlannerTest.cells(Map.of("vendor", "Lenz", "lead_time_days", "21")));

    @Test
    void a_day_of_the_past_knows_only_what_had_come_by_then() {
        var times = PastVendorTimes.learn(receipts(), MARCH, AUTUMN);
        assertThat(times.on(MARCH.plusDays(3), TERMS)).contains(LeadTimeSpread.always(21)); // as agreed
        assertThat(mean(times, LocalDate.of(2026, 5, 25))).isBetween(9.0, 14.0);
        assertThat(mean(times, LocalDate.of(2026, 9, 28))).isGreaterThan(20);
    }

    @Test
    void before_the_first_day_nothing_is_known() {
        assertThat(PastVendorTimes.learn(receipts(), MARCH, AUTUMN).on(MARCH.minusDays(1), TERMS)).isEqualTo(Optional.empty());
    }

    private static double mean(PastVendorTimes times, LocalDate day) {
        return times.on(day, TERMS).orElseThrow().mean();
    }

    private static List<Receipt> receipts() {
        var receipts = new ArrayList<Receipt>();
        for (var day = MARCH; day.isBefore(AUTUMN); day = day.plusDays(7)) {
            var takes = day.getMonthValue() < 6 ? 10 : 40;
            receipts.add(new Receipt(SPOT, "Lenz", "", day, day.plusDays(takes), 20));
        }
        return receipts;
    }
}
