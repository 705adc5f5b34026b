package dev.backstop.replenishment;

import dev.backstop.web.RoundTrip;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One kind of fact about the places looked at, in the order of places.
 *
 * @param sql    reads {@code looked_at}, or {@link Looked#rowsOf} a table
 * @param values those it is asked with besides the places
 */
record Asked<T>(String sql, Map<String, ?> values, RowMapper<T> row) {
    private static final int ROWS_AT_A_TIME = 5_000;

    static <T> Asked<T> of(String sql, RowMapper<T> row) {
        return new Asked<>(sql, Map.of(), row);
    }

    /** Needs a transaction to stream in. Cells are read from the driver itself: there are many, and the pool stands before each. */
    Stream<T> streamed(Looked looked, JdbcClient jdbc) {
        return jdbc.sql(looked.text(sql)).withFetchSize(ROWS_AT_A_TIME).params(looked.values()).params(values)
                .query((pooled, number) -> row.mapRow(pooled.unwrap(ResultSet.class), number)).stream();
    }

    /** Together with others, of places that are few. */
    Supplier<List<T>> asked(Looked looked, RoundTrip trip) {
        var all = new HashMap<String, Object>(looked.values());
        all.putAll(values);
        return trip.query(looked.text(sql), all, row);
    }
}
