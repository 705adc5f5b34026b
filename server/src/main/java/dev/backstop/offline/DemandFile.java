package dev.backstop.offline;

import static dev.backstop.exchange.Column.optional;
import static dev.backstop.exchange.Column.required;

import dev.backstop.exchange.Column;
import dev.backstop.planning.DemandSeries;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was wanted, by item and location: days that are not in the file are days without demand, from the first one of the item on. */
final class DemandFile {
    private static final List<Column> COLUMNS = columns();

    private final Map<Spot, List<Line>> lines = new HashMap<>();
    private LocalDate last = LocalDate.MIN;

    private record Line(LocalDate day, long quantity, boolean inStock) {}

    private static List<Column> columns() {
        var columns = new ArrayList<>(Spot.COLUMNS);
        columns.add(required("date", "day", "wanted on", "order date", "period"));
        columns.add(required("quantity", "qty", "demand", "units", "wanted"));
        columns.add(optional("in_stock"));
        return List.copyOf(columns);
    }

    static DemandFile read(String file, BadLines bad) throws CannotRead, IOException {
        var demand = new DemandFile();
        new CsvInput(file).read(COLUMNS, bad, row -> {
            var spot = Spot.of(row);
            var day = row.date("date");
            row.required("date");
            row.required("quantity");
            var quantity = Quantities.whole(row, "quantity", 0);
            var inStock = row.flag("in_stock", true);
            if (!row.isFaulty() && day != null) {
                demand.lines.computeIfAbsent(spot, _ -> new ArrayList<>()).add(new Line(day, quantity, inStock));
                demand.last = day.isAfter(demand.last) ? day : demand.last;
            }
        });
        if (demand.lines.isEmpty()) {
            throw new CannotRead("%s: no line of demand could be read.".formatted(file));
        }
        return demand;
    }

    /** The day after the last one of the whole file. */
    LocalDate dayAfter() {
        return last.plusDays(1);
    }

    /** The series of an item at a location, up to the day before {@code today}; nothing where nothing was ever wanted. */
    Optional<DemandSeries> series(Spot spot, LocalDate today) {
        return Optional.ofNullable(lines.get(spot)).map(all -> {
            var first = all.stream().map(Line::day).min(LocalDate::compareTo).orElseThrow();
            var series = DemandSeries.from(first, today);
            for (var line : all) {
                series.wanted(line.day(), line.quantity());
                if (!line.inStock()) {
                    series.outOfStock(line.day());
                }
            }
            return series.done();
        });
    }
}
