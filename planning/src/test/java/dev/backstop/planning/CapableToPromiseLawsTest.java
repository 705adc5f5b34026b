package dev.backstop.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.planning.CapableToPromise.Component;
import dev.backstop.planning.CapableToPromise.Finished;
import dev.backstop.planning.CapableToPromise.Lot;
import dev.backstop.planning.CapableToPromise.Ordered;
import dev.backstop.planning.CapableToPromise.Sizes;
import dev.backstop.planning.CapableToPromise.There;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of what could be made, whatever its components are. */
class CapableToPromiseLawsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);
    private static final int MOST = 150;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    /** Orders for more of a component bring any quantity on one day; null: nobody knows when. */
    private record Bought(@Nullable LocalDate day) implements CapableToPromise.Beyond {
        @Override
        public Optional<Ordered> by(long units) {
            return day == null ? Optional.empty() : Optional.of(new Ordered(TODAY, day));
        }

        @Override
        public List<Long> ends() {
            return List.of();
        }
    }

    /** Three days for an order, and a day more for each ten pieces of all that is made before it. */
    private static Optional<LocalDate> making(List<Lot> lots) {
        return Optional.of(lots.getLast().from().plusDays(3 + lots.stream().mapToLong(Lot::units).sum() / 10));
    }

    private record Scene(Sizes sizes, List<Component> components) {
        CapableToPromise made() {
            return new CapableToPromise(TODAY, sizes, components, CapableToPromiseLawsTest::making);
        }
    }

    private static Scene any(long seed) {
        var random = new Random(seed);
        var components = new ArrayList<Component>();
        for (var c = 0; c < 1 + random.nextInt(3); c++) {
            var there = new ArrayList<There>();
            var units = 0L;
            for (var n = 0; n < 1 + random.nextInt(4); n++) {
                units += random.nextInt(120);
                there.add(new There(n == 0 ? TODAY : there.getLast().from().plusDays(1 + random.nextInt(9)), units));
            }
            components.add(new Component("PART-" + c, BigDecimal.valueOf(1 + random.nextInt(30), 1),
                    BigDecimal.valueOf(5 + random.nextInt(6), 1), there,
                    new Bought(random.nextInt(4) == 0 ? null : TODAY.plusDays(random.nextInt(40)))));
        }
        return new Scene(new Sizes(1 + random.nextInt(10), 1 + random.nextInt(5)), components);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void more_is_never_finished_sooner(long seed) {
        var made = any(seed).made();
        var last = TODAY;
        for (var units = 1L; units <= MOST; units++) {
            var day = made.by(units) instanceof Finished finished ? finished.on() : LocalDate.MAX;
            assertThat(day).as("day of %d", units).isAfterOrEqualTo(last);
            last = day;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothing_is_begun_before_its_components_are_there(long seed) {
        var scene = any(seed);
        var made = scene.made();
        for (var units = 1L; units <= MOST; units++) {
            if (made.by(units) instanceof Finished finished) {
                for (var component : scene.components()) {
                    assertThat(takenFrom(component, finished.begun())).as("%s for %d", component.name(), units)
                            .isGreaterThanOrEqualTo(component.perUnit().multiply(BigDecimal.valueOf(units)));
                }
            }
        }
    }

    /** What can be used of a component by then: once more than is coming could have been ordered, any quantity. */
    private static BigDecimal takenFrom(Component component, LocalDate day) {
        var last = component.there().getLast().from();
        var orderable = component.beyond().by(1).filter(more -> !more.from().isAfter(day) && !last.isAfter(day));
        var there = component.there().stream().filter(some -> !some.from().isAfter(day)).mapToLong(There::units).max().orElse(0);
        return component.usable().multiply(BigDecimal.valueOf(orderable.isPresent() ? Integer.MAX_VALUE : there));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void each_order_is_as_large_as_can_be_begun_together_and_the_next_waits(long seed) {
        var scene = any(seed);
        var made = scene.made();
        for (var end : made.ends()) {
            var until = (Finished) made.by(end);
            assertThat(end % scene.sizes().multiple()).isZero();
            assertThat(made.by(end + 1) instanceof Finished beyond && !beyond.begun().isAfter(until.begun()))
                    .as("one more than %d", end).isFalse();
        }
    }

    @Test
    void what_lies_here_is_made_at_once_and_the_rest_when_more_comes() {
        var clay = new Component("CLAY", new BigDecimal("0.4"), new BigDecimal("0.8"),
                List.of(new There(TODAY, 25), new There(TODAY.plusDays(4), 40)), new Bought(TODAY.plusDays(30)));
        var made = new CapableToPromise(TODAY, new Sizes(1, 1), List.of(clay), lots -> Optional.of(lots.getLast().from().plusDays(2)));

        assertThat(made.ends()).containsExactly(50L, 80L);
        assertThat(made.by(50)).isEqualTo(new Finished(TODAY, TODAY, TODAY.plusDays(2), null));
        assertThat(made.by(51)).isEqualTo(new Finished(TODAY.plusDays(4), TODAY.plusDays(4), TODAY.plusDays(6), "CLAY"));
        assertThat(made.by(500)).as("for the rest clay is ordered today")
                .isEqualTo(new Finished(TODAY, TODAY.plusDays(30), TODAY.plusDays(32), "CLAY"));
    }

    @Test
    void an_order_too_small_to_be_begun_alone_waits_for_the_rest() {
        var clay = new Component("CLAY", BigDecimal.ONE, BigDecimal.ONE, List.of(new There(TODAY, 17)), new Bought(TODAY.plusDays(9)));
        var dozens = new CapableToPromise(TODAY, new Sizes(1, 12), List.of(clay), lots -> Optional.of(lots.getLast().from()));
        var scores = new CapableToPromise(TODAY, new Sizes(20, 1), List.of(clay), lots -> Optional.of(lots.getLast().from()));

        assertThat(dozens.ends()).as("17 are enough for one dozen").containsExactly(12L);
        assertThat(scores.ends()).isEmpty();
        assertThat(scores.by(1)).as("twenty are made, for which there is too little")
                .isEqualTo(new Finished(TODAY, TODAY.plusDays(9), TODAY.plusDays(9), "CLAY"));
    }

    @Test
    void of_what_nobody_supplies_the_rest_has_no_day() {
        var clay = new Component("CLAY", BigDecimal.ONE, BigDecimal.ONE, List.of(new There(TODAY, 5)), new Bought(null));
        var made = new CapableToPromise(TODAY, new Sizes(1, 1), List.of(clay), lots -> Optional.of(lots.getLast().from()));

        assertThat(made.by(5)).isInstanceOf(Finished.class);
        assertThat(made.by(6)).isEqualTo(new CapableToPromise.NoDay("CLAY"));
    }
}
