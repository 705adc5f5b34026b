package dev.backstop.offline;

import static dev.backstop.exchange.Column.optional;
import static dev.backstop.exchange.Column.required;

import dev.backstop.exchange.Column;
import dev.backstop.exchange.Row;
import dev.backstop.planning.demand.Cleaning;
import dev.backstop.planning.demand.DemandPanel;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Histories of many series: quantities by period. Lines may come in any order; several of one series and period add up. Files are
 * large, so a line costs little more than its numbers.
 */
final class HistoryFile {
    private static final List<Column> COLUMNS = List.of(
            required("series_id", "series", "id", "item", "sku"), required("period", "date", "day", "week", "month"),
            required("quantity", "qty", "demand", "units"), optional("category"), optional("censored"));

    private final Map<String, SeriesBeingRead> byId = new HashMap<>();
    private final List<SeriesBeingRead> series = new ArrayList<>();
    private final Map<String, Integer> categories = new HashMap<>();
    private final Map<String, LocalDate> days = new HashMap<>();
    private @Nullable SeriesBeingRead current;

    private HistoryFile() {}

    /**
     * What a file tells.
     *
     * @param ids  the names of the series, in the order in which they appeared, which is that of the panel
     * @param last the first day of the last period of the file
     */
    record Histories(List<String> ids, DemandPanel panel, Grain grain, LocalDate last) {}

    /**
     * Reads a file.
     *
     * @throws CannotRead if it has no histories, or of periods of different lengths
     */
    static Histories read(String file, BadLines bad) throws CannotRead, IOException {
        var history = new HistoryFile();
        new TableInput(file).read(COLUMNS, bad, history::take);
        bad.settle();
        if (history.series.isEmpty()) {
            throw new CannotRead("%s: there is no line with a history below the headings.".formatted(file));
        }
        var grain = Grain.of(history.days.values());
        if (grain == Grain.DAY) {
            history.refuseMixture(file);
        }
        return history.histories(grain);
    }

    /** Weeks of one series and months of another look like days when they are put together. */
    private void refuseMixture(String file) throws CannotRead {
        var byGrain = new EnumMap<Grain, String>(Grain.class);
        for (var one : series) {
            var grain = one.grain();
            if (grain == Grain.DAY) {
                return;
            }
            if (grain != null) {
                byGrain.putIfAbsent(grain, one.id);
            }
        }
        if (byGrain.size() > 1) {
            throw new CannotRead("%s: %s is by week and %s by month. Give each its own file: the horizon counts periods of one length.".formatted(
                    file, byGrain.get(Grain.WEEK), byGrain.get(Grain.MONTH)));
        }
    }

    private void take(Row row) {
        var id = row.required("series_id");
        var day = day(row);
        var quantity = row.requiredDecimal("quantity");
        var censored = row.flag("censored", false);
        if (row.isFaulty() || day == null) {
            return;
        }
        var one = current != null && current.id.equals(id) ? current : byId.computeIfAbsent(id, unknown -> {
            var begun = new SeriesBeingRead(unknown);
            series.add(begun);
            return begun;
        });
        current = one;
        one.add((int) day.toEpochDay(), Float.parseFloat(quantity), censored);
        var category = row.text("category");
        if (category != null) {
            one.category = categories.computeIfAbsent(category, _ -> categories.size());
        }
    }

    /** Files name few days many times, so each is understood once. */
    private @Nullable LocalDate day(Row row) {
        var text = row.required("period");
        var known = days.get(text);
        if (known != null) {
            return known;
        }
        var day = PeriodCell.firstDay(row, "period");
        if (day != null && !row.isFaulty()) {
            days.put(text, day);
        }
        return day;
    }

    /** Makes rows of what was read, letting go of it series by series. */
    private Histories histories(Grain grain) {
        var last = days.values().stream().max(LocalDate::compareTo).orElseThrow();
        var lastPeriod = grain.index((int) last.toEpochDay());
        var rows = new float[series.size()][];
        var kinds = new int[series.size()];
        var ids = new ArrayList<String>(series.size());
        byId.clear();
        for (var i = 0; i < rows.length; i++) {
            var one = series.get(i);
            rows[i] = one.row(grain, lastPeriod);
            Cleaning.cutSpikes(rows[i]);
            kinds[i] = one.category;
            ids.add(one.id);
            series.set(i, new SeriesBeingRead(one.id));
        }
        var panel = new DemandPanel(rows, kinds, grain.year(), Math.floorMod(lastPeriod + 1, grain.year()));
        return new Histories(ids, panel, grain, last);
    }
}
