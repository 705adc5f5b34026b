package dev.backstop.reports.dashboards;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart: the sentence that it proves, the picture, and the same figures as a table.
 *
 * @param name     in addresses: {@code waiting}
 * @param sentence what it says, in words
 * @param note     what is counted, over which time
 * @param empty    why nothing is there, and when there will be; read only where the table has no rows
 */
public record Chart(String name, String title, String sentence, String note, Picture picture, List<Heading> headings, List<Row> rows,
        String empty) {
    public Chart {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    /** Of a column of the table. */
    public record Heading(String words, boolean number) {
        static Heading text(String words) {
            return new Heading(words, false);
        }

        static Heading number(String words) {
            return new Heading(words, true);
        }
    }

    /** What stands in a cell: as people read it, and plain for a file. */
    public record Cell(String words, String plain) {
        static Cell text(String words) {
            return new Cell(words, words);
        }

        static Cell count(long number) {
            return new Cell("%,d".formatted(number), Long.toString(number));
        }
    }

    /**
     * A row of the table.
     *
     * @param door the page behind it; null: none
     */
    public record Row(List<Cell> cells, @Nullable String door) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
