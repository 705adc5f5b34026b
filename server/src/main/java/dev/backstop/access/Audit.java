package dev.backstop.access;

import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The trail of who did what. Entries are added in the transaction of what they tell of, and never changed. */
@Component
public class Audit {
    private final JdbcClient jdbc;

    Audit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One thing that somebody did. */
    public record Entry(long id, Instant at, String who, String what, @Nullable String detail) {}

    /** Notes that whoever is at work did {@code what}: {@code "settings changed", "confidence 0.9 to 0.95"}. */
    public void note(String what, @Nullable String detail) {
        note(Who.now(), what, detail);
    }

    void note(String who, String what, @Nullable String detail) {
        jdbc.sql("INSERT INTO access.audit_entry (at, who, what, detail) VALUES (clock_timestamp(), :who, :what, :detail)")
                .param("who", who).param("what", what).param("detail", detail).update();
    }

    /** Newest first. */
    public Listing<Entry> page(Cursor cursor) {
        var rows = jdbc.sql("""
                SELECT id, at, who, what, detail
                  FROM access.audit_entry
                 WHERE :after = 0 OR id < :after
                 ORDER BY id DESC
                 LIMIT :limit
                """)
                .param("after", cursor.afterId()).param("limit", cursor.limit() + 1)
                .query((row, _) -> new Entry(row.getLong("id"), row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("who"), row.getString("what"), row.getString("detail")))
                .list();
        return Listing.page(rows, cursor, entry -> Long.toString(entry.id()));
    }
}
