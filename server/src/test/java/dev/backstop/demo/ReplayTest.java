package dev.backstop.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Firm FIRM = Dates.moved(DemoFiles.read(), TODAY);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void stock_never_falls_below_zero_and_the_ledger_adds_up(long seed) {
        var year = Replay.of(FIRM, TODAY, seed);
        var changes = new TreeMap<LocalDate, Map<Integer, long[]>>(); // in, out
        for (var purchase : year.purchases()) {
            if (purchase.arrivedOn() != null) {
                purchase.lines().forEach(line -> change(changes, purchase.arrivedOn(), line.goods())[0] += line.quantity());
            }
        }
        for (var dispatch : year.dispatches()) {
            change(changes, dispatch.on(), FIRM.sales().get(dispatch.sale()).lines().get(dispatch.line()).goods())[1] += dispatch.quantity();
        }
        var stock = new HashMap<Integer, Long>();
        for (var goods = 0; goods < FIRM.goods().size(); goods++) {
            stock.put(goods, year.opening().get(goods));
        }
        changes.forEach((day, moves) -> moves.forEach((goods, move) -> {
            var left = stock.merge(goods, move[0] - move[1], Long::sum);
            assertThat(left).as("%s on %s", FIRM.goods().get(goods).sku(), day).isNotNegative();
        }));
        for (var goods = 0; goods < FIRM.goods().size(); goods++) {
            assertThat(stock.get(goods)).isEqualTo(year.closing().get(goods));
        }
    }

    @Test
    void every_piece_sold_has_left_or_is_waited_for() {
        var year = Replay.of(FIRM, TODAY, 1);
        var left = new HashMap<List<Integer>, Long>();
        year.dispatches().forEach(one -> left.merge(List.of(one.sale(), one.line()), one.quantity(), Long::sum));
        year.waiting().forEach(one -> left.merge(List.of(one.sale(), one.line()), one.quantity(), Long::sum));
        for (var sale = 0; sale < FIRM.sales().size(); sale++) {
            for (var line = 0; line < FIRM.sales().get(sale).lines().size(); line++) {
                var asked = FIRM.sales().get(sale).cancelled() ? null : FIRM.sales().get(sale).lines().get(line).quantity();
                assertThat(left.get(List.of(sale, line))).isEqualTo(asked);
            }
        }
    }

    @Test
    void nobody_waits_for_what_is_here() {
        var year = Replay.of(FIRM, TODAY, 1);
        var wanted = new HashSet<Integer>();
        year.waiting().forEach(one -> wanted.add(FIRM.sales().get(one.sale()).lines().get(one.line()).goods()));
        assertThat(wanted).allSatisfy(goods -> assertThat(year.closing().get(goods)).isZero());
    }

    @Test
    void nothing_leaves_and_nothing_arrives_on_a_day_off() {
        var year = Replay.of(FIRM, TODAY, 1);
        assertThat(FIRM.sales()).as("the shop is open on Sundays").anyMatch(sale -> !FIRM.calendar().isWorkingDay(sale.at().toLocalDate()));
        assertThat(year.dispatches()).allMatch(dispatch -> FIRM.calendar().isWorkingDay(dispatch.on()) && dispatch.on().isBefore(TODAY));
        assertThat(year.purchases()).allMatch(purchase -> purchase.arrivedOn() == null || FIRM.calendar().isWorkingDay(purchase.arrivedOn()));
    }

    @Test
    void the_same_day_and_seed_give_the_same_year_and_another_seed_another() {
        var once = Replay.of(FIRM, TODAY, 1);
        assertThat(Replay.of(FIRM, TODAY, 1)).isEqualTo(once);
        assertThat(Replay.of(FIRM, TODAY, 2)).isNotEqualTo(once);
    }

    @Test
    void the_company_opens_with_late_orders_waiting_customers_and_most_goods_in_stock() {
        var year = Replay.of(FIRM, TODAY, Chronicle.SEED);
        var open = year.purchases().stream().filter(one -> one.arrivedOn() == null).toList();
        var late = open.stream().filter(one -> one.agreedOn().isBefore(TODAY)).count();
        var waited = year.dispatches().stream().filter(Year.Dispatch::waited).count();
        assertThat(late).isBetween(5L, (long) open.size() - 1);
        assertThat(year.waiting().size()).isBetween(100, 6000);
        assertThat((double) waited / year.dispatches().size()).isBetween(0.005, 0.08);
        assertThat(year.closing().stream().filter(pieces -> pieces > 0).count()).isGreaterThan(1500L);
    }

    @Test
    void sales_keep_their_day_of_the_week_and_end_in_the_seven_days_before_today() {
        for (var day = 0; day < 7; day++) {
            var today = TODAY.plusDays(day);
            var last = Dates.moved(FIRM, today).sales().getLast().at().toLocalDate();
            assertThat(last.getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
            assertThat(last).isBetween(today.minusDays(7), today.minusDays(1));
        }
    }

    private static long[] change(Map<LocalDate, Map<Integer, long[]>> changes, LocalDate day, int goods) {
        return changes.computeIfAbsent(day, _ -> new HashMap<>()).computeIfAbsent(goods, _ -> new long[2]);
    }
}
