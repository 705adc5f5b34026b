package dev.backstop.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.planning.Allocation.Claim;
import dev.backstop.planning.Allocation.Grant;
import dev.backstop.planning.Allocation.Inbound;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every place, whoever asks there and whatever comes. */
class AllocationLawsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);
    private static final LocalDate NO_DAY = LocalDate.MAX;
    private static final int ROUNDS = 40;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 50);
    }

    /** A place as it may be found; of those who ask, some hold stock, and a count may have left less than they hold. */
    private record Scene(long onHand, List<Inbound> inbound, List<Claim> claims, List<Long> protections) {
        List<Grant> dealt() {
            return Allocation.allocate(onHand, inbound, claims, protections);
        }

        /** The same, when everybody holds what was dealt out. */
        Scene settled() {
            var grants = dealt();
            var holding = IntStream.range(0, claims.size()).mapToObj(i -> holding(claims.get(i), grants.get(i).fromStock())).toList();
            return new Scene(onHand, inbound, holding, protections);
        }

        private static Claim holding(Claim claim, long units) {
            return new Claim(claim.id(), claim.wanted(), units, claim.notAfter(), claim.entitled());
        }

        Scene withOnHand(long units) {
            return new Scene(units, inbound, claims, protections);
        }

        Scene withInbound(Inbound more) {
            var all = new ArrayList<>(inbound);
            all.add(more);
            all.sort(Comparator.comparing((Inbound part) -> part.readyOn() == null ? NO_DAY
                    : part.readyOn()).thenComparingLong(Inbound::part));
            return new Scene(onHand, all, claims, protections);
        }

        Scene with(Claim newcomer, int turn) {
            var all = new ArrayList<>(claims);
            all.add(turn, newcomer);
            return new Scene(onHand, inbound, all, protections);
        }

        Scene without(long claim) {
            return new Scene(onHand, inbound, claims.stream().filter(each -> each.id() != claim).toList(), protections);
        }
    }

    /** First come, as available, no minimum; with protections and latest days where {@code choosy}. */
    private static Scene any(Random random, boolean choosy) {
        var inbound = new ArrayList<Inbound>();
        for (var part = 1; part <= random.nextInt(6); part++) {
            inbound.add(new Inbound(part, 1 + random.nextInt(12), random.nextInt(6) == 0 ? null : TODAY.plusDays(random.nextInt(30))));
        }
        inbound.sort(Comparator.comparing((Inbound part) -> part.readyOn() == null ? NO_DAY
                : part.readyOn()).thenComparingLong(Inbound::part));
        var protections = choosy ? List.of((long) random.nextInt(6), (long) random.nextInt(4)) : List.<Long>of();
        var claims = new ArrayList<Claim>();
        for (var id = 1; id <= 1 + random.nextInt(8); id++) {
            var wanted = 1 + random.nextInt(9);
            claims.add(new Claim(id, wanted, random.nextInt(wanted + 1), choosy && random.nextInt(3) == 0
                    ? TODAY.plusDays(random.nextInt(30)) : null,
                    choosy && random.nextBoolean() ? Set.of(random.nextInt(2)) : Set.of()));
        }
        return new Scene(random.nextInt(30), inbound, claims, protections);
    }

    /** The day of each unit of each claim, soonest first: today from stock, and no day for what nothing covers. */
    private static Map<Long, List<LocalDate>> days(Scene scene) {
        var days = new TreeMap<Long, List<LocalDate>>();
        for (var grant : scene.dealt()) {
            var units = new ArrayList<LocalDate>();
            LongStream.range(0, grant.fromStock()).forEach(_ -> units.add(TODAY));
            grant.inbound().forEach(taken -> {
                var day = scene.inbound().stream().filter(part -> part.part() == taken.part()).findFirst().orElseThrow().readyOn();
                LongStream.range(0, taken.quantity()).forEach(_ -> units.add(day == null ? NO_DAY : day));
            });
            LongStream.range(0, grant.uncovered()).forEach(_ -> units.add(NO_DAY));
            units.sort(Comparator.naturalOrder());
            days.put(grant.claim(), units);
        }
        return days;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothing_is_given_twice_and_everybody_is_answered_in_full(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < ROUNDS; round++) {
            var scene = any(random, true);
            var grants = scene.dealt();

            assertThat(grants).extracting(Grant::claim).isEqualTo(scene.claims().stream().map(Claim::id).toList());
            assertThat(grants.stream().mapToLong(Grant::fromStock).sum()).isLessThanOrEqualTo(scene.onHand());
            assertThat(scene.inbound()).allSatisfy(part -> assertThat(grants.stream().flatMap(grant -> grant.inbound().stream())
                    .filter(taken -> taken.part() == part.part()).mapToLong(Allocation.Taken::quantity).sum())
                    .isBetween(0L, part.quantity()));
            for (var i = 0; i < grants.size(); i++) {
                var grant = grants.get(i);
                assertThat(grant.fromStock() + grant.inbound().stream().mapToLong(Allocation.Taken::quantity).sum() + grant.uncovered())
                        .isEqualTo(scene.claims().get(i).wanted());
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void who_holds_stock_keeps_it_and_a_shortfall_displaces_the_last_in_line_first(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < ROUNDS; round++) {
            var scene = any(random, true).settled();
            var counted = scene.withOnHand(random.nextLong(scene.onHand() + 1));
            var grants = counted.dealt();

            var left = counted.onHand();
            for (var i = 0; i < grants.size(); i++) {
                var kept = Math.min(scene.claims().get(i).held(), left);
                assertThat(grants.get(i).fromStock()).as("what claim %d held", i).isGreaterThanOrEqualTo(kept);
                left -= kept;
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void stock_that_is_protected_goes_to_nobody_else(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < ROUNDS; round++) {
            var scene = any(random, true).settled();
            var strangers = Set.<Integer>of();
            var more = scene.with(new Claim(99, 50, 0, null, strangers), scene.claims().size());
            var unused = new long[] {scene.protections().getFirst(), scene.protections().getLast()};
            scene.claims().forEach(claim -> claim.entitled().forEach(p -> unused[p] -= Math.min(unused[p], claim.held())));
            var given = more.dealt();

            assertThat(given.stream().mapToLong(Grant::fromStock).sum()).as("kept for those it is made for")
                    .isLessThanOrEqualTo(Math.max(scene.claims().stream().mapToLong(Claim::held).sum(),
                    scene.onHand() - unused[0] - unused[1]));
        }
    }

    /** Deciding again from what was decided changes no peg. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_is_dealt_out_stays_as_it_is(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < ROUNDS; round++) {
            var settled = any(random, true).settled();

            assertThat(settled.settled().dealt()).isEqualTo(settled.dealt());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void more_supply_never_makes_a_date_later(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < ROUNDS; round++) {
            var scene = any(random, false).settled();
            var before = days(scene);
            var after = days(random.nextBoolean() ? scene.withOnHand(scene.onHand() + 1 + random.nextInt(9))
                    : scene.withInbound(new Inbound(77, 1 + random.nextInt(9), TODAY.plusDays(random.nextInt(30)))));

            before.forEach((claim, days) -> {
                var now = Objects.requireNonNull(after.get(claim), "a claim that is still there");
                IntStream.range(0, days.size())
                        .forEach(unit -> assertThat(now.get(unit)).as("unit %d of claim %d", unit, claim).isBeforeOrEqualTo(days.get(unit)));
            });
        }
    }

    /** Wherever in the line it asked, and whatever it took. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void an_order_that_is_cancelled_leaves_every_other_as_it_was(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < ROUNDS; round++) {
            var scene = any(random, false).settled();
            var with = scene.with(new Claim(99, 1 + random.nextInt(12), 0, null, Set.of()), random.nextInt(scene.claims().size() + 1))
                    .settled();

            assertThat(with.without(99).dealt()).isEqualTo(scene.dealt());
        }
    }

    /** A kit waits for its scarcest component; no unit of it comes later because there is more of one. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_kit_is_cut_into_parts_that_add_up_and_come_no_later_for_more_of_a_component(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < ROUNDS; round++) {
            var quantity = 1 + random.nextInt(9);
            var cups = pegs(random, quantity * 2L);
            var spoons = pegs(random, quantity);
            var before = units(PromiseDates.parts(quantity, List.of(component(1, 2, cups), component(2, 1, spoons)),
                    PromiseDates.Cutting.AS_AVAILABLE));
            var after = units(PromiseDates.parts(quantity, List.of(component(1, 2, sooner(cups, random)), component(2, 1, spoons)),
                    PromiseDates.Cutting.AS_AVAILABLE));

            assertThat(before).hasSize(quantity);
            IntStream.range(0, quantity).forEach(unit -> assertThat(after.get(unit)).isBeforeOrEqualTo(before.get(unit)));
            assertThat(before.getLast()).as("the last unit waits for the last of every component")
                    .isEqualTo(later(last(cups), last(spoons)));
        }
    }

    private static PromiseDates.Component component(long item, long perUnit, List<PromiseDates.Peg> pegs) {
        return new PromiseDates.Component(item, perUnit, pegs);
    }

    private static List<PromiseDates.Peg> pegs(Random random, long units) {
        var pegs = new ArrayList<PromiseDates.Peg>();
        for (var left = units; left > 0; ) {
            var taken = 1 + random.nextLong(left);
            pegs.add(peg(pegs.size(), taken, TODAY.plusDays(random.nextInt(30))));
            left -= taken;
        }
        return List.copyOf(pegs);
    }

    private static PromiseDates.Peg peg(long part, long units, LocalDate day) {
        return new PromiseDates.Peg(PromiseDates.Source.INBOUND, part, units, day, day, day, BigDecimal.ONE);
    }

    /** One of them comes sooner, as it does where more supply is there. */
    private static List<PromiseDates.Peg> sooner(List<PromiseDates.Peg> pegs, Random random) {
        var nth = random.nextInt(pegs.size());
        return IntStream.range(0, pegs.size()).mapToObj(i -> i == nth ? peg(i, pegs.get(i).quantity(), TODAY) : pegs.get(i)).toList();
    }

    private static List<LocalDate> units(List<PromiseDates.Part> parts) {
        return parts.stream().flatMap(part -> LongStream.range(0, part.quantity()).mapToObj(_ -> part.shipBy())).sorted().toList();
    }

    private static LocalDate last(List<PromiseDates.Peg> pegs) {
        return pegs.stream().map(PromiseDates.Peg::shipBy).max(Comparator.naturalOrder()).orElseThrow();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
