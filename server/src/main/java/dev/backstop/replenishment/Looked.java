package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
import dev.backstop.web.Columns;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Places that a plan looks at, as statements know them: rows of {@code looked_at (item_id, location_id, on_hand)}. */
sealed interface Looked {
    /** How many places there are, those included that were left out because they need nothing. */
    int count();

    /** A statement that reads {@code looked_at}, or {@link #rowsOf} a table. */
    JdbcClient.StatementSpec read(JdbcClient jdbc, String sql);

    /**
     * The rows of a table that are about these places, as a FROM clause; maybe rows of other places too.
     *
     * @param table has {@code item_id} and {@code location_id}, and an index that begins with them
     */
    default String rowsOf(String table, String alias) {
        return "looked_at JOIN %s %s ON (%2$s.item_id, %2$s.location_id) = (looked_at.item_id, looked_at.location_id)"
                .formatted(table, alias);
    }

    /** Whether a table is gone through once for all places, rather than looked up for each. */
    default boolean goesThroughOnce() {
        return false;
    }

    /** A place with what is on hand and may be sold, in smallest units. */
    record Here(Place place, long onHand) {}

    /** Any number, gathered in a table of the transaction. */
    record InTable(int count) implements Looked {
        @Override
        public JdbcClient.StatementSpec read(JdbcClient jdbc, String sql) {
            return jdbc.sql(sql);
        }
    }

    /**
     * A few, which travel with each statement. A table that is emptied has every plan of PostgreSQL forgotten that reads it; these keep
     * theirs from one run to the next.
     */
    record Few(List<Here> all, int count, List<Long> items, List<Long> locations) implements Looked {
        private static final String WITH = """
                WITH looked_at AS MATERIALIZED (
                    SELECT * FROM unnest(:items::bigint[], :locations::bigint[], :onHand::bigint[]) AS place (item_id, location_id, on_hand))
                """;
        private static final String ANOTHER = "WITH ";

        /** @param count how many there were before those were left out that need nothing */
        Few(List<Here> all, int count) {
            this(List.copyOf(all), count, all.stream().map(here -> here.place().item()).distinct().toList(),
                    all.stream().map(here -> here.place().location()).distinct().toList());
        }

        /** Where most of these items are looked at everywhere, or at one location: an index is then read from leaf to leaf, not from its root for each. */
        @Override
        public boolean goesThroughOnce() {
            return (long) items.size() * locations.size() <= 2L * all.size();
        }

        @Override
        public String rowsOf(String table, String alias) {
            return goesThroughOnce()
                    ? "(SELECT * FROM %s WHERE item_id = ANY (:someItems) AND location_id = ANY (:someLocations)) %s".formatted(table, alias)
                    : Looked.super.rowsOf(table, alias);
        }

        @Override
        public JdbcClient.StatementSpec read(JdbcClient jdbc, String sql) {
            var first = !sql.contains("looked_at") ? "" : sql.startsWith(ANOTHER) ? WITH + ", " : WITH;
            return jdbc.sql(first + (first.isEmpty() || !sql.startsWith(ANOTHER) ? sql : sql.substring(ANOTHER.length())))
                    .param("items", Columns.longs(all, here -> here.place().item()))
                    .param("locations", Columns.longs(all, here -> here.place().location()))
                    .param("onHand", Columns.longs(all, Here::onHand))
                    .param("someItems", items.toArray(Long[]::new)).param("someLocations", locations.toArray(Long[]::new));
        }
    }
}
