package dev.backstop.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.zip.GZIPInputStream;

/** Reads panels of real demand from a folder; those that are not there are left out. None of them is part of this program. */
final class Panels {
    private static final int DAYS_TO_MONDAY = 4; // 1 January 1970 was a Thursday; weeks end with a Friday, as the panel does
    private static final Set<String> CANCELLED = Set.of("541431", "581483");

    private Panels() {}

    static List<Panel> read(Path folder) throws IOException {
        var panels = new ArrayList<Panel>();
        add(panels, folder, "carparts/demand.csv.gz", "carparts", 12, 6, false, line -> month(line.getField("period")));
        add(panels, folder, "m3_monthly/series.csv.gz", "m3_monthly", 12, 3, true, line -> month(line.getField("period")));
        add(panels, folder, "uci_weekly_sales/sales.csv.gz", "uci_weekly_sales", 52, 4, false, line -> Integer.parseInt(line.getField("week")));
        var invoices = folder.resolve("online_retail/invoices.csv.gz");
        if (Files.isReadable(invoices)) {
            panels.add(invoices(invoices, "online_retail_weekly", 52, 4, day -> Math.floorDiv(day - DAYS_TO_MONDAY - 2, 7)));
            panels.add(invoices(invoices, "online_retail_daily", 364, 14, day -> day));
        }
        return panels;
    }

    private static void add(List<Panel> panels, Path folder, String file, String name, int year, int horizon, boolean ownEnds,
            ToIntFunction<NamedCsvRecord> period) throws IOException {
        var path = folder.resolve(file);
        if (!Files.isReadable(path)) {
            return;
        }
        var panel = new Panel(name, new TreeMap<>(), year, horizon, ownEnds);
        try (var lines = open(path)) {
            for (var line : lines) {
                panel.series().computeIfAbsent(line.getField("series_id"), _ -> new TreeMap<>())
                        .merge(period.applyAsInt(line), Float.parseFloat(line.getField("quantity")), Float::sum);
            }
        }
        panels.add(panel);
    }

    /** Products only, and without the two giant orders that were cancelled the same day. */
    private static Panel invoices(Path path, String name, int year, int horizon, java.util.function.IntUnaryOperator period) throws IOException {
        var panel = new Panel(name, new TreeMap<>(), year, horizon, false);
        try (var lines = open(path)) {
            for (var line : lines) {
                var code = line.getField("stock_code");
                if (!code.isEmpty() && Character.isDigit(code.charAt(0)) && !CANCELLED.contains(line.getField("invoice_no"))) {
                    var day = (int) LocalDate.parse(line.getField("invoice_date").substring(0, 10)).toEpochDay();
                    panel.series().computeIfAbsent(code, _ -> new TreeMap<>())
                            .merge(period.applyAsInt(day), Float.parseFloat(line.getField("quantity")), Float::sum);
                }
            }
        }
        return panel;
    }

    private static CsvReader<NamedCsvRecord> open(Path path) throws IOException {
        return CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(new GZIPInputStream(Files.newInputStream(path), 1 << 16), StandardCharsets.UTF_8));
    }

    private static int month(String text) {
        var parts = text.split("-", -1);
        return Integer.parseInt(parts[0]) * 12 + Integer.parseInt(parts[1]) - 1;
    }
}
