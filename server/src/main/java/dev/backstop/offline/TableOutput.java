package dev.backstop.offline;

import dev.backstop.planning.plan.PlanColumn.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table being written: Parquet if its name ends in {@code .parquet}, else CSV. {@code -} is the standard output. */
interface TableOutput extends AutoCloseable {
    /** A column to write. */
    record Head(String name, Kind kind) {
        /** Columns of one kind. */
        static List<Head> of(Kind kind, String... names) {
            return Arrays.stream(names).map(name -> new Head(name, kind)).toList();
        }
    }

    static TableOutput open(String name, List<Head> heads) throws IOException {
        return name.endsWith(".parquet") ? ParquetOutput.open(name, heads) : CsvOutput.open(name, heads);
    }

    /** A cell for each column, of its kind; nothing is an empty cell. */
    void row(@Nullable Object... cells) throws IOException;

    @Override
    void close() throws IOException;
}
