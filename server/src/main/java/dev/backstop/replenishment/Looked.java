package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
import dev.backstop.web.Columns;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Places that a plan looks at, as statements know them: rows of {@code looked_at (item_id, location_id, on_hand)}. */
sealed interface Looked {
    /** How many places there are, those included that were left out because they need nothing. */
    int count();

    /** A statement that reads {@code looked_at}. */
    JdbcClient.StatementSpec read(JdbcClient jdbc, String sql);

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
    record Few(List<Here> all) implements Looked {
        private static final String WITH = """
                WITH looked_at AS MATERIALIZED (
                    SELECT * FROM unnest(:items::bigint[], :locations::bigint[], :onHand::bigint[]) AS place (item_id, location_id, on_hand))
                """;
        private static final String ANOTHER = "WITH ";

        public Few {
            all = List.copyOf(all);
        }

        /** A place with what is on hand and may be sold. */
        record Here(Place place, long onHand) {}

        @Override
        public int count() {
            return all.size();
        }

        @Override
        public JdbcClient.StatementSpec read(JdbcClient jdbc, String sql) {
            return jdbc.sql(WITH + (sql.startsWith(ANOTHER) ? ", " + sql.substring(ANOTHER.length()) : sql))
                    .param("items", Columns.longs(all, here -> here.place().item()))
                    .param("locations", Columns.longs(all, here -> here.place().location()))
                    .param("onHand", Columns.longs(all, Here::onHand));
        }
    }
}
