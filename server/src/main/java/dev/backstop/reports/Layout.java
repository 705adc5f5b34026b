package dev.backstop.reports;

import dev.backstop.reports.Column.Kind;
import dev.backstop.reports.Column.Total;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a file: those of the report, with one for the unit before the first quantity, because a file's cells are bare numbers.
 *
 * @param currency of all money
 */
record Layout(List<Column> columns, String currency) {
    private static final Column UNIT = Column.text("unit", "Unit", "What quantities are counted in.");

    /** As they stand in the file. */
    List<Column> filed() {
        var filed = new ArrayList<Column>();
        for (var column : columns) {
            if (column.kind() == Kind.QUANTITY && !filed.contains(UNIT)) {
                filed.add(UNIT);
            }
            filed.add(column);
        }
        return List.copyOf(filed);
    }

    /** The heading that people read, in the language of the file: money names its currency. */
    String title(Column column) {
        var title = column.heading();
        return column.kind() == Kind.MONEY ? "%s (%s)".formatted(title, currency) : title;
    }

    /** A row's values in the order of {@link #filed}. */
    List<Value> filed(Row row) {
        var values = new ArrayList<Value>();
        var withUnit = false;
        for (var i = 0; i < columns.size(); i++) {
            if (columns.get(i).kind() == Kind.QUANTITY && !withUnit) {
                values.add(unit(row).map(unit -> (Value) new Value.Text(unit)).orElse(Value.Nothing.HERE));
                withUnit = true;
            }
            values.add(row.cells().get(i).value());
        }
        return values;
    }

    private static Optional<String> unit(Row row) {
        return row.cells().stream().map(cell -> cell.value() instanceof Value.Quantity(_, var unit) ? unit : null)
                .filter(java.util.Objects::nonNull).findFirst();
    }

    /** Sums that grow with the rows. */
    final class Sums {
        private final @Nullable BigDecimal[] sums = new BigDecimal[columns.size()];
        private @Nullable String unit;
        private boolean severalUnits;

        void add(Row row) {
            for (var i = 0; i < sums.length; i++) {
                var number = columns.get(i).total() == Total.SUM ? number(row.cells().get(i).value()) : null;
                if (number != null) {
                    var before = sums[i];
                    sums[i] = before == null ? number : before.add(number);
                }
            }
            unit(row).ifPresent(its -> {
                severalUnits |= unit != null && !unit.equals(its);
                unit = its;
            });
        }

        /** The row below all; quantities only where all were of one unit. */
        Row row() {
            var cells = new ArrayList<Row.Cell>();
            for (var i = 0; i < sums.length; i++) {
                cells.add(new Row.Cell(value(columns.get(i).kind(), sums[i]), null));
            }
            return new Row(cells);
        }

        private Value value(Kind kind, @Nullable BigDecimal sum) {
            if (sum == null) {
                return Value.Nothing.HERE;
            }
            return switch (kind) {
                case QUANTITY -> unit == null || severalUnits ? Value.Nothing.HERE : new Value.Quantity(sum, unit);
                case MONEY -> new Value.Money(sum, currency);
                case NUMBER -> new Value.Number(sum);
                case PERCENT, TEXT, DATE, MOMENT -> Value.Nothing.HERE;
            };
        }
    }

    static @Nullable BigDecimal number(Value value) {
        return switch (value) {
            case Value.Quantity(var quantity, _) -> quantity;
            case Value.Money(var amount, _) -> amount;
            case Value.Number(var number) -> number;
            case Value.Percent(var share) -> share;
            case Value.Nothing _, Value.Text _, Value.Name _, Value.Day _, Value.Moment _ -> null;
        };
    }
}
