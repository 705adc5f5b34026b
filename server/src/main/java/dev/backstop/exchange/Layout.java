package dev.backstop.exchange;

import dev.backstop.web.NamedFields;
import dev.backstop.web.PutResult;
import java.util.List;

/**
 * How one kind of file is taken in: its columns, what its rows say, and the door they go through.
 *
 * @param <R> one record as its owner's door takes it
 */
interface Layout<R> {
    Kind kind();

    List<Column> columns();

    /** What the row is about. No two records of a file have the same key. */
    String key(Row row);

    /** Whether rows with the same key that follow each other make one record, such as the lines of an order. */
    default boolean gathersRows() {
        return false;
    }

    /** What the rows of one key say. What cannot be read is noted in the row. */
    R read(List<Row> rows);

    /**
     * Creates records, or changes those that exist; one result for each, in the same order.
     *
     * @param named the fields that the file has columns for; others stay as they are
     */
    List<PutResult> put(List<R> records, NamedFields named);

    /** The row to which a refusal belongs, by the pointer that the door named. */
    default Row rowOf(List<Row> rows, String pointer) {
        return rows.getFirst();
    }
}
