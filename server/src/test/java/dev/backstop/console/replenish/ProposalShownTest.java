package dev.backstop.console.replenish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ProposalShownTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);

    @Test
    void to_be_below_the_reorder_point_is_no_lateness() {
        var low = proposal(12, 2, 0, TODAY);
        assertThat(low.runsShort()).isFalse();
        assertThat(low.comesAfterNeed(TODAY)).isFalse();
    }

    @Test
    void to_run_out_before_it_comes_is() {
        assertThat(proposal(12, 15, 0, TODAY).runsShort()).isTrue();
        assertThat(proposal(12, 15, 0, TODAY).comesAfterNeed(TODAY)).isTrue();
        assertThat(proposal(12, 2, 3, TODAY).runsShort()).as("somebody waits").isTrue();
    }

    @Test
    void a_need_that_lies_ahead_is_named_without_alarm() {
        var ahead = proposal(12, 2, 0, TODAY.plusDays(3));
        assertThat(ahead.comesAfterNeed(TODAY)).isTrue();
        assertThat(ahead.runsShort()).isFalse();
    }

    private static ProposalShown proposal(long onHand, long demand, long waiting, LocalDate needed) {
        return new ProposalShown(1, "MUG", "Mug", "piece", 0, "MAIN", "buy", "ACME", "Acme", null, 20, null, TODAY, TODAY.plusDays(7),
                needed, onHand, 0, demand, TODAY.plusDays(7), 15, 40L, 20, "", "open", Instant.EPOCH, null, null, waiting, 0, false, "");
    }
}
