package dev.backstop.spark;

import dev.backstop.planning.plan.Cells;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** A row of texts, as planning reads rows. Here nobody is asked about faulty rows, so the first fault ends the work, in words. */
record RowCells(Row row) implements Cells {
    private static final int LENGTH_OF_A_DAY = 10;

    @Override
    public @Nullable String text(String column) {
        String text = row.getAs(column);
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Override
    public @Nullable BigDecimal number(String column) {
        var text = text(column);
        try {
            return text == null ? null : new BigDecimal(text);
        } catch (NumberFormatException _) {
            throw faulty(column, "it is no number. Write it like 1234.5.");
        }
    }

    @Override
    public @Nullable LocalDate date(String column) {
        var text = text(column);
        try {
            return text == null ? null : LocalDate.parse(text.length() > LENGTH_OF_A_DAY ? text.substring(0, LENGTH_OF_A_DAY) : text);
        } catch (DateTimeException _) {
            throw faulty(column, "it is no date. Write it like 2026-05-31.");
        }
    }

    @Override
    public void fault(String column, String reason) {
        throw faulty(column, reason);
    }

    private IllegalArgumentException faulty(String column, String reason) {
        return new IllegalArgumentException("%s %s of item %s: %s".formatted(column, text(column), text("item"), reason));
    }
}
