package dev.backstop.offline;

import static dev.backstop.exchange.Column.optional;
import static dev.backstop.exchange.Column.required;

import dev.backstop.exchange.Column;
import dev.backstop.exchange.Row;
import dev.backstop.planning.plan.DayDemand;
import dev.backstop.planning.plan.Spot;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was wanted, by item and location: days that are not in the file are days without demand, from the first one of the item on. Kept as
 * numbers without objects, because such files are long.
 */
final class DemandFile {
    private static final List<Column> COLUMNS = Spots.and(
            required("date", "day", "wanted on", "order date", "period"),
            required("quantity", "qty", "demand", "units", "wanted"), optional("in_stock"));

    private final Map<Spot, WantedDays> bySpot = new HashMap<>();
    private final Map<String, LocalDate> days = new HashMap<>();
    private LocalDate last = LocalDate.MIN;

    static DemandFile read(String file, BadLines bad) throws CannotRead, IOException {
        var demand = new DemandFile();
        new TableInput(file).read(COLUMNS, bad, demand::take);
        if (demand.bySpot.isEmpty()) {
            throw new CannotRead("%s: no line of demand could be read.".formatted(file));
        }
        return demand;
    }

    private void take(Row row) {
        var spot = Spots.of(row);
        var day = day(row);
        row.required("quantity");
        var quantity = new RowCells(row).whole("quantity", 0);
        var inStock = row.flag("in_stock", true);
        if (!row.isFaulty() && day != null) {
            bySpot.computeIfAbsent(spot, _ -> new WantedDays()).add((int) day.toEpochDay(), quantity, inStock);
            last = day.isAfter(last) ? day : last;
        }
    }

    /** Files name few days many times, so each is understood once. */
    private @Nullable LocalDate day(Row row) {
        var text = row.required("date");
        var known = days.get(text);
        if (known != null) {
            return known;
        }
        var day = row.date("date");
        if (day != null) {
            days.put(text, day);
        }
        return day;
    }

    /** The day after the last one of the whole file. */
    LocalDate dayAfter() {
        return last.plusDays(1);
    }

    /** What was wanted of an item at a location up to the day before {@code today}; no days where nothing ever was. */
    DayDemand of(Spot spot, LocalDate today) {
        var wanted = bySpot.get(spot);
        return wanted == null ? DayDemand.NONE : wanted.until((int) today.toEpochDay());
    }
}
