package dev.backstop.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.planning.FreightTariff.Step;
import dev.backstop.planning.FreightTopUp.Line;
import dev.backstop.planning.FreightTopUp.More;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreightTopUpTest {
    private static final FreightTariff STEPS = byValue(step(0, 60), step(500, 25), step(1000, 0));
    private static final BigDecimal A_FIFTH = new BigDecimal("0.2");

    private static FreightTariff byValue(Step... steps) {
        return new FreightTariff(FreightTariff.Basis.VALUE, List.of(steps));
    }

    private static Step step(int from, int freight) {
        return new Step(BigDecimal.valueOf(from), BigDecimal.valueOf(freight), BigDecimal.ZERO);
    }

    /** Lots of 10 that cost 50, of which two pieces are used a day; it lasts 30 days as it stands. */
    private static Line mugs(int line, double perDay) {
        return new Line(line, 10, BigDecimal.valueOf(50), BigDecimal.valueOf(50), perDay, 30);
    }

    @Test
    void an_order_just_below_a_step_is_topped_up_with_what_is_used_soonest() {
        var topUp = FreightTopUp.best(BigDecimal.valueOf(430), byValue(step(0, 60), step(500, 25)), List.of(mugs(1, 1), mugs(2, 5)), A_FIFTH).orElseThrow();

        assertThat(topUp.more()).containsExactly(new More(2, 20));
        assertThat(topUp.value()).isEqualByComparingTo("100");
        assertThat(topUp.holding()).as("100 at a fifth a year for 30 days and half of the 4 that it lasts").isEqualByComparingTo("1.7534");
        assertThat(topUp.saving()).isEqualByComparingTo("33.2466");
    }

    @Test
    void the_step_that_saves_most_is_taken_even_if_it_is_not_the_next() {
        var topUp = FreightTopUp.best(BigDecimal.valueOf(480), STEPS, List.of(mugs(1, 50)), A_FIFTH).orElseThrow();

        assertThat(topUp.cheaper()).isEqualByComparingTo("0");
        assertThat(topUp.more()).containsExactly(new More(1, 110));
    }

    @Test
    void what_would_lie_longer_than_a_quarter_is_not_ordered_for_freight() {
        assertThat(FreightTopUp.best(BigDecimal.valueOf(100), STEPS, List.of(mugs(1, 0.5)), A_FIFTH)).isEmpty();
    }

    @Test
    void holding_that_costs_more_than_the_freight_saves_is_left_alone() {
        assertThat(FreightTopUp.best(BigDecimal.valueOf(430), STEPS, List.of(mugs(1, 5)), BigDecimal.valueOf(30))).isEmpty();
    }

    @Test
    void without_steps_or_use_there_is_nothing_to_do() {
        assertThat(FreightTopUp.best(BigDecimal.valueOf(430), FreightTariff.NONE, List.of(mugs(1, 5)), A_FIFTH)).isEmpty();
        assertThat(FreightTopUp.best(BigDecimal.valueOf(430), STEPS, List.of(mugs(1, 0)), A_FIFTH)).isEmpty();
    }

    @Test
    void by_weight_a_cheaper_kilogram_may_pay_for_a_heavier_order() {
        var tariff = new FreightTariff(FreightTariff.Basis.WEIGHT, List.of(kilograms(0, "1.20"), kilograms(100, "0.70")));
        var tiles = new Line(1, 5, BigDecimal.valueOf(20), BigDecimal.valueOf(8), 5, 30);

        var topUp = FreightTopUp.best(BigDecimal.valueOf(90), tariff, List.of(tiles), A_FIFTH).orElseThrow();

        assertThat(topUp.more()).containsExactly(new More(1, 10));
        assertThat(topUp.freight()).as("90 kg at 1.20").isEqualByComparingTo("108");
        assertThat(topUp.cheaper()).as("106 kg at 0.70").isEqualByComparingTo("74.2");
        assertThat(topUp.value()).isEqualByComparingTo("40");
    }

    @Test
    void a_part_of_a_joint_order_pays_its_share_by_what_freight_is_charged_by() {
        assertThat(STEPS.share(BigDecimal.valueOf(100), BigDecimal.valueOf(400))).as("a fifth of 25").isEqualByComparingTo("5");
        assertThat(FreightTariff.NONE.share(BigDecimal.valueOf(100), BigDecimal.ZERO)).isZero();
    }

    private static Step kilograms(int from, String each) {
        return new Step(BigDecimal.valueOf(from), BigDecimal.ZERO, new BigDecimal(each));
    }
}
