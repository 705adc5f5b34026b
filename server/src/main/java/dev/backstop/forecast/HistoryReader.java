package dev.backstop.forecast;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads histories from CSV with the columns {@code series_id}, {@code period} and {@code quantity}, and {@code category} and {@code censored} where there are such.
 * Lines may come in any order; several of one series and period add up.
 */
public final class HistoryReader {
    /** More bad lines than this are counted, not kept. */
    public static final int MOST_BAD_LINES = 100;

    private static final int PATIENCE = 10_000;

    private final Map<String, SeriesBeingRead> byId = new HashMap<>();
    private final List<SeriesBeingRead> series = new ArrayList<>();
    private final Map<String, Integer> categories = new HashMap<>();
    private final Map<String, LocalDate> days = new HashMap<>();
    private final List<BadLine> badLines = new ArrayList<>();
    private long badCount;
    private @Nullable SeriesBeingRead current;

    private HistoryReader() {}

    /**
     * Reads to the end.
     *
     * @param skipBadLines go on without them; else the first {@value #MOST_BAD_LINES} are gathered for the refusal
     * @throws HistoryRefused for bad lines, missing columns, or nothing to forecast
     */
    public static Histories read(Reader csv, boolean skipBadLines) throws IOException {
        return new HistoryReader().readAll(csv, skipBadLines);
    }

    private Histories readAll(Reader csv, boolean skipBadLines) throws IOException {
        try (var records = CsvReader.builder().skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE).ofCsvRecord(csv)) {
            Columns columns = null;
            for (var line : records) {
                if (columns == null) {
                    columns = Columns.read(line.getFields());
                    continue;
                }
                take(line, columns);
                if (badCount >= PATIENCE && !skipBadLines) {
                    break;
                }
            }
        } catch (CsvParseException broken) {
            bad(0, "The file cannot be read as CSV: %s".formatted(broken.getMessage()));
        }
        if (badCount > 0 && !skipBadLines) {
            throw new HistoryRefused("%,d bad lines; nothing was forecast. Mend them, or leave them out with --skip-bad-lines.".formatted(badCount), badLines);
        }
        if (series.isEmpty()) {
            throw new HistoryRefused("There is no line with a history. The file needs the columns series_id, period and quantity, and lines below them.", badLines);
        }
        var last = days.values().stream().max(LocalDate::compareTo).orElseThrow();
        return Histories.of(series, Grain.of(days.values()), last, badLines);
    }

    private void take(CsvRecord line, Columns columns) {
        var number = line.getStartingLineNumber();
        var fields = line.getFields();
        if (fields.size() <= columns.last()) {
            bad(number, "It has %d cells, and %d are needed.".formatted(fields.size(), columns.last() + 1));
            return;
        }
        var id = fields.get(columns.id());
        var day = day(fields.get(columns.period()));
        var quantity = quantity(fields.get(columns.quantity()));
        if (id.isBlank()) {
            bad(number, "The series_id is empty.");
        } else if (day == null) {
            bad(number, "The period \"%s\" is not a date like 2026-03-01.".formatted(fields.get(columns.period())));
        } else if (!Float.isFinite(quantity)) {
            bad(number, "The quantity \"%s\" is not a number like 12 or 0.5.".formatted(fields.get(columns.quantity())));
        } else {
            take(id, (int) day.toEpochDay(), quantity, fields, columns);
        }
    }

    private void take(String id, int day, float quantity, List<String> fields, Columns columns) {
        var one = current != null && current.id.equals(id) ? current : byId.computeIfAbsent(id, unknown -> {
            var begun = new SeriesBeingRead(unknown);
            series.add(begun);
            return begun;
        });
        current = one;
        one.add(day, quantity, columns.censored() >= 0 && isTrue(fields.get(columns.censored())));
        if (columns.category() >= 0) {
            one.category = categories.computeIfAbsent(fields.get(columns.category()), _ -> categories.size());
        }
    }

    private void bad(long number, String reason) {
        badCount++;
        if (badLines.size() < MOST_BAD_LINES) {
            badLines.add(new BadLine(number, reason));
        }
    }

    /** Files name few days many times, so each is understood once. */
    private @Nullable LocalDate day(String text) {
        var known = days.get(text);
        if (known != null) {
            return known;
        }
        try {
            var day = LocalDate.parse(text.strip());
            days.put(text, day);
            return day;
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static float quantity(String text) {
        try {
            return Float.parseFloat(text);
        } catch (NumberFormatException _) {
            return Float.NaN;
        }
    }

    private static boolean isTrue(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "y", "t" -> true;
            default -> false;
        };
    }

    /** Where the columns are; −1 where there is none. */
    private record Columns(int id, int period, int quantity, int category, int censored) {
        static Columns read(List<String> names) {
            var known = names.stream().map(name -> name.strip().toLowerCase(Locale.ROOT).replace("\uFEFF", "")).toList();
            var columns = new Columns(known.indexOf("series_id"), known.indexOf("period"), known.indexOf("quantity"),
                    known.indexOf("category"), known.indexOf("censored"));
            for (var needed : List.of("series_id", "period", "quantity")) {
                if (!known.contains(needed)) {
                    throw new HistoryRefused("The first line has to name the columns series_id, period and quantity, but there is no %s. It says: %s."
                            .formatted(needed, String.join(",", names)), List.of());
                }
            }
            return columns;
        }

        int last() {
            return Math.max(Math.max(id, period), Math.max(quantity, Math.max(category, censored)));
        }
    }
}
