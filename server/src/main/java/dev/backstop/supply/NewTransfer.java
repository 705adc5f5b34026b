package dev.backstop.supply;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A transfer to be made; {@code expectedOn} null: as the terms between the two locations say, else no date. */
public record NewTransfer(long from, long to, @Nullable LocalDate expectedOn, List<Line> lines) {
    /** So many smallest units. */
    public record Line(int line, long item, long quantity) {}

    public NewTransfer {
        lines = List.copyOf(lines);
    }
}
