package dev.backstop.offline;

import dev.backstop.exchange.Column;
import dev.backstop.exchange.Row;
import dev.backstop.planning.plan.Spot;
import java.util.ArrayList;
import java.util.List;

/** Items at locations in files; files for one location need not name it. */
final class Spots {
    private static final List<Column> COLUMNS = List.of(
            Column.required("item", "sku", "item code", "product", "product code", "material", "article"),
            Column.optional("location", "location code", "warehouse", "site", "store"));

    private Spots() {}

    /** Those of a spot, and more. */
    static List<Column> and(Column... more) {
        var columns = new ArrayList<>(COLUMNS);
        columns.addAll(List.of(more));
        return List.copyOf(columns);
    }

    static Spot of(Row row) {
        return new Spot(row.required("item"), row.text("location", ""));
    }
}
