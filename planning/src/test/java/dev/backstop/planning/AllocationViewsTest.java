package dev.backstop.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.planning.Allocation.Claim;
import dev.backstop.planning.Allocation.Inbound;
import dev.backstop.planning.Allocation.Taken;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the days of one supply are said with several chances: by 0.9 the fickle sender comes first, by 0.99 the punctual one. */
class AllocationViewsTest {
    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);
    private static final int ROUNDS = 40;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 50);
    }

    @Test
    void each_takes_what_comes_soonest_by_its_own_chance() {
        var usually = List.of(new Inbound(1, 10, MAY_4), new Inbound(2, 10, MAY_4.plusDays(2)));
        var surely = List.of(new Inbound(2, 10, MAY_4.plusDays(3)), new Inbound(1, 10, MAY_4.plusDays(20)));

        var dealt = Allocation.byViews(0, List.of(usually, surely), List.of(claim(1, 4, 1), claim(2, 12, 0), claim(3, 8, 1)), List.of());

        assertThat(dealt.get(0).inbound()).containsExactly(new Taken(2, 4));
        assertThat(dealt.get(1).inbound()).containsExactly(new Taken(1, 10), new Taken(2, 2));
        assertThat(dealt.get(2).inbound()).as("what others took by their days is gone by all").containsExactly(new Taken(2, 4));
        assertThat(dealt.get(2).uncovered()).isEqualTo(4);
    }

    @Test
    void a_latest_day_is_held_against_the_days_of_its_own_chance() {
        var usually = List.of(new Inbound(1, 10, MAY_4));
        var surely = List.of(new Inbound(1, 10, MAY_4.plusDays(20)));

        var dealt = Allocation.byViews(0, List.of(usually, surely),
                List.of(new Claim(1, 4, 0, MAY_4.plusDays(7), Set.of(), 1), new Claim(2, 4, 0, MAY_4.plusDays(7), Set.of(), 0)), List.of());

        assertThat(dealt.get(0).uncovered()).isEqualTo(4);
        assertThat(dealt.get(1).uncovered()).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void more_supply_never_makes_a_date_later_by_anybodys_days(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < ROUNDS; round++) {
            var quantities = random.ints(1 + random.nextInt(5), 1, 12).boxed().toList();
            var days = days(quantities.size() + 1, random);
            var claims = IntStream.range(0, 1 + random.nextInt(7))
                    .mapToObj(i -> claim(i, 1 + random.nextInt(9), random.nextInt(2))).toList();
            var more = new ArrayList<>(quantities);
            more.add(1 + random.nextInt(9));

            var before = units(quantities, days, claims);
            var after = units(more, days, claims);

            for (var c = 0; c < claims.size(); c++) {
                for (var unit = 0; unit < before.get(c).size(); unit++) {
                    assertThat(after.get(c).get(unit)).as("unit %d of claim %d", unit, c).isBeforeOrEqualTo(before.get(c).get(unit));
                }
            }
        }
    }

    private static Claim claim(long id, long wanted, int view) {
        return new Claim(id, wanted, 0, null, Set.of(), view);
    }

    /** By part, the usual day and the sure one. */
    private static List<List<LocalDate>> days(int parts, Random random) {
        return IntStream.range(0, parts).mapToObj(_ -> {
            var usual = MAY_4.plusDays(random.nextInt(30));
            return List.of(usual, usual.plusDays(random.nextInt(30)));
        }).toList();
    }

    /** The day of each unit of each claim, soonest first. */
    private static List<List<LocalDate>> units(List<Integer> quantities, List<List<LocalDate>> days, List<Claim> claims) {
        var views = IntStream.range(0, 2).mapToObj(view -> IntStream.range(0, quantities.size())
                .mapToObj(part -> new Inbound(part, quantities.get(part), days.get(part).get(view)))
                .sorted(Comparator.comparing((Inbound part) -> Objects.requireNonNull(part.readyOn())).thenComparingLong(Inbound::part))
                .toList()).toList();
        var dealt = Allocation.byViews(0, views, claims, List.of());
        return IntStream.range(0, claims.size()).mapToObj(c -> {
            var units = new ArrayList<LocalDate>();
            dealt.get(c).inbound().forEach(taken -> LongStream.range(0, taken.quantity())
                    .forEach(_ -> units.add(days.get((int) taken.part()).get(claims.get(c).view()))));
            LongStream.range(0, dealt.get(c).uncovered()).forEach(_ -> units.add(LocalDate.MAX));
            return units.stream().sorted().toList();
        }).toList();
    }
}
