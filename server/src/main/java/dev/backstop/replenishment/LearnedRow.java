package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
import dev.backstop.planning.LeadTimeSpread;
import dev.backstop.planning.demand.DemandClass;
import dev.backstop.planning.demand.DemandCurve;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was learned for one place, and all that it rests on; quantities in smallest units.
 *
 * @param outlook  null: history too short
 * @param lead     null: neither agreed, nor have enough receipts come
 * @param points   null: without an outlook or a lead time there are none
 * @param notes    what planners know that was counted in
 * @param yearValue of a year's demand, by price
 * @param variation deviation of a week's or day's demand as a share of its mean; null: nothing to tell from
 * @param restsOn  a check sum of terms, lead time, rule and costs
 */
record LearnedRow(
        Place place,
        LocalDate learnedOn,
        Past past,
        @Nullable Outlook outlook,
        @Nullable Lead lead,
        @Nullable Points points,
        int reviewDays,
        String targetKind,
        double targetValue,
        int restsOn,
        List<String> notes,
        double yearValue,
        @Nullable Double variation) {

    LearnedRow {
        notes = List.copyOf(notes);
    }

    /** The history behind it, in days; one-offs are weeks or days that were cut because nothing was like them. */
    record Past(int days, int daysWithDemand, int stockOutDays, int oneOffs) {
        static final Past NONE = new Past(0, 0, 0, 0);
    }

    /**
     * The forecast.
     *
     * @param madeOn   the day from which on its totals count
     * @param of       how the item is wanted
     * @param borrowed null: it stands on the item's own history
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Outlook(DemandCurve curve, int[] horizons, LocalDate madeOn, DemandClass of, @Nullable Borrowed borrowed) {}

    /** So much of a forecast is that of the middle one of so many items of the category. */
    record Borrowed(int peers, double share) {}

    /** How long an order takes, in calendar days; {@code receipts} stand behind it, 0: as agreed. */
    record Lead(LeadTimeSpread spread, int receipts) {}

    /**
     * When to order and up to where.
     *
     * @param economic whether the usual order follows from ordering and holding cost
     * @param expected mean demand over the lead time, and undershoot; the rest of the reorder point is safety stock
     */
    record Points(long reorderPoint, long orderUpTo, long orderQuantity, boolean economic, double expected) {}
}
