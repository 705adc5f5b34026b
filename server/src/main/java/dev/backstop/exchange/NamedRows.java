package dev.backstop.exchange;

import java.time.ZoneOffset;
import java.util.List;

/** Rows of a table that is no CSV file, its cells as texts: read and refused in the same way. Decimals have a point, times count in UTC. */
public final class NamedRows {
    private final Headings headings;

    private NamedRows(Headings headings) {
        this.headings = headings;
    }

    public static NamedRows under(List<String> headings, List<Column> columns) {
        return new NamedRows(Headings.read(1, headings, columns));
    }

    public Headings headings() {
        return headings;
    }

    /**
     * One of the rows.
     *
     * @param line  its number, by which its faults are found
     * @param cells under the headings; nothing is an empty text
     */
    public Row row(long line, List<String> cells) {
        return new Row(line, cells, headings, new CsvTable.Manner(false, ZoneOffset.UTC));
    }
}
