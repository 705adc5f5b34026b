package dev.backstop.web;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Many rows streamed out of the database in its binary format, in the present transaction: for numbers by the million, which are not boxed
 * on the way.
 */
@Component
public class CopyOut {
    private static final int SIGNATURE = 11;
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);

    private final JdbcTemplate jdbc;

    CopyOut(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Reads the rows of a query in their order.
     *
     * @param query without parameters, which COPY does not take: write numbers only, never words that came from outside
     */
    public void of(String query, Consumer<Row> reader) {
        jdbc.execute((ConnectionCallback<Boolean>) connection ->
                read(connection, "COPY (%s) TO STDOUT (FORMAT binary)".formatted(query), reader));
    }

    private static boolean read(Connection connection, String sql, Consumer<Row> reader) throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
        try {
            var first = true;
            for (var bytes = copy.readFromCopy(); bytes != null; bytes = copy.readFromCopy()) {
                var data = ByteBuffer.wrap(bytes);
                if (first) {
                    data.position(SIGNATURE + Integer.BYTES);
                    data.position(data.position() + Integer.BYTES + data.getInt(data.position()));
                    first = false;
                }
                while (data.remaining() >= Short.BYTES && data.getShort() > 0) {
                    reader.accept(new Row(data));
                }
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        return true;
    }

    /**
     * The cells of one row, to be taken in the order of the query's columns; none may be null.
     *
     * @see "PostgreSQL documentation, COPY, File Formats, Binary Format"
     */
    public static final class Row {
        private final ByteBuffer data;

        private Row(ByteBuffer data) {
            this.data = data;
        }

        /** An {@code int}. */
        public int nextInt() {
            data.getInt();
            return data.getInt();
        }

        /** A {@code bigint}. */
        public long nextLong() {
            data.getInt();
            return data.getLong();
        }

        /** A {@code date}. */
        public LocalDate nextDate() {
            return EPOCH.plusDays(nextInt());
        }

        /** An {@code int[]}. */
        public int[] nextInts() {
            var numbers = new int[length()];
            for (var i = 0; i < numbers.length; i++) {
                numbers[i] = nextInt();
            }
            return numbers;
        }

        /** A {@code bigint[]}. */
        public long[] nextLongs() {
            var numbers = new long[length()];
            for (var i = 0; i < numbers.length; i++) {
                numbers[i] = nextLong();
            }
            return numbers;
        }

        /** Reads an array's head: size in bytes, dimensions, nulls, type, and then length and lower bound where there is a dimension. */
        private int length() {
            data.getInt();
            var dimensions = data.getInt();
            data.getLong();
            if (dimensions == 0) {
                return 0;
            }
            var length = data.getInt();
            data.getInt();
            return length;
        }
    }
}
