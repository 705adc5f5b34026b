package dev.backstop.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of a report: a cell for each column, in their order. */
public record Row(List<Cell> cells) {
    /**
     * One cell.
     *
     * @param door the page that explains it; null: none
     */
    public record Cell(Value value, @Nullable String door) {}

    public Row {
        cells = List.copyOf(cells);
    }
}
