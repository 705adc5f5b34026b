package dev.backstop.planning.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backstop.planning.policy.GuaranteedService.Link;
import dev.backstop.planning.policy.GuaranteedService.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values of Snyder and Shen, section 6.3. */
class GuaranteedServiceTest {
    @Test
    void stages_one_after_the_other() {
        var first = new Stage(1, 1, null, 2, 1);
        var second = new Stage(0, 0, null, 4, 1);
        var last = new Stage(1, 0, 1, 7, 1);
        var best = GuaranteedService.best(List.of(first, second, last), List.of(new Link(0, 1), new Link(1, 2)));

        assertThat(best.service().subList(0, 2)).containsExactly(0, 0);
        assertThat(best.cost()).isCloseTo(2 * Math.sqrt(2), within(1e-12));
    }

    @Test
    void a_tree_that_serves_two_markets() {
        var source = new Stage(2, 1, null, 1, Math.sqrt(2));
        var middle = new Stage(1, 0, null, 2, Math.sqrt(2));
        var atOnce = new Stage(1, 0, 0, 3, 1);
        var nextDay = new Stage(1, 0, 1, 3, 1);
        var links = List.of(new Link(0, 1), new Link(1, 2), new Link(1, 3));

        assertThat(GuaranteedService.best(List.of(source, middle, atOnce, nextDay), links).service()).containsExactly(0, 0, 0, 1);
        assertThat(GuaranteedService.best(List.of(source, middle, atOnce, nextDay), links).cost()).isCloseTo(8.2779168675, within(1e-9));
    }

    @Test
    void the_answer_does_not_depend_on_the_stage_it_starts_from() {
        var source = new Stage(2, 1, null, 1, Math.sqrt(2));
        var middle = new Stage(1, 0, null, 2, Math.sqrt(2));
        var atOnce = new Stage(1, 0, 0, 3, 1);
        var nextDay = new Stage(1, 0, 1, 3, 1);

        assertThat(GuaranteedService.best(List.of(atOnce, nextDay, middle, source),
                List.of(new Link(3, 2), new Link(2, 0), new Link(2, 1))).cost())
                .isCloseTo(8.2779168675, within(1e-9));
        assertThatThrownBy(() -> GuaranteedService.best(List.of(source, middle), List.of()))
                .hasMessageContaining("2 stages form a tree with 1 links");
    }
}
