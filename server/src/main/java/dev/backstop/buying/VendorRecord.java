package dev.backstop.buying;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a vendor did between two days, as its buyer wants to read it out.
 *
 * @param leadTime       calendar days from the order to the receipt, one delivery each
 * @param late           calendar days after the first word on the date; below zero early
 * @param onTime         deliveries that came by the day first said, of {@code dated}
 * @param slips          dates that the vendor gave and later moved back, and by how many days in all
 * @param acknowledgement hours from sending to the first word, orders that got one; {@code silent} got none
 * @param firstFill      share of the quantity ordered that came with the first delivery of a line, mean over lines; null: nothing came, or all
 *                       that came was taken over from elsewhere, where only the last receipt of a line is known
 * @param delay          what customers waited longer because of it
 */
record VendorRecord(String vendor, String name, LocalDate from, LocalDate to, int orders, int deliveries, Spread leadTime, Spread late,
        int onTime, int dated,
        Slips slips, Acknowledgement acknowledgement, @Nullable Double firstFill, Delay delay, List<Worst> worst, int overdue) {

    /** Quantiles; null where nothing was seen. */
    record Spread(@Nullable Double p10, @Nullable Double p50, @Nullable Double p90) {}

    record Slips(int count, int days) {}

    record Acknowledgement(int answered, int silent, @Nullable Double medianHours, @Nullable Double p90Hours) {}

    /** Days by which promises were put off because of this vendor, each customer's delivery counted by itself. */
    record Delay(int customerDays, int promises, int customers) {}

    /** An item whose deliveries were late most. */
    record Worst(String sku, String name, int deliveries, int late, double meanDaysLate) {}
}
