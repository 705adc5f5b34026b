package dev.backstop.replenishment;

import dev.backstop.web.BinaryRow;
import dev.backstop.web.Columns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Needs as columns of {@code replenishment.proposal}, and as arrays of which a statement makes rows. */
final class NeedColumns {
    static final String NAMES = """
            item_id, location_id, for_order, kind, vendor_id, from_location_id, quantity, order_on, expected_on, needed_on, on_hand, supply_in_time,
            demand_in_time, horizon, reorder_point, order_up_to, order_quantity, shortage, rounding, late_supply, only_late, way_reason
            """;
    /** The arrays, in the order of the names; days are counted from the epoch, because reading their text takes longer than writing them. */
    static final String ARRAYS = """
            :items::bigint[], :locations::bigint[], :forOrders::text[], :kinds::text[], :vendors::bigint[], :fromLocations::bigint[], :quantities::bigint[],
            :orderOn::int[], :expectedOn::int[], :neededOn::int[], :onHand::bigint[], :supplyInTime::bigint[], :demandInTime::bigint[], :horizons::int[],
            :reorderPoints::bigint[], :orderUpTo::bigint[], :orderQuantities::bigint[], :shortages::bigint[], :roundings::text[], :lateSupply::bigint[],
            :onlyLate::boolean[], :wayReasons::text[]
            """;
    /** What rows of the arrays, called {@code need}, are in the table. */
    static final String CELLS = NAMES.replaceAll("\\w+", "need.$0").replaceAll("need\\.(order_on|expected_on|needed_on|horizon)\\b", "date 'epoch' + $0");

    private NeedColumns() {}

    static Map<String, @Nullable Object> values(List<Need> needs) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("items", Columns.longs(needs, Need::item));
        values.put("locations", Columns.longs(needs, Need::location));
        values.put("forOrders", Columns.texts(needs, Need::forOrder));
        values.put("kinds", Columns.texts(needs, Need::kind));
        values.put("vendors", Columns.longs(needs, Need::vendor));
        values.put("fromLocations", Columns.longs(needs, Need::fromLocation));
        values.put("quantities", Columns.longs(needs, Need::quantity));
        values.put("orderOn", Columns.days(needs, Need::orderOn));
        values.put("expectedOn", Columns.days(needs, Need::expectedOn));
        values.put("neededOn", Columns.days(needs, Need::neededOn));
        values.put("onHand", Columns.longs(needs, Need::onHand));
        values.put("supplyInTime", Columns.longs(needs, Need::supplyInTime));
        values.put("demandInTime", Columns.longs(needs, Need::demandInTime));
        values.put("horizons", Columns.days(needs, Need::horizon));
        values.put("reorderPoints", Columns.longs(needs, Need::reorderPoint));
        values.put("orderUpTo", Columns.longs(needs, Need::orderUpTo));
        values.put("orderQuantities", Columns.longs(needs, Need::orderQuantity));
        values.put("shortages", Columns.longs(needs, Need::shortage));
        values.put("roundings", Columns.texts(needs, Need::rounding));
        values.put("lateSupply", Columns.longs(needs, Need::lateSupply));
        values.put("onlyLate", Columns.booleans(needs, Need::onlyLate));
        values.put("wayReasons", Columns.texts(needs, Need::wayReason));
        return values;
    }

    /** The same row by row, for very many. */
    static BinaryRow cells(Need need, BinaryRow row) {
        return row.add(need.item()).add(need.location()).add(need.forOrder()).add(need.kind()).add(need.vendor()).add(need.fromLocation())
                .add(need.quantity()).add(need.orderOn()).add(need.expectedOn()).add(need.neededOn()).add(need.onHand())
                .add(need.supplyInTime()).add(need.demandInTime()).add(need.horizon()).add(need.reorderPoint()).add(need.orderUpTo())
                .add(need.orderQuantity()).add(need.shortage()).add(need.rounding()).add(need.lateSupply()).add(need.onlyLate())
                .add(need.wayReason());
    }
}
