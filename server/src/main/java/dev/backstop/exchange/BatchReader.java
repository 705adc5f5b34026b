package dev.backstop.exchange;

import dev.backstop.exchange.CsvTable.BrokenFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a file into batches of whole records, so that a million rows never lie in memory together. */
final class BatchReader<R> {
    static final int ROWS_IN_BATCH = 2_000;

    private final CsvTable table;
    private final Layout<R> layout;
    private final SeenKeys seen = new SeenKeys();
    private @Nullable Row ahead; // read already, of the record to come
    private long reached;

    BatchReader(CsvTable table, Layout<R> layout) {
        this.table = table;
        this.layout = layout;
    }

    Batch<R> next() {
        var batch = new Batch<R>(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), 0, false);
        var last = false;
        try {
            for (var rows = 0; rows < ROWS_IN_BATCH && !last; ) {
                var record = record();
                last = record.isEmpty();
                rows += record.size();
                add(record, batch);
            }
        } catch (BrokenFile broken) {
            batch.faults().add(broken.fault());
            last = true;
        }
        return new Batch<>(batch.rows(), batch.records(), batch.faults(), reached, last);
    }

    /** The rows of the next record; none at the end. */
    private List<Row> record() throws BrokenFile {
        var rows = new ArrayList<Row>();
        var key = "";
        for (var row = ahead == null ? row() : ahead; row != null; row = row()) {
            ahead = null;
            var own = layout.key(row);
            if (rows.isEmpty()) {
                key = own;
                noteKey(row, key);
            } else if (!layout.gathersRows() || !own.equals(key)) {
                ahead = row;
                break;
            }
            rows.add(row);
        }
        return rows;
    }

    private @Nullable Row row() throws BrokenFile {
        var row = table.next();
        reached += row == null ? 0 : 1;
        return row;
    }

    private void noteKey(Row row, String key) {
        var before = seen.firstLine(key, row.line());
        if (before > 0) {
            row.fault(layout.columns().getFirst().name(), layout.gathersRows()
                    ? "%s stands in line %d already, with others between. Put its rows together.".formatted(key, before)
                    : "%s stands in line %d already. Keep one of the two.".formatted(key, before));
        }
    }

    private void add(List<Row> rows, Batch<R> to) {
        if (rows.isEmpty()) {
            return;
        }
        var record = layout.read(rows);
        if (rows.stream().anyMatch(Row::isFaulty)) {
            rows.forEach(row -> to.faults().addAll(row.faults()));
        } else {
            to.rows().add(rows);
            to.records().add(record);
        }
    }
}
