package dev.backstop.offline;

import dev.backstop.exchange.Column;
import dev.backstop.exchange.Row;
import java.util.Comparator;
import java.util.List;

/** An item at a location; files for one location need not name it. */
record Spot(String item, String location) implements Comparable<Spot> {
    static final List<Column> COLUMNS = List.of(
            Column.required("item", "sku", "item code", "product", "product code", "material", "article"),
            Column.optional("location", "location code", "warehouse", "site", "store"));

    static Spot of(Row row) {
        return new Spot(row.required("item"), row.text("location", ""));
    }

    @Override
    public int compareTo(Spot other) {
        return Comparator.comparing(Spot::item).thenComparing(Spot::location).compare(this, other);
    }
}
