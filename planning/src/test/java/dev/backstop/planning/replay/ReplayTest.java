package dev.backstop.planning.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.planning.DemandSeries;
import dev.backstop.planning.OrderTerms;
import dev.backstop.planning.ServiceTarget;
import dev.backstop.planning.StockingPolicy;
import dev.backstop.planning.TotalDemand;
import dev.backstop.planning.WorkingCalendar;
import dev.backstop.planning.policy.StockingRule.Aim;
import dev.backstop.planning.replay.BackorderAdvice.Reason;
import dev.backstop.planning.replay.BackorderAdvice.Worth;
import dev.backstop.planning.replay.Past.Receipt;
import dev.backstop.planning.replay.Past.Took;
import dev.backstop.planning.replay.Rules.Waiting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final Rules TWO_DAYS = rules(OrderTerms.ANY, 2, new Waiting.Always());

    @Test
    void what_is_short_waits_for_the_order_of_the_evening() {
        var past = past(demand(3, 4, 0, 0, 0), 5, List.of());
        var result = Replay.run(past, TWO_DAYS, always(0, 5), 0);

        // Day 2: 2 here, 4 wanted, 2 wait. Ordered that evening: 5 + 2, here on day 4.
        assertThat(result).isEqualTo(new Result(5, 7, 5, 0, 2, 4, (2 + 0 + 0 + 5 + 5) / 5.0, 2, 1, 7));
        assertThat(result.fillRate()).isEqualTo(5.0 / 7);
        assertThat(result.meanWait()).isEqualTo(2);
    }

    @Test
    void who_may_not_wait_is_lost_and_who_may_wait_a_little_waits_only_for_what_is_coming() {
        var past = past(demand(3, 4, 4, 0, 0), 5, List.of());

        var never = Replay.run(past, TWO_DAYS.with(new Waiting.Never()), always(0, 5), 0);
        assertThat(never.lost()).isEqualTo(6);
        assertThat(never.unitDays()).isZero();

        var limited = Replay.run(past, TWO_DAYS.with(new Waiting.UpTo(1)), always(0, 5), 0);
        assertThat(limited.lost()).isEqualTo(2);
        assertThat(limited.waited()).isEqualTo(4);
    }

    @Test
    void orders_obey_terms_order_days_and_calendar_and_take_as_long_as_real_ones_did() {
        var weekdays = new WorkingCalendar(java.util.EnumSet.range(java.time.DayOfWeek.MONDAY, java.time.DayOfWeek.FRIDAY), Set.of());
        var rules = new Rules(new OrderTerms(10, 4, null, null), 2, Set.of(java.time.DayOfWeek.TUESDAY), weekdays, new Waiting.Always());
        var past = new Past(demand(9, 0, 0, 0, 0, 0, 0, 0, 0), 9, List.of(), List.of(new Took(MONDAY, 4)));
        var result = Replay.run(past, rules, always(0, 3), 0);

        // Ordered on Tuesday, four days are Saturday, so Monday: 12 lie there on the evenings of the last two days.
        assertThat(result.orders()).isEqualTo(1);
        assertThat(result.ordered()).isEqualTo(12);
        assertThat(result.averageStock()).isEqualTo(2 * 12 / 9.0);
    }

    @Test
    void what_really_came_is_served_by_the_same_rules() {
        var past = new Past(demand(3, 4, 0), 3, List.of(new Receipt(MONDAY.plusDays(2), 10)), List.of());
        var real = Replay.asItWas(past, new Waiting.Always(), 0);

        assertThat(real).isEqualTo(new Result(3, 7, 3, 0, 4, 4, 2, 2, 1, 10));
    }

    @Test
    void who_cancelled_does_not_wait_for_what_really_came() {
        var past = new Past(demand(3, 4, 0), 3, List.of(new Receipt(MONDAY.plusDays(2), 2)), List.of());
        var real = Replay.asItWas(past.without(Map.of(MONDAY.plusDays(1), 3L)), new Waiting.Always(), 0);

        assertThat(real.wanted()).isEqualTo(4);
        assertThat(real.unitDays()).isEqualTo(1);
        assertThat(Replay.asItWas(past, new Waiting.Always(), 0).unitDays()).isEqualTo(4 + 2);
    }

    @Test
    void until_a_policy_says_something_what_really_came_comes_and_what_was_on_its_way_then_too() {
        var receipts = List.of(new Receipt(MONDAY.plusDays(1), 4), new Receipt(MONDAY.plusDays(4), 3), new Receipt(MONDAY.plusDays(5), 50));
        var past = new Past(demand(0, 4, 0, 0, 3, 2, 0, 0), 0, receipts, List.of());
        var fromWednesday = Replay.PolicyOf.always(new StockingPolicy(0, 5L, null, false, true, 1, null));
        var result = Replay.run(past, rules(OrderTerms.ANY, 3, new Waiting.Always()),
                (date, day) -> day < 2 ? java.util.Optional.empty() : fromWednesday.on(date, day), 0);

        // On Wednesday evening 3 are on their way, so nothing is ordered; the 50 would come no sooner than what is ordered from now on.
        assertThat(result.servedAtOnce()).isEqualTo(7);
        assertThat(result.waited()).isEqualTo(2);
        assertThat(result.orders()).isEqualTo(1);
        assertThat(result.ordered()).isEqualTo(5);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void units_are_never_lost_sight_of(long seed) {
        var random = new Random(seed);
        var past = past(randomDemand(random, 400, 3, 12), 20, took(random));
        for (var waiting : List.of(new Waiting.Never(), new Waiting.UpTo(5), new Waiting.Always())) {
            var result = Replay.run(past, rules(new OrderTerms(5, 5, null, null), 7, waiting), always(20, 45), 0);

            assertThat(result.servedAtOnce() + result.waited() + result.lost()).isEqualTo(result.wanted());
            assertThat(result.fillRate()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void a_learned_policy_keeps_about_the_service_it_was_asked_for() {
        var wanted = 0L;
        var served = 0L;
        for (var seed = 1; seed <= 12; seed++) {
            var random = new Random(seed);
            var past = past(randomDemand(random, 900, 4, 40), 60, took(random));
            var rules = rules(OrderTerms.ANY, 7, new Waiting.Always());
            var result = Replay.run(past, rules, new LearnedPolicy(past, rules, aim(0.95)), 200);
            wanted += result.wanted();
            served += result.servedAtOnce();
        }
        assertThat((double) served / wanted).isBetween(0.935, 0.98);
    }

    @Test
    void more_service_takes_more_stock() {
        var random = new Random(3);
        var past = past(randomDemand(random, 900, 4, 40), 60, took(random));
        var curve = ServiceCurve.points(past, rules(OrderTerms.ANY, 7, new Waiting.Always()), aim(0.9), List.of(0.8, 0.95, 0.99), 200);

        assertThat(curve).extracting(ServiceCurve.Point::target).containsExactly(0.8, 0.95, 0.99);
        for (var point = 1; point < curve.size(); point++) {
            assertThat(curve.get(point).result().averageStock()).isGreaterThan(curve.get(point - 1).result().averageStock());
            assertThat(curve.get(point).result().fillRate()).isGreaterThan(curve.get(point - 1).result().fillRate());
        }
    }

    @Test
    void the_future_is_not_learned_from() {
        var before = randomDemand(new Random(5), 300, 4, 40);
        var rules = rules(OrderTerms.ANY, 7, new Waiting.Always());
        var day = before.first().plusDays(280);
        var longer = DemandSeries.from(before.first(), before.first().plusDays(600));
        for (var index = 0; index < 300; index++) {
            longer.wanted(before.first().plusDays(index), before.quantity(index));
        }
        longer.wanted(before.first().plusDays(400), 900);

        assertThat(new LearnedPolicy(past(longer.done(), 0, List.of()), rules, aim(0.9)).on(day, 280))
                .isEqualTo(new LearnedPolicy(past(before, 0, List.of()), rules, aim(0.9)).on(day, 280)).isPresent();
    }

    @Test
    void waiting_is_advised_where_it_keeps_sales_and_not_where_it_costs_more() {
        var past = past(randomDemand(new Random(9), 600, 3, 20), 20, List.of());
        var rules = rules(OrderTerms.ANY, 10, new Waiting.Always());
        var patient = BackorderAdvice.advise(past, rules, () -> always(10, 30), 5, new Worth(10, 20, 0.2, 0.05, 0.001), 0);
        var angry = BackorderAdvice.advise(past, rules, () -> always(10, 30), 5, new Worth(10, 20, 0.2, 50, 0.2), 0);
        var never = BackorderAdvice.advise(past, rules, () -> always(900, 990), 5, new Worth(10, 20, 0.2, 1, 0.01), 300);

        assertThat(patient.recommended()).isEqualTo(new Waiting.Always());
        assertThat(patient.reason()).isEqualTo(Reason.SALES_ARE_KEPT);
        assertThat(patient.ways().getLast().salesKept()).isPositive();
        assertThat(patient.ways().getLast().cashFreed()).isPositive();
        assertThat(angry.recommended()).isEqualTo(new Waiting.Never());
        assertThat(angry.reason()).isEqualTo(Reason.WAITING_COSTS_MORE);
        assertThat(never.reason()).isEqualTo(Reason.SELDOM_MISSING);
    }

    private static Replay.PolicyOf always(long point, long upTo) {
        return Replay.PolicyOf.always(new StockingPolicy(point, upTo, null, false, true, 1, null));
    }

    private static Rules rules(OrderTerms terms, int leadTime, Waiting waiting) {
        return new Rules(terms, leadTime, Set.of(), WorkingCalendar.EVERY_DAY, waiting);
    }

    private static Aim aim(double fillRate) {
        return new Aim(new ServiceTarget.FillRate(fillRate), OrderTerms.ANY, 1, null, 0, null);
    }

    private static Past past(DemandSeries demand, long opening, List<Took> took) {
        return new Past(demand, opening, List.of(), took);
    }

    private static DemandSeries demand(long... quantities) {
        var series = DemandSeries.from(MONDAY, MONDAY.plusDays(quantities.length));
        for (var day = 0; day < quantities.length; day++) {
            series.wanted(MONDAY.plusDays(day), quantities[day]);
        }
        return series.done();
    }

    private static DemandSeries randomDemand(Random random, int days, double mean, double variance) {
        var day = TotalDemand.of(mean, variance);
        return demand(random.doubles(days).mapToLong(chance -> day.quantile(chance * 0.999999)).toArray());
    }

    private static List<Took> took(Random random) {
        var took = new ArrayList<Took>();
        for (var day = 0; day < 900; day += 20) {
            took.add(new Took(MONDAY.plusDays(day), 5 + random.nextInt(6)));
        }
        return took;
    }
}
