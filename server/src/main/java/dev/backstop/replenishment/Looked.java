package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
import java.util.List;
import java.util.Map;

/** Places that a plan looks at, as statements know them: rows of {@code looked_at (item_id, location_id)}. */
sealed interface Looked {
    /** How a statement is sent that reads {@code looked_at}, or {@link #rowsOf} a table. */
    default String text(String sql) {
        return sql;
    }

    /** What it is sent with. */
    default Map<String, Object> values() {
        return Map.of();
    }

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

    /**
     * Any number, gathered with what is on hand there in a table of the transaction.
     *
     * @param count how many places there are, those included that were left out because they need nothing
     */
    record InTable(int count) implements Looked {}

    /**
     * A few, which travel with each statement. A table that is emptied has every plan of PostgreSQL forgotten that reads it; these keep
     * theirs from one run to the next.
     *
     * @param values made once for all statements
     */
    record Few(List<Place> all, List<Long> items, List<Long> locations, Map<String, Object> values) implements Looked {
        private static final String WITH = """
                WITH looked_at AS MATERIALIZED (
                    SELECT * FROM unnest(:items::bigint[], :locations::bigint[]) AS place (item_id, location_id))
                """;
        private static final String ANOTHER = "WITH ";

        Few(List<Place> all) {
            this(List.copyOf(all), all.stream().map(Place::item).distinct().toList(), all.stream().map(Place::location).distinct().toList());
        }

        private Few(List<Place> all, List<Long> items, List<Long> locations) {
            this(all, items, locations, Map.of("items", Place.items(all), "locations", Place.locations(all),
                    "someItems", items.toArray(Long[]::new), "someLocations", locations.toArray(Long[]::new)));
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
        public String text(String sql) {
            if (!sql.contains("looked_at")) {
                return sql;
            }
            return sql.startsWith(ANOTHER) ? WITH + ", " + sql.substring(ANOTHER.length()) : WITH + sql;
        }
    }
}
