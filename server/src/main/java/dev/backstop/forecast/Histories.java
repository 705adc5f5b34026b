package dev.backstop.forecast;

import dev.backstop.planning.demand.Cleaning;
import dev.backstop.planning.demand.DemandPanel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The histories of a file: the names of the series in the order in which they appeared, and their panel. */
public final class Histories {
    private final List<String> ids;
    private final DemandPanel panel;
    private final Grain grain;
    private final LocalDate last;
    private final int spikes;
    private final List<BadLine> badLines;

    private Histories(List<String> ids, DemandPanel panel, Grain grain, LocalDate last, int spikes, List<BadLine> badLines) {
        this.ids = ids;
        this.panel = panel;
        this.grain = grain;
        this.last = last;
        this.spikes = spikes;
        this.badLines = List.copyOf(badLines);
    }

    /** Makes rows of what was read, letting go of it series by series. */
    static Histories of(List<SeriesBeingRead> read, Grain grain, LocalDate last, List<BadLine> badLines) {
        var rows = new float[read.size()][];
        var categories = new int[read.size()];
        var ids = new ArrayList<String>(read.size());
        var lastPeriod = grain.index((int) last.toEpochDay());
        var spikes = 0;
        for (var i = 0; i < rows.length; i++) {
            var series = read.get(i);
            rows[i] = series.row(grain, lastPeriod);
            spikes += Cleaning.cutSpikes(rows[i]);
            categories[i] = series.category;
            ids.add(series.id);
            read.set(i, new SeriesBeingRead(series.id));
        }
        var panel = new DemandPanel(rows, categories, grain.year(), Math.floorMod(lastPeriod + 1, grain.year()));
        return new Histories(ids, panel, grain, last, spikes, badLines);
    }

    public List<String> ids() {
        return ids;
    }

    public DemandPanel panel() {
        return panel;
    }

    public Grain grain() {
        return grain;
    }

    /** The first day of the last period of the file. */
    public LocalDate last() {
        return last;
    }

    /** How many one-off spikes were cut. */
    public int spikes() {
        return spikes;
    }

    /** Lines that were left out, at most {@value HistoryReader#MOST_BAD_LINES} of them. */
    public List<BadLine> badLines() {
        return badLines;
    }
}
