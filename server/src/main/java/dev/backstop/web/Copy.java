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
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Rows are copied outside a transaction. Maybe the caller of a door opened none?");
        }
        if (!rows.isEmpty()) {
            jdbc.execute((ConnectionCallback<Long>) connection -> copy("COPY %s FROM STDIN".formatted(into), rows, cells, connection));
        }
    }

    private static <T> Long copy(String sql, Collection<T> rows, BiConsumer<T, CopyRow> cells, Connection connection) throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            var line = new CopyRow();
            for (var row : rows) {
                cells.accept(row, line);
                line.end();
                if (line.isFull()) {
                    send(line, copy);
                }
            }
            send(line, copy);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void send(CopyRow line, CopyIn copy) throws SQLException {
        var bytes = line.drain();
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
