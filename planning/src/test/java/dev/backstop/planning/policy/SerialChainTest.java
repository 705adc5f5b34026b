package dev.backstop.planning.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backstop.planning.ServiceTarget.Cost;
import dev.backstop.planning.policy.ContinuousDemand.NormalDemand;
import dev.backstop.planning.policy.SerialChain.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class SerialChainTest {
    private static final List<Stage> STAGES = List.of(new Stage(3, 1), new Stage(2, 1), new Stage(2, 2));

    /** Snyder and Shen's example 6.1. A published computation on a coarser grid has 6.60, 12.00, 22.79 and 47.77. */
    @Test
    void three_stages_keep_what_the_textbook_says() {
        var best = SerialChain.best(STAGES, 37.12, 5, 1);

        assertThat(best.levels().get(0)).isCloseTo(6.49, within(0.01));
        assertThat(best.levels().get(1)).isCloseTo(12.02, within(0.01));
        assertThat(best.levels().get(2)).isCloseTo(22.71, within(0.01));
        assertThat(best.cost()).isCloseTo(47.65, within(0.02));
        assertThat(best.levels().get(0)).isCloseTo(6.5996630, within(0.12));
        assertThat(best.levels().get(1)).isCloseTo(11.9966296, within(0.12));
        assertThat(best.levels().get(2)).isCloseTo(22.7905628, within(0.12));
        assertThat(best.cost()).isCloseTo(47.7746613, within(0.15));
    }

    @Test
    void one_stage_alone_is_a_newsvendor() {
        var best = SerialChain.best(List.of(new Stage(0.18, 4)), 0.7, 50, 8);
        var demand = new NormalDemand(50, 8).over(4);

        assertThat(best.levels().getFirst()).isCloseTo(Newsvendor.level(demand, new Cost(0.7, 0.18)), within(0.1));
        assertThat(best.cost()).isCloseTo(Newsvendor.cost(demand, best.levels().getFirst(), new Cost(0.7, 0.18)), within(0.01));
    }
}
