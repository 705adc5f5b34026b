package dev.backstop.benchmarks.promising;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * What PostgreSQL itself can do with the least rows that a durable promise needs: the statements of {@code reference.sql} by plain JDBC, prepared and
 * committed one by one, in a database of their own on the server that the product works on.
 */
final class Reference {
    static final int ITEMS = 100_000;
    static final int LINES = 50;
    private static final String DATABASE = "reference";

    private final Server server;
    private final String oneLine;
    private final String fiftyLines;
    private final List<String> slip;

    Reference(Server server) {
        this.server = server;
        var statements = statements();
        oneLine = statements.stream().filter(s -> s.startsWith("WITH taken")).findFirst().orElseThrow();
        fiftyLines = statements.stream().filter(s -> s.startsWith("WITH asked")).findFirst().orElseThrow();
        slip = statements.stream().dropWhile(s -> !s.equals("BEGIN")).filter(s -> !s.equals("BEGIN") && !s.equals("COMMIT")).toList();
        try (var database = server.database("backstop"); var create = database.createStatement()) {
            create.execute("CREATE DATABASE " + DATABASE);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        try (var database = server.database(DATABASE); var create = database.createStatement()) {
            for (var statement : statements.subList(0, 4)) {
                create.execute(statement);
            }
            for (var statement : statements.stream().dropWhile(s -> !s.equals(fiftyLines)).skip(1).takeWhile(s -> !s.equals("BEGIN")).toList()) {
                create.execute(statement);
            }
            create.execute("ANALYZE");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<String> statements() {
        try (var file = Objects.requireNonNull(Reference.class.getResourceAsStream("reference.sql"), "reference.sql")) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("--")).toList();
            return Stream.of(String.join("\n", text).split(";\\s*\n?")).map(String::strip).filter(s -> !s.isEmpty()).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Seconds for the rows that a slip of 100,000 lines must write, in one transaction. */
    double slipSeconds() {
        try (var database = server.database(DATABASE); var statement = database.createStatement()) {
            database.setAutoCommit(false);
            var started = System.nanoTime();
            for (var sql : slip) {
                statement.execute(sql);
            }
            database.commit();
            return (System.nanoTime() - started) / 1e9;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** One line a statement: always the first item, or any. */
    Load.Client oneLine(int number, boolean hot) throws SQLException {
        var random = new SplittableRandom(number);
        return new Statement(oneLine, (statement, _) -> {
            statement.setInt(1, hot ? 1 : 1 + random.nextInt(ITEMS));
            statement.setLong(2, random.nextLong(1L << 40));
        });
    }

    /** Fifty lines a statement: all of the first item, or of any, sorted. */
    Load.Client fiftyLines(int number, boolean hot) throws SQLException {
        var random = new SplittableRandom(number);
        return new Statement(fiftyLines, (statement, database) -> {
            var items = new Integer[LINES];
            var lines = new Long[LINES];
            Arrays.setAll(items, _ -> hot ? 1 : 1 + random.nextInt(ITEMS));
            Arrays.setAll(lines, _ -> random.nextLong(1L << 40));
            Arrays.sort(items);
            statement.setArray(1, array(database, "int4", items));
            statement.setArray(2, array(database, "int8", lines));
        });
    }

    private static Array array(java.sql.Connection database, String type, Object[] values) throws SQLException {
        return database.createArrayOf(type, values);
    }

    private interface Binding {
        void bind(PreparedStatement statement, java.sql.Connection database) throws SQLException;
    }

    private final class Statement implements Load.Client {
        private final java.sql.Connection database;
        private final PreparedStatement statement;
        private final Binding binding;

        Statement(String sql, Binding binding) throws SQLException {
            this.database = server.database(DATABASE);
            this.statement = database.prepareStatement(sql);
            this.binding = binding;
        }

        @Override
        public void ask() throws SQLException {
            binding.bind(statement, database);
            statement.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            database.close();
        }
    }
}
