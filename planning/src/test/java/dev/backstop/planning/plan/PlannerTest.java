package dev.backstop.planning.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.planning.WorkingCalendar;
import dev.backstop.planning.policy.StockingRule.Basis;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 4); // a Wednesday
    private static final int DAYS = 300;

    @Test
    void the_answer_is_the_same_to_the_last_bit_wherever_and_with_whomever_it_is_given() throws Exception {
        var places = places(60, Map.of("lead_time_days", "9"));
        var planner = planner(places);
        var together = planner.plan(places);
        var elsewhere = copy(planner);
        var alone = places.reversed().stream().map(place -> elsewhere.plan(List.of(place)).getFirst()).toList().reversed();

        for (var i = 0; i < places.size(); i++) {
            var line = i;
            assertThat(PlanColumn.ALL).allSatisfy(column ->
                    assertThat(column.value().apply(alone.get(line))).as(column.name())
                            .isEqualTo(column.value().apply(together.get(line))));
        }
    }

    @Test
    void a_price_that_falls_far_enough_is_worth_a_larger_order() {
        var terms = Map.of("lead_time_days", "9", "ordering_cost", "8", "unit_cost", "0.75", "holding_rate", "0.3", "price_breaks",
                "400:0.72|800:0.68");
        var line = plan(Map.of()).apply(terms);

        assertThat(line.basis()).isEqualTo(Basis.PRICE_BREAK);
        assertThat(line.usualOrder()).isEqualTo(800);
        assertThat(line.unitPrice()).isEqualTo(0.68);
    }

    @Test
    void an_order_goes_out_on_the_vendors_day_and_no_more_is_ordered_than_keeps() {
        var line = plan(Map.of()).apply(Map.of("lead_time_days", "9", "order_days", "monday|friday", "shelf_life_days", "5"));

        assertThat(line.orderOn()).isEqualTo(LocalDate.of(2026, 3, 6));
        assertThat(line.arrivesOn()).isEqualTo(LocalDate.of(2026, 3, 15));
        assertThat(line.place().terms().aim().reviewDays()).isEqualTo(4);
        assertThat(line.basis()).isEqualTo(Basis.SHELF_LIFE);
        assertThat(line.usualOrder()).isEqualTo(Math.round(5 * requireNonNull(line.perDay())));
    }

    @Test
    void what_would_be_due_before_the_vendors_next_order_goes_along() {
        var terms = Map.of("lead_time_days", "9", "ordering_cost", "40", "unit_cost", "5", "line_cost", "2", "vendor", "ACME");
        var places = new ArrayList<Place>();
        places.addAll(places(3, terms));
        var planner = planner(places);
        var points = JointPlan.decide(planner, planner.drafts(places));
        // The first is due, the second will be in a day, the third has plenty.
        places.set(0, with(places.get(0), point(points, 0)));
        places.set(1, with(places.get(1), point(points, 1) + 3));
        places.set(2, with(places.get(2), point(points, 2) + 5_000));

        var joint = JointPlan.decide(planner, planner.drafts(places));

        assertThat(joint).extracting(PlannerTest::isOrdered).containsExactly(true, true, false);
        assertThat(joint).extracting(Planned::basis).containsOnly(Basis.JOINT);
        assertThat(joint.get(1).why()).contains("it goes along");
        // Without the first one nothing is ordered.
        assertThat(JointPlan.decide(planner, planner.drafts(places.subList(1, 3)))).extracting(PlannerTest::isOrdered)
                .containsExactly(false, false);
    }

    @Test
    void one_target_over_all_binds_less_money_than_the_same_for_each() {
        var places = new ArrayList<Place>();
        for (var cost : List.of("1", "100")) {
            places.addAll(places(20, Map.of("lead_time_days", "9", "unit_cost", cost)));
        }
        var planner = planner(places);
        var each = planner.drafts(places);
        var all = SharedTarget.over(each, 0.95);

        assertThat(served(all)).isBetween(0.95, 0.96);
        assertThat(served(each)).isGreaterThan(0.95);
        assertThat(money(all)).isLessThan(money(each));
    }

    private static long point(List<Planned> lines, int line) {
        return requireNonNull(lines.get(line).reorderPoint());
    }

    private static boolean isOrdered(Planned line) {
        return requireNonNull(line.orderNow()) > 0;
    }

    private static double served(List<Draft> drafts) {
        var served = 0.0;
        var wanted = 0.0;
        for (var draft : drafts) {
            var ready = (Draft.Ready) draft;
            var value = ready.forecast().perDay() * ready.place().terms().unitCost();
            served += value * ready.cycle().fillRate(ready.levels().reorderPoint());
            wanted += value;
        }
        return served / wanted;
    }

    private static double money(List<Draft> drafts) {
        return drafts.stream().mapToDouble(draft -> ((Draft.Ready) draft).levels().reorderPoint() * draft.place().terms().unitCost()).sum();
    }

    private interface Plan {
        Planned apply(Map<String, String> terms);
    }

    /** Of the first of many places, with terms of its own. */
    private static Plan plan(Map<String, String> usual) {
        return terms -> {
            var all = new HashMap<>(usual);
            all.putAll(terms);
            var places = places(30, all);
            return planner(places).plan(places).getFirst();
        };
    }

    private static Planner planner(List<Place> places) {
        var times = VendorTimes.learn(List.of(), TODAY);
        return Planner.learn(places, Planner.days(places.stream().map(Place::terms).toList(), times), times, TODAY,
                WorkingCalendar.EVERY_DAY);
    }

    /** Of very different speeds, the first about 3.5 a day, nothing in stock. */
    private static List<Place> places(int count, Map<String, String> terms) {
        var random = new SplittableRandom(5);
        var places = new ArrayList<Place>();
        for (var i = 0; i < count; i++) {
            var quantities = new long[DAYS];
            for (var day = 0; day < DAYS; day++) {
                quantities[day] = random.nextDouble() < 1.0 / (1 + i % 9) ? 1 + random.nextInt(6) : 0;
            }
            var spot = new Spot("I%03d-%s".formatted(i, terms.getOrDefault("unit_cost", "")), "");
            places.add(new Place(Terms.of(spot, cells(terms)), Stock.NONE, new DayDemand((int) TODAY.toEpochDay() - DAYS, quantities)));
        }
        return places;
    }

    private static Place with(Place place, long onHand) {
        return new Place(place.terms(), new Stock(onHand, 0, 0), place.demand());
    }

    static Cells cells(Map<String, String> texts) {
        return new Cells() {
            @Override
            public @Nullable String text(String column) {
                return texts.get(column);
            }

            @Override
            public @Nullable BigDecimal number(String column) {
                return texts.containsKey(column) ? new BigDecimal(texts.get(column)) : null;
            }

            @Override
            public @Nullable LocalDate date(String column) {
                return texts.containsKey(column) ? LocalDate.parse(texts.get(column)) : null;
            }

            @Override
            public void fault(String column, String reason) {
                throw new AssertionError(column + ": " + reason);
            }
        };
    }

    private static Planner copy(Planner planner) throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(planner);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (Planner) in.readObject();
        }
    }
}
