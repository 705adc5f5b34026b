package dev.backstop.reports;

import dev.backstop.reports.Column.Total;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows of a statement into rows of a report.
 *
 * @param doors whether cells open to pages; files have none
 */
record RowReader(List<Column> columns, String currency, boolean doors) {
    Row row(ResultSet row) throws SQLException {
        var cells = new ArrayList<Row.Cell>(columns.size());
        for (var column : columns) {
            cells.add(new Row.Cell(value(column, row, "", Names.sql(column.name())), doors ? door(column, row) : null));
        }
        return new Row(cells);
    }

    /** The row below all: sums where there are any. */
    Row totals(ResultSet row) throws SQLException {
        var cells = new ArrayList<Row.Cell>(columns.size());
        for (var column : columns) {
            cells.add(new Row.Cell(column.total() == Total.SUM ? value(column, row, "t_", "t_" + Names.sql(column.name()))
                    : Value.Nothing.HERE, null));
        }
        return new Row(cells);
    }

    private Value value(Column column, ResultSet row, String prefix, String name) throws SQLException {
        return switch (column.kind()) {
            case TEXT -> known(row.getString(name), column.given() ? Value.Name::new : Value.Text::new);
            case QUANTITY -> quantity(row.getBigDecimal(name), row, prefix);
            case MONEY -> known(row.getBigDecimal(name), amount -> new Value.Money(amount, currency));
            case NUMBER -> known(row.getBigDecimal(name), number -> new Value.Number(shortest(number)));
            case PERCENT -> known(row.getBigDecimal(name), share -> new Value.Percent(shortest(share)));
            case DATE -> known(row.getObject(name, LocalDate.class), Value.Day::new);
            case MOMENT -> known(row.getObject(name, OffsetDateTime.class), at -> new Value.Moment(at.toInstant()));
        };
    }

    private static <T> Value known(@Nullable T cell, Function<T, Value> value) {
        return cell == null ? Value.Nothing.HERE : value.apply(cell);
    }

    /** In the unit; nothing where a sum goes over several units. */
    private static Value quantity(@Nullable BigDecimal units, ResultSet row, String prefix) throws SQLException {
        var unit = units == null ? null : row.getString(prefix + "unit");
        return units == null || unit == null ? Value.Nothing.HERE
                : new Value.Quantity(shortest(units.movePointLeft(row.getInt(prefix + "decimals"))), unit);
    }

    static BigDecimal shortest(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static @Nullable String door(Column column, ResultSet row) {
        return Door.of(column.door(), name -> {
            try {
                return row.getString(Names.sql(name));
            } catch (SQLException broken) {
                throw new IllegalStateException("the door of column " + column.name() + " names a column that is not there", broken);
            }
        });
    }
}
