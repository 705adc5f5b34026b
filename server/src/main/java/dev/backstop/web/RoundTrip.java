package dev.backstop.web;

import static java.util.stream.Collectors.joining;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.stereotype.Component;

/**
 * Statements that travel to the database together, run there in their order, and are answered together: where each takes less time than its way
 * there and back, ten cost little more than one. What one answers cannot be a value of the next.
 */
public final class RoundTrip {
    private static final Map<String, Text> TEXTS = new ConcurrentHashMap<>();

    private final JdbcOperations jdbc;
    private final List<Sent<?>> statements = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();

    private RoundTrip(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Where round trips begin. */
    @Component
    public static class Start {
        private final JdbcOperations jdbc;

        Start(JdbcOperations jdbc) {
            this.jdbc = jdbc;
        }

        /** One without statements. */
        public RoundTrip begin() {
            return new RoundTrip(jdbc);
        }
    }

    /** A statement as it is written here, and as the driver takes it. */
    private record Text(ParsedSql parsed, String positional) {
        static Text of(String sql) {
            var parsed = NamedParameterUtils.parseSqlStatement(sql);
            return new Text(parsed, NamedParameterUtils.substituteNamedParameters(parsed, null));
        }
    }

    private interface Reader<T> {
        T read(PreparedStatement statement) throws SQLException;
    }

    private static final class Sent<T> {
        private final Text text;
        private final @Nullable Object[] values;
        private final Reader<T> reader;
        private @Nullable T answer;

        Sent(String sql, Map<String, ?> values, Reader<T> reader) {
            this.text = TEXTS.computeIfAbsent(sql, Text::of);
            this.values = NamedParameterUtils.buildValueArray(text.parsed, new MapSqlParameterSource(values), null);
            this.reader = reader;
        }

        void take(PreparedStatement statement) throws SQLException {
            answer = reader.read(statement);
        }

        T answer() {
            return Objects.requireNonNull(answer, "asked before the round trip was run");
        }
    }

    /** Adds a question; its rows are there after {@link #run}. */
    public <T> Supplier<List<T>> query(String sql, Map<String, ?> values, RowMapper<T> mapper) {
        return add(new Sent<>(sql, values, statement -> rows(statement, mapper)))::answer;
    }

    /** Adds a change; how many rows it changed is there after {@link #run}. */
    public IntSupplier update(String sql, Map<String, ?> values) {
        return add(new Sent<>(sql, values, PreparedStatement::getUpdateCount))::answer;
    }

    /** What is to be done once all is answered. */
    public void then(Runnable afterwards) {
        this.afterwards.add(afterwards);
    }

    private <T> Sent<T> add(Sent<T> statement) {
        statements.add(statement);
        return statement;
    }

    private static <T> List<T> rows(PreparedStatement statement, RowMapper<T> mapper) throws SQLException {
        var rows = new ArrayList<T>();
        try (var pooled = statement.getResultSet()) {
            var found = pooled.unwrap(ResultSet.class); // the driver's own: there are many cells, and the pool stands before each
            while (found.next()) {
                rows.add(mapper.mapRow(found, rows.size()));
            }
        }
        return rows;
    }

    /**
     * Sends all that was added, and does what is to be done afterwards.
     *
     * @throws org.springframework.dao.DataAccessException if one of them fails; those after it were then not run
     */
    public void run() {
        if (!statements.isEmpty()) {
            var sql = statements.stream().map(sent -> sent.text.positional).collect(joining(";\n"));
            jdbc.execute((PreparedStatementCreator) connection -> connection.prepareStatement(sql), this::answered);
        }
        afterwards.forEach(Runnable::run);
    }

    private boolean answered(PreparedStatement statement) throws SQLException {
        var at = 1;
        for (var sent : statements) {
            for (var value : sent.values) {
                StatementCreatorUtils.setParameterValue(statement, at++, SqlTypeValue.TYPE_UNKNOWN, value);
            }
        }
        statement.execute();
        for (var sent : statements) {
            sent.take(statement);
            statement.getMoreResults();
        }
        return true;
    }
}
