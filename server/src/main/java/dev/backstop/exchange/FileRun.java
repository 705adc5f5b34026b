package dev.backstop.exchange;

import dev.backstop.exchange.CsvTable.BrokenFile;
import dev.backstop.exchange.Outcome.Changes;
import dev.backstop.exchange.Outcome.Effect;
import dev.backstop.web.PutResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** One pass over a file: its rows go through the owner's door in batches, so that a million of them never lie in memory together. */
final class FileRun<R> {
    static final int ROWS_IN_BATCH = 1_000;

    private final Layout<R> layout;
    private final Progress progress;
    private final Faults faults = new Faults();
    private final SeenKeys seen = new SeenKeys();
    private final List<List<Row>> batch = new ArrayList<>();
    private List<Row> record = new ArrayList<>();
    private String recordKey = "";
    private int rowsInBatch;
    private long rows;
    private long created;
    private long changed;
    private long unchanged;
    private List<String> ignored = List.of();

    private FileRun(Layout<R> layout, Progress progress) {
        this.layout = layout;
        this.progress = progress;
    }

    /** Takes in a file, as far as it can be read; the effect is for the caller to find out. */
    static <R> Outcome over(InputStream file, Layout<R> layout, Progress progress) throws IOException {
        return new FileRun<>(layout, progress).run(file);
    }

    private Outcome run(InputStream file) throws IOException {
        try (var table = CsvTable.open(file, layout.columns())) {
            faults.addAll(table.headings().faults());
            ignored = table.headings().ignored();
            if (faults.count() == 0) {
                takeIn(table);
            }
        } catch (BrokenFile broken) {
            faults.add(broken.fault());
        }
        return new Outcome(rows, ignored, faults.count(), faults.kept(), new Changes(created, changed, unchanged), Effect.NONE);
    }

    private void takeIn(CsvTable table) throws BrokenFile {
        for (var row = table.next(); row != null; row = table.next()) {
            rows++;
            var key = layout.key(row);
            if (!layout.gathersRows() || record.isEmpty() || !key.equals(recordKey)) {
                closeRecord();
                begin(row, key);
            }
            record.add(row);
            rowsInBatch++;
        }
        closeRecord();
        flush();
    }

    private void begin(Row row, String key) {
        if (rowsInBatch >= ROWS_IN_BATCH) {
            flush();
        }
        recordKey = key;
        var before = seen.firstLine(key, row.line());
        if (before > 0) {
            row.fault(layout.columns().getFirst().name(), layout.gathersRows()
                    ? "%s stands in line %d already, with others between. Put its rows together.".formatted(key, before)
                    : "%s stands in line %d already. Keep one of the two.".formatted(key, before));
        }
    }

    private void closeRecord() {
        if (!record.isEmpty()) {
            batch.add(record);
            record = new ArrayList<>();
        }
    }

    private void flush() {
        var readable = new ArrayList<List<Row>>();
        var records = new ArrayList<R>();
        for (var rowsOfOne : batch) {
            var read = layout.read(rowsOfOne);
            if (rowsOfOne.stream().anyMatch(Row::isFaulty)) {
                rowsOfOne.forEach(row -> faults.addAll(row.faults()));
            } else {
                readable.add(rowsOfOne);
                records.add(read);
            }
        }
        if (!records.isEmpty()) {
            note(readable, layout.put(records));
        }
        batch.clear();
        rowsInBatch = 0;
        progress.reached(rows);
    }

    private void note(List<List<Row>> readable, List<PutResult> results) {
        for (var index = 0; index < results.size(); index++) {
            switch (results.get(index)) {
                case PutResult.Created() -> created++;
                case PutResult.Changed() -> changed++;
                case PutResult.Unchanged() -> unchanged++;
                case PutResult.Refused(var refused, _) -> {
                    var rowsOfOne = readable.get(index);
                    refused.forEach(fault -> faults.add(faultOf(rowsOfOne, fault.pointer(), fault.detail())));
                }
            }
        }
    }

    private Fault faultOf(List<Row> rowsOfOne, String pointer, String detail) {
        var row = layout.rowOf(rowsOfOne, pointer);
        var column = layout.columns().stream().filter(one -> one.holds(pointer)).map(Column::name).findFirst().orElse(null);
        return new Fault(row.line(), column, column == null ? null : row.text(column), detail);
    }
}
