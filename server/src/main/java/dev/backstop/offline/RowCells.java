package dev.backstop.offline;

import dev.backstop.exchange.Row;
import dev.backstop.planning.plan.Cells;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A row of a file, as planning reads rows. */
record RowCells(Row row) implements Cells {
    @Override
    public @Nullable String text(String column) {
        return row.text(column);
    }

    @Override
    public @Nullable BigDecimal number(String column) {
        var number = row.decimal(column);
        return number == null ? null : new BigDecimal(number);
    }

    @Override
    public @Nullable LocalDate date(String column) {
        return row.date(column);
    }

    @Override
    public void fault(String column, String reason) {
        row.fault(column, reason);
    }
}
