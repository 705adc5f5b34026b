package dev.backstop.offline;

import static dev.backstop.exchange.Column.optional;

import dev.backstop.exchange.Column;
import dev.backstop.exchange.Row;
import dev.backstop.planning.OrderTerms;
import dev.backstop.planning.ServiceTarget;
import dev.backstop.planning.policy.StockingRule.Aim;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * By what terms an item comes to a location, and what it is to achieve there. Costs are in one currency.
 *
 * @param leadTimeDays calendar days as agreed; null: only receipts say
 * @param unitCost     0: not known
 * @param present      the policy in use; null: none
 * @param holidayUntil last day on which no safety stock is kept; null: it always is
 */
record Terms(
        Spot spot,
        String vendor,
        String mode,
        @Nullable Integer leadTimeDays,
        Set<DayOfWeek> orderDays,
        Aim aim,
        double unitCost,
        double holdingRate,
        @Nullable Present present,
        @Nullable LocalDate holidayUntil,
        Patience patience) {

    /** Reorder at a point, up to a level. */
    record Present(long reorderPoint, long orderUpTo) {}

    /** How customers take waiting: see {@code BackorderAdvice.Worth}. */
    record Patience(double margin, double waitingCost, double leaving, int limitDays) {}

    private static final List<Column> COLUMNS = columns();
    private static final double USUAL_TARGET = 0.95;
    private static final double USUAL_HOLDING_RATE = 0.2;
    private static final int USUAL_LIMIT_DAYS = 14;

    private static List<Column> columns() {
        var columns = new ArrayList<>(Spot.COLUMNS);
        columns.addAll(List.of(
                optional("vendor", "supplier"), optional("mode", "shipment mode"), optional("lead_time_days", "lead time"),
                optional("order_days"), optional("review_days", "review period"),
                optional("moq", "minimum order", "minimum order quantity"),
                optional("order_multiple", "multiple", "pack size"), optional("maximum_order", "maximum", "max order"),
                optional("unit_cost", "cost", "price"), optional("ordering_cost", "cost per order"), optional("holding_rate"),
                optional("target_kind"), optional("target", "service level", "fill rate"), optional("shelf_life_days", "shelf life"),
                optional("present_reorder_point", "reorder point", "min"), optional("present_order_up_to", "order up to", "max"),
                optional("holiday_until"), optional("margin"), optional("waiting_cost"), optional("leaving"), optional("wait_limit_days")));
        return List.copyOf(columns);
    }

    static List<Terms> read(String file, BadLines bad) throws CannotRead, IOException {
        var terms = new TreeMap<Spot, Terms>();
        new CsvInput(file).read(COLUMNS, bad, row -> of(row).ifPresent(read -> {
            if (terms.putIfAbsent(read.spot(), read) != null) {
                row.fault("item", "There are terms for this item at this location already. Keep one line.");
            }
        }));
        return List.copyOf(terms.values());
    }

    private static Optional<Terms> of(Row row) {
        var spot = Spot.of(row);
        var moq = Quantities.atLeast(row, "moq", 1, 1);
        var multiple = Quantities.atLeast(row, "order_multiple", 1, 1);
        var maximum = row.text("maximum_order") == null ? null : (Long) Quantities.atLeast(row, "maximum_order", 1, Long.MAX_VALUE);
        var unitCost = Quantities.notNegative(row, "unit_cost", 0);
        var rate = Quantities.notNegative(row, "holding_rate", USUAL_HOLDING_RATE);
        var review = (int) Quantities.atLeast(row, "review_days", 1, 1);
        var orderDays = orderDays(row);
        var target = target(row, unitCost * rate);
        var aim = new Aim(target, new OrderTerms(moq, multiple, maximum, null), Math.max(review, longestWait(orderDays)),
                Quantities.notNegative(row, "ordering_cost", 0), unitCost * rate, Quantities.days(row, "shelf_life_days"));
        var limit = Quantities.days(row, "wait_limit_days");
        var terms = new Terms(spot, row.text("vendor", ""), row.text("mode", ""), Quantities.days(row, "lead_time_days"), orderDays, aim,
                unitCost, rate,
                present(row), row.date("holiday_until"),
                new Patience(Quantities.notNegative(row, "margin", 0), Quantities.notNegative(row, "waiting_cost", 0),
                        Math.min(1, Quantities.notNegative(row, "leaving", 0)), limit == null ? USUAL_LIMIT_DAYS : limit));
        return row.isFaulty() ? Optional.empty() : Optional.of(terms);
    }

    private static int longestWait(Set<DayOfWeek> orderDays) {
        var everyDay = dev.backstop.planning.WorkingCalendar.EVERY_DAY;
        return new dev.backstop.planning.OrderCalendar(null, false, everyDay, orderDays, everyDay).longestWaitForOrderDay();
    }

    private static ServiceTarget target(Row row, double holding) {
        var value = Quantities.notNegative(row, "target", USUAL_TARGET);
        try {
            return switch (row.word("target_kind") == null ? "fill-rate" : String.valueOf(row.word("target_kind"))) {
                case "fill-rate" -> new ServiceTarget.FillRate(value);
                case "cycle-service" -> new ServiceTarget.CycleService(value);
                case "cost" -> new ServiceTarget.Cost(value, holding / 365);
                default -> throw new IllegalArgumentException("target_kind is fill-rate, cycle-service or cost");
            };
        } catch (IllegalArgumentException wrong) {
            row.fault("target", wrong.getMessage() + ". A fill rate or cycle service is a share such as 0.95; a cost is that of a unit "
                    + "waiting a day, and needs a unit_cost.");
            return new ServiceTarget.FillRate(USUAL_TARGET);
        }
    }

    private static @Nullable Present present(Row row) {
        if (row.text("present_reorder_point") == null) {
            return null;
        }
        var point = Quantities.whole(row, "present_reorder_point", 0);
        var upTo = Quantities.whole(row, "present_order_up_to", point + 1);
        if (upTo < point) {
            row.fault("present_order_up_to", "It must not lie below present_reorder_point.");
        }
        return new Present(point, Math.max(point, upTo));
    }

    private static Set<DayOfWeek> orderDays(Row row) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var word : row.list("order_days")) {
            try {
                days.add(DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException _) {
                row.fault("order_days", "%s is no day of the week. Write them like monday|thursday.".formatted(word));
            }
        }
        return days;
    }
}
