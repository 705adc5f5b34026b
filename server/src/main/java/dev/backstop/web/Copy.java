package dev.backstop.web;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Many rows streamed into a table, in the present transaction: for sets too large to travel as arrays. The columns' names and the cells stand in the
 * same order; generated columns are left out, and ids are taken beforehand by {@link #reserve}.
 */
@Component
public class Copy {
    private final JdbcTemplate jdbc;

    Copy(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Appends rows in their order.
     *
     * @param into  table and columns: {@code stock.level (item_id, on_hand)}
     * @param cells writes the cells of one row, one for each column
     */
    public <T> void into(String into, Collection<T> rows, BiConsumer<T, CopyRow> cells) {
        inTransaction("COPY %s FROM STDIN".formatted(into), rows, new CopyRow(), cells);
    }

    /** The same without text, which costs PostgreSQL half as much: for sets for which somebody waits. */
    public <T> void binary(String into, Collection<T> rows, BiConsumer<T, BinaryRow> cells) {
        inTransaction("COPY %s FROM STDIN WITH (FORMAT binary)".formatted(into), rows, new BinaryRow(), cells);
    }

    private <T, R extends Written> void inTransaction(String sql, Collection<T> rows, R line, BiConsumer<T, R> cells) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Rows are copied outside a transaction. Maybe the caller of a door opened none?");
        }
        if (!rows.isEmpty()) {
            jdbc.execute((ConnectionCallback<Long>) connection -> copy(sql, rows, line, cells, connection));
        }
    }

    /** Rows as COPY takes them, gathered until they are worth sending. */
    interface Written {
        /** The row is whole. */
        void end();

        boolean isFull();

        /** The bytes so far; the next row begins anew. */
        byte[] drain();

        /** What is sent after the last row. */
        byte[] close();
    }

    private static <T, R extends Written> Long copy(String sql, Collection<T> rows, R line, BiConsumer<T, R> cells, Connection connection) throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            for (var row : rows) {
                cells.accept(row, line);
                line.end();
                if (line.isFull()) {
                    send(line.drain(), copy);
                }
            }
            send(line.close(), copy);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void send(byte[] bytes, CopyIn copy) throws SQLException {
        copy.writeToCopy(bytes, 0, bytes.length);
    }

    /**
     * Takes numbers of a sequence, in ascending order. They are ours whatever becomes of the transaction.
     *
     * @param sequence with its schema: {@code orders.order_line_id_seq}
     */
    public List<Long> reserve(String sequence, int count) {
        return jdbc.queryForList("SELECT nextval(CAST(? AS regclass)) FROM generate_series(1, ?)", Long.class, sequence, count);
    }
}
