package dev.backstop.planning.plan;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of the plan as it is written, whatever writes it.
 *
 * @param kind  of its values
 * @param value of a line, of that kind or null
 */
public record PlanColumn(String name, Kind kind, Function<Planned, @Nullable Object> value) {
    /** What stands in a column: String, Long, Double, LocalDate. */
    public enum Kind { TEXT, WHOLE, NUMBER, DAY }

    /** All of them, in order. */
    public static final List<PlanColumn> ALL = List.of(
            text("item", line -> line.place().terms().spot().item()), text("location", line -> line.place().terms().spot().location()),
            text("vendor", line -> line.place().terms().vendor()),
            whole("history_days", line -> (long) line.place().demand().days()), number("demand_per_day", Planned::perDay),
            number("lead_time_days", line -> line.time() == null ? null : line.time().spread().mean()),
            number("lead_time_deviation", line -> line.time() == null ? null : line.time().spread().deviation()),
            whole("lead_time_receipts", line -> line.time() == null ? 0L : (long) line.time().receipts()),
            whole("review_days", line -> (long) line.place().terms().aim().reviewDays()),
            whole("demand_median", Planned::median), whole("demand_90", Planned::high), number("undershoot", Planned::undershoot),
            number("expected_demand", Planned::expected), whole("safety_stock", Planned::safetyStock),
                    whole("reorder_point", Planned::reorderPoint),
            whole("order_up_to", Planned::orderUpTo), whole("usual_order", Planned::usualOrder),
            text("usual_order_basis", line -> line.basis() == null ? null : line.basis().name().toLowerCase(java.util.Locale.ROOT)
                    .replace('_', ' ')),
            whole("on_hand", line -> line.place().stock().onHand()), whole("on_order", line -> line.place().stock().onOrder()),
            whole("backordered", line -> line.place().stock().backordered()), whole("position", line -> line.place().stock().position()),
            whole("order_now", Planned::orderNow), day("order_on", Planned::orderOn), day("arrives_on", Planned::arrivesOn),
            number("unit_price", Planned::unitPrice), text("why", Planned::why));

    private static PlanColumn text(String name, Function<Planned, @Nullable Object> value) {
        return new PlanColumn(name, Kind.TEXT, value);
    }

    private static PlanColumn whole(String name, Function<Planned, @Nullable Object> value) {
        return new PlanColumn(name, Kind.WHOLE, value);
    }

    private static PlanColumn number(String name, Function<Planned, @Nullable Object> value) {
        return new PlanColumn(name, Kind.NUMBER, value);
    }

    private static PlanColumn day(String name, Function<Planned, @Nullable Object> value) {
        return new PlanColumn(name, Kind.DAY, value);
    }
}
