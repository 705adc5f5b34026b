package dev.backstop.reports;

import dev.backstop.web.Json;
import dev.backstop.web.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reports that people put together themselves. Each is seen by its owner, and where it is shared by everybody, with the columns they may
 * see.
 */
@Component
class OwnReports {
    private static final String PREFIX = "own-";
    private static final int LONGEST_TITLE = 100;
    private static final String COLUMNS = "SELECT id, title, owner, shared, request FROM reports.own_report ";

    private final JdbcClient jdbc;
    private final Json json;
    private final Clock clock;

    OwnReports(JdbcClient jdbc, Json json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** @param name by which it is asked for: {@code own-7} */
    record OwnReport(String name, String title, String owner, boolean shared, ReportRequest request) {}

    static boolean isOwn(String name) {
        return name.startsWith(PREFIX);
    }

    List<OwnReport> seenBy(Reader reader) {
        return jdbc.sql(COLUMNS + "WHERE shared OR owner = :reader ORDER BY title, id LIMIT 1000").param("reader", reader.name())
                .query(this::own).list();
    }

    Optional<OwnReport> find(String name, Reader reader) {
        return jdbc.sql(COLUMNS + "WHERE id = :id AND (shared OR owner = :reader)").param("id", id(name)).param("reader", reader.name())
                .query(this::own).optional();
    }

    /** Keeps a request that was found to be answerable. */
    OwnReport keep(String title, boolean shared, ReportRequest request, Reader reader) {
        var id = jdbc.sql("""
                INSERT INTO reports.own_report (title, owner, shared, request, made_at)
                VALUES (:title, :owner, :shared, :request::jsonb, :now) RETURNING id
                """)
                .param("title", checked(title)).param("owner", reader.name()).param("shared", shared).param("request", json.write(request))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).query(Long.class).single();
        return find(PREFIX + id, reader).orElseThrow();
    }

    /** Forgets one; only its owner may. */
    void forget(String name, Reader reader) {
        var own = find(name, reader).orElseThrow(() -> Problem.notFound("report", name));
        if (!own.owner().equals(reader.name())) {
            throw Problem.forbidden("The report %s belongs to %s, who alone can remove it.".formatted(own.title(), own.owner()));
        }
        jdbc.sql("DELETE FROM reports.own_report WHERE id = :id").param("id", id(name)).update();
    }

    private static String checked(String title) {
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            throw Problem.refused("/title", "A title has 1 to %d characters. Say what the report shows.".formatted(LONGEST_TITLE));
        }
        return title.strip();
    }

    private OwnReport own(ResultSet row, int number) throws SQLException {
        return new OwnReport(PREFIX + row.getLong("id"), row.getString("title"), row.getString("owner"), row.getBoolean("shared"),
                json.read(row.getString("request"), ReportRequest.class));
    }

    private static long id(String name) {
        var digits = name.substring(PREFIX.length());
        if (!digits.matches("[0-9]{1,18}")) {
            throw Problem.notFound("report", name);
        }
        return Long.parseLong(digits);
    }
}
