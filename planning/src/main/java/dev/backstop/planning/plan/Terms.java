package dev.backstop.planning.plan;

import dev.backstop.planning.OrderCalendar;
import dev.backstop.planning.OrderTerms;
import dev.backstop.planning.ServiceTarget;
import dev.backstop.planning.WorkingCalendar;
import dev.backstop.planning.policy.QuantityDiscounts.Break;
import dev.backstop.planning.policy.StockingRule.Aim;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By what terms an item comes to a location, and what it is to achieve there. Costs are in one currency.
 *
 * @param leadTimeDays calendar days as agreed; null: only receipts say
 * @param orderDays    days of the week on which the vendor takes orders; empty: any day
 * @param unitCost     0: not known
 * @param lineCost     what its line on an order costs, on top of what the order costs; null: it is ordered on its own, not in one rhythm
 *                     with the vendor's other items
 * @param present      the policy in use; null: none
 * @param holidayUntil last day on which no safety stock is kept; null: it always is
 */
public record Terms(
        Spot spot,
        String vendor,
        String mode,
        @Nullable Integer leadTimeDays,
        Set<DayOfWeek> orderDays,
        Aim aim,
        double unitCost,
        double holdingRate,
        @Nullable Double lineCost,
        @Nullable Present present,
        @Nullable LocalDate holidayUntil,
        Patience patience) {
    private static final double USUAL_TARGET = 0.95;
    private static final double USUAL_HOLDING_RATE = 0.2;
    private static final int USUAL_LIMIT_DAYS = 14;
    private static final double DAYS_IN_A_YEAR = 365;

    public Terms {
        orderDays = Set.copyOf(orderDays);
    }

    /** Reorder at a point, up to a level. */
    public record Present(long reorderPoint, long orderUpTo) {}

    /** How customers take waiting: see {@code BackorderAdvice.Worth}. */
    public record Patience(double margin, double waitingCost, double leaving, int limitDays) {}

    /** From a row of the table of terms; its faults are noted with the row. */
    public static Terms of(Spot spot, Cells row) {
        var unitCost = row.notNegative("unit_cost", 0);
        var rate = row.notNegative("holding_rate", USUAL_HOLDING_RATE);
        var orderDays = orderDays(row);
        var prices = PriceBreaks.of(row, unitCost);
        var maximum = row.text("maximum_order") == null ? null : (Long) row.atLeast("maximum_order", 1, Long.MAX_VALUE);
        var terms = new OrderTerms(row.atLeast("moq", 1, 1), row.atLeast("order_multiple", 1, 1), maximum, null);
        var review = (int) Math.max(row.atLeast("review_days", 1, 1), longestWait(orderDays));
        var cost = prices.isEmpty() ? unitCost : prices.getFirst().price();
        var aim = new Aim(target(row, cost * rate), terms, review, row.notNegative("ordering_cost", 0), cost * rate,
                row.days("shelf_life_days"), prices, rate);
        var limit = row.days("wait_limit_days");
        var patience = new Patience(row.notNegative("margin", 0), row.notNegative("waiting_cost", 0),
                Math.min(1, row.notNegative("leaving", 0)),
                limit == null ? USUAL_LIMIT_DAYS : limit);
        return new Terms(spot, row.text("vendor", ""), row.text("mode", ""), row.days("lead_time_days"), orderDays, aim, cost, rate,
                row.text("line_cost") == null ? null : (Double) row.notNegative("line_cost", 0), present(row), row.date("holiday_until"),
                        patience);
    }

    /** The first day from {@code today} on, today among them, on which the vendor takes orders. */
    public LocalDate orderDay(LocalDate today) {
        return today.plusDays(java.util.stream.IntStream.range(0, 7).filter(ahead -> isOrderDay(today.plusDays(ahead))).findFirst()
                .orElse(0));
    }

    private boolean isOrderDay(LocalDate day) {
        return orderDays.isEmpty() || orderDays.contains(day.getDayOfWeek());
    }

    /** What a unit costs when so many are ordered; 0: not known. */
    public double price(long quantity) {
        var price = unitCost;
        for (Break each : aim.prices()) {
            price = quantity >= each.from() ? each.price() : price;
        }
        return price;
    }

    private static int longestWait(Set<DayOfWeek> orderDays) {
        return new OrderCalendar(null, false, WorkingCalendar.EVERY_DAY, orderDays, WorkingCalendar.EVERY_DAY).longestWaitForOrderDay();
    }

    private static ServiceTarget target(Cells row, double holding) {
        var value = row.notNegative("target", USUAL_TARGET);
        var kind = row.text("target_kind", "fill-rate").toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        try {
            return switch (kind) {
                case "fill-rate" -> new ServiceTarget.FillRate(value);
                case "cycle-service" -> new ServiceTarget.CycleService(value);
                case "cost" -> new ServiceTarget.Cost(value, holding / DAYS_IN_A_YEAR);
                default -> throw new IllegalArgumentException("target_kind is fill-rate, cycle-service or cost");
            };
        } catch (IllegalArgumentException wrong) {
            row.fault("target", wrong.getMessage() + ". A fill rate or cycle service is a share such as 0.95; a cost is that of a unit "
                    + "waiting a day, and needs a unit_cost.");
            return new ServiceTarget.FillRate(USUAL_TARGET);
        }
    }

    private static @Nullable Present present(Cells row) {
        if (row.text("present_reorder_point") == null) {
            return null;
        }
        var point = row.whole("present_reorder_point", 0);
        var upTo = row.whole("present_order_up_to", point + 1);
        if (upTo < point) {
            row.fault("present_order_up_to", "It must not lie below present_reorder_point.");
        }
        return new Present(point, Math.max(point, upTo));
    }

    private static Set<DayOfWeek> orderDays(Cells row) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var word : row.text("order_days", "").split("\\|", -1)) {
            try {
                if (!word.isBlank()) {
                    days.add(DayOfWeek.valueOf(word.strip().toUpperCase(Locale.ROOT)));
                }
            } catch (IllegalArgumentException _) {
                row.fault("order_days", "%s is no day of the week. Write them like monday|thursday.".formatted(word));
            }
        }
        return days;
    }
}
