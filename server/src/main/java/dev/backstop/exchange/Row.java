package dev.backstop.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One row of a file. A cell that cannot be read is noted as a fault and given back as absent, so that one pass names all that is wrong. */
public final class Row {
    private final long line;
    private final List<String> cells;
    private final Headings headings;
    private final CsvTable.Manner manner;
    private final List<Fault> faults = new ArrayList<>();

    private interface Reading<T> {
        T of(String cell) throws Unreadable;
    }

    Row(long line, List<String> cells, Headings headings, CsvTable.Manner manner) {
        this.line = line;
        this.cells = List.copyOf(cells);
        this.headings = headings;
        this.manner = manner;
        if (cells.size() > headings.width()) {
            faults.add(new Fault(line, null, null, "The line has %d cells under %d headings. Maybe a text with the divider in it lacks its quotes?"
                    .formatted(cells.size(), headings.width())));
        }
    }

    public long line() {
        return line;
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    public boolean isFaulty() {
        return !faults.isEmpty();
    }

    public void fault(@Nullable String column, String reason) {
        faults.add(new Fault(line, column, column == null ? null : text(column), reason));
    }

    /** Whether the file has the column at all. */
    public boolean has(String column) {
        return headings.has(column);
    }

    /** What stands there, without surrounding blanks; null: nothing. */
    public @Nullable String text(String column) {
        var place = headings.places().get(column);
        if (place == null || place >= cells.size()) {
            return null;
        }
        var cell = cells.get(place).strip();
        return cell.isEmpty() ? null : cell;
    }

    public String text(String column, String usual) {
        var cell = text(column);
        return cell == null ? usual : cell;
    }

    public String required(String column) {
        var cell = text(column);
        if (cell == null) {
            fault(column, "%s must not be empty.".formatted(column));
            return "";
        }
        return cell;
    }

    /** A word of a fixed set, in lower case with dashes. */
    public @Nullable String word(String column) {
        var cell = text(column);
        return cell == null ? null : cell.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    String word(String column, String usual) {
        var cell = word(column);
        return cell == null ? usual : cell;
    }

    public @Nullable String decimal(String column) {
        return read(column, cell -> Cells.decimal(cell, manner.commas()));
    }

    public String requiredDecimal(String column) {
        var number = text(column) == null ? required(column) : decimal(column);
        return number == null ? "" : number;
    }

    public @Nullable Integer integer(String column) {
        return read(column, cell -> Cells.integer(cell, manner.commas()));
    }

    public int integer(String column, int usual) {
        var number = integer(column);
        return number == null ? usual : number;
    }

    public @Nullable LocalDate date(String column) {
        return read(column, Cells::date);
    }

    @Nullable Instant instant(String column) {
        return read(column, cell -> Cells.instant(cell, manner.zone()));
    }

    public boolean flag(String column, boolean usual) {
        var flag = read(column, Cells::flag);
        return flag == null ? usual : flag;
    }

    public List<String> list(String column) {
        var cell = text(column);
        return cell == null ? List.of() : Cells.list(cell);
    }

    private <T> @Nullable T read(String column, Reading<T> reading) {
        var cell = text(column);
        if (cell == null) {
            return null;
        }
        try {
            return reading.of(cell);
        } catch (Unreadable unreadable) {
            faults.add(new Fault(line, column, cell, unreadable.reason()));
            return null;
        }
    }
}
