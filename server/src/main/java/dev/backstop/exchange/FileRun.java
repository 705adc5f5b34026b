package dev.backstop.exchange;

import dev.backstop.exchange.CsvTable.BrokenFile;
import dev.backstop.exchange.Outcome.Changes;
import dev.backstop.exchange.Outcome.Effect;
import dev.backstop.web.NamedFields;
import dev.backstop.web.PutResult;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One pass over a file: its rows go through the owner's door in batches. While the database takes one in, the next is read. */
final class FileRun<R> {
    private final Layout<R> layout;
    private final Progress progress;
    private final Faults faults = new Faults();
    private long rows;
    private long created;
    private long changed;
    private long unchanged;
    private List<String> ignored = List.of();

    private FileRun(Layout<R> layout, Progress progress) {
        this.layout = layout;
        this.progress = progress;
    }

    /**
     * Takes in a file, as far as it can be read; the effect is for the caller to find out.
     *
     * @param zone of times without an offset
     */
    static <R> Outcome over(InputStream file, Layout<R> layout, ZoneId zone, Progress progress) throws IOException {
        return new FileRun<>(layout, progress).run(file, zone);
    }

    private Outcome run(InputStream file, ZoneId zone) throws IOException {
        try (var table = CsvTable.open(file, layout.columns(), zone)) {
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

    private void takeIn(CsvTable table) {
        var named = NamedFields.of(layout.columns().stream().filter(column -> table.headings().has(column.name())).map(Column::place).toList());
        var reader = new BatchReader<>(table, layout);
        var batch = reader.next();
        while (!batch.last()) {
            var next = CompletableFuture.supplyAsync(reader::next, Thread::startVirtualThread); // the common pool may be busy learning
            try {
                take(batch, named);
            } finally {
                batch = next.join(); // also after a failure: the file is closed only when nobody reads it
            }
        }
        take(batch, named);
    }

    private void take(Batch<R> batch, NamedFields named) {
        faults.addAll(batch.faults());
        if (!batch.records().isEmpty()) {
            note(batch.rows(), layout.put(batch.records(), named));
        }
        rows = batch.reached();
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
