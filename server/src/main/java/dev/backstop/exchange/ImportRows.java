package dev.backstop.exchange;

import dev.backstop.access.Who;
import dev.backstop.exchange.Outcome.Changes;
import dev.backstop.exchange.Outcome.Effect;
import dev.backstop.web.Cursor;
import dev.backstop.web.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of files taken in. */
@Component
class ImportRows {
    private static final String SELECT = """
            SELECT id, kind, file_name, bytes, state, received_at, received_by, finished_at, took_ms, rows, fault_count, faults,
                   ignored_columns, created, changed, unchanged, promises_moved, customers_to_tell
              FROM exchange.import
            """;

    private final JdbcClient jdbc;
    private final Json json;

    ImportRows(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    long add(Kind kind, @Nullable String fileName, Instant at) {
        return jdbc.sql("""
                INSERT INTO exchange.import (kind, file_name, state, received_at, received_by)
                VALUES (:kind, :fileName, 'received', :at, :by)
                RETURNING id
                """)
                .param("kind", kind.code()).param("fileName", fileName).param("at", at.atOffset(ZoneOffset.UTC)).param("by", Who.now())
                .query(Long.class).single();
    }

    void size(long id, long bytes) {
        jdbc.sql("UPDATE exchange.import SET bytes = :bytes WHERE id = :id").param("bytes", bytes).param("id", id).update();
    }

    void finish(long id, String state, Outcome outcome, Instant at, long tookMs) {
        jdbc.sql("""
                UPDATE exchange.import
                   SET state = :state, finished_at = :at, took_ms = :tookMs, rows = :rows, fault_count = :faultCount,
                       faults = CAST(:faults AS jsonb), ignored_columns = :ignored, created = :created, changed = :changed,
                       unchanged = :unchanged, promises_moved = :promisesMoved, customers_to_tell = :customersToTell
                 WHERE id = :id
                """)
                .param("state", state).param("at", at.atOffset(ZoneOffset.UTC)).param("tookMs", tookMs).param("rows", outcome.rows())
                .param("faultCount", outcome.faultCount()).param("faults", json.write(outcome.faults()))
                .param("ignored", outcome.ignoredColumns().toArray(String[]::new))
                .param("created", outcome.changes().created()).param("changed", outcome.changes().changed())
                .param("unchanged", outcome.changes().unchanged()).param("promisesMoved", outcome.effect().promisesMoved())
                .param("customersToTell", outcome.effect().customersToTell()).param("id", id)
                .update();
    }

    Optional<Import> byId(long id) {
        return jdbc.sql(SELECT + " WHERE id = :id").param("id", id).query(this::row).optional();
    }

    /** The same, locked until the transaction ends, so that a file is applied once. */
    Optional<Import> lock(long id) {
        return jdbc.sql(SELECT + " WHERE id = :id FOR UPDATE").param("id", id).query(this::row).optional();
    }

    /** Newest first. */
    List<Import> page(Cursor cursor) {
        return jdbc.sql(SELECT + " WHERE :after = 0 OR id < :after ORDER BY id DESC LIMIT :limit + 1")
                .param("after", cursor.afterId()).param("limit", cursor.limit())
                .query(this::row).list();
    }

    private Import row(ResultSet row, int number) throws SQLException {
        var finished = row.getObject("finished_at", OffsetDateTime.class);
        var outcome = new Outcome(
                row.getLong("rows"),
                List.of((String[]) row.getArray("ignored_columns").getArray()),
                row.getLong("fault_count"),
                List.of(json.read(row.getString("faults"), Fault[].class)),
                new Changes(row.getLong("created"), row.getLong("changed"), row.getLong("unchanged")),
                new Effect(row.getLong("promises_moved"), row.getLong("customers_to_tell")));
        return new Import(
                row.getLong("id"),
                Kind.read(row.getString("kind")),
                row.getString("file_name"),
                row.getLong("bytes"),
                row.getString("state"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("received_by"),
                finished == null ? null : finished.toInstant(),
                row.getObject("took_ms", Long.class),
                outcome);
    }
}
