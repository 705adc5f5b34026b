package dev.backstop.command;

import dev.backstop.offline.PlanFiles;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The files that planning and replay read. */
final class PlanningFiles {
    @Option(names = "--stock", required = true, paramLabel = "FILE",
            description = "CSV: item, location, on_hand, on_order, backordered. Several lines of one place add up.")
    String stock;

    @Option(names = "--history", required = true, paramLabel = "FILE",
            description = "CSV: item, location, date, quantity wanted, in_stock. Days that are missing are days without demand; "
                    + "in_stock \"no\" marks a day out of stock.")
    String history;

    @Option(names = "--terms", required = true, paramLabel = "FILE",
            description = "CSV, one line for each item and location: item, location, vendor, mode, lead_time_days, order_days "
                    + "(monday|thursday), review_days, moq, order_multiple, "
                    + "maximum_order, unit_cost, price_breaks (100:9.50|500:9), ordering_cost, line_cost (ordered in one rhythm with the "
                    + "vendor's other such items), holding_rate (0.2), target_kind (fill-rate, cycle-service, cost), "
                    + "target (0.95), shelf_life_days, "
                    + "holiday_until (last day without safety stock), present_reorder_point, present_order_up_to.")
    String terms;

    @Option(names = "--receipts", paramLabel = "FILE",
            description = "CSV: item, location, vendor, mode, ordered_on, received_on, quantity. Three receipts of a vendor beat its "
                    + "lead_time_days.")
    @Nullable String receipts;

    @Option(names = "--as-of", paramLabel = "DATE", description = "Today; usually the day after the last demand.")
    @Nullable LocalDate asOf;

    PlanFiles.Files files(picocli.CommandLine line) {
        if (Stream.of(stock, history, terms, String.valueOf(receipts)).filter("-"::equals).count() > 1) {
            throw new ParameterException(line, "Only one file can be the standard input.");
        }
        return new PlanFiles.Files(stock, history, terms, receipts, asOf);
    }
}
