package dev.backstop.reports.schedules;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.backstop.post.Bytes;
import dev.backstop.reports.Reader;
import dev.backstop.reports.Summary;
import dev.backstop.web.Columns;
import dev.backstop.web.Cursor;
import dev.backstop.web.Json;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import dev.backstop.web.Say;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was sent to whom, and the files as they went out. */
@Component
class RunHistory {
    private final JdbcClient jdbc;
    private final Json json;

    RunHistory(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Newest first; of two reports made the one that the reader may see. */
    Listing<RunResource> page(Schedule schedule, Cursor cursor, Reader reader) {
        var runs = jdbc.sql(SELECT + " WHERE r.schedule_id = :schedule AND (:after = 0 OR r.id < :after) ORDER BY r.id DESC LIMIT :limit")
                .param("schedule", schedule.id()).param("costs", reader.money()).param("holders", reader.holders()).param("language", language())
                .param("after", cursor.afterId()).param("limit", cursor.limit() + 1)
                .query(this::run).list();
        return Listing.page(withDeliveries(runs), cursor, run -> Long.toString(run.run()));
    }

    RunResource get(Schedule schedule, long run, Reader reader) {
        var found = jdbc.sql(SELECT + " WHERE r.schedule_id = :schedule AND r.id = :run").param("schedule", schedule.id()).param("run", run)
                .param("costs", reader.money()).param("holders", reader.holders()).param("language", language()).query(this::run).list();
        return withDeliveries(found).stream().findFirst().orElseThrow(() -> Problem.notFound("run of " + schedule.number(), run));
    }

    /** A file as it went out. */
    record Kept(String name, String type, Bytes content) {
        ResponseEntity<byte[]> answer() {
            return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, type)
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(name))
                    .body(content.copy());
        }
    }

    Kept file(Schedule schedule, long run, Reader reader) {
        return jdbc.sql("""
                SELECT e.file_name, e.type, e.content
                  FROM reports.made_report e
                  JOIN reports.run r ON r.id = e.run_id
                 WHERE r.schedule_id = :schedule AND r.id = :run AND e.content IS NOT NULL AND (:costs OR NOT e.costs)
                   AND (:holders OR NOT e.holders)
                 ORDER BY e.costs DESC, e.holders DESC, e.language = :language DESC, e.language
                 LIMIT 1
                """)
                .param("schedule", schedule.id()).param("run", run).param("costs", reader.money()).param("holders", reader.holders())
                .param("language", language())
                .query((row, _) -> new Kept(row.getString("file_name"), row.getString("type"), Bytes.of(row.getBytes("content"))))
                .optional()
                .orElseThrow(() -> Problem.notFound("file any more of run", run));
    }

    private static final String SELECT = """
            SELECT r.id, r.due_at, r.ran_at, r.state, r.late, r.missed, r.tries, r.asked_by, r.failure, r.next_try_at, e.summary, e.since,
                   CASE WHEN e.content IS NOT NULL THEN e.file_name END AS file
              FROM reports.run r
              LEFT JOIN LATERAL (SELECT summary, since, content, file_name FROM reports.made_report made
                                  WHERE made.run_id = r.id AND (:costs OR NOT made.costs) AND (:holders OR NOT made.holders)
                                  ORDER BY made.costs DESC, made.holders DESC, made.language = :language DESC, made.language LIMIT 1) e ON true
            """;

    private static String language() {
        return Say.locale().getLanguage();
    }

    private RunResource run(ResultSet row, int at) throws SQLException {
        var summary = row.getString("summary") == null ? null : json.read(row.getString("summary"), Summary.class);
        return new RunResource(row.getLong("id"), RunBook.instant(row, "due_at"), RunBook.instant(row, "ran_at"), row.getString("state"),
                row.getBoolean("late"), row.getInt("missed"), row.getInt("tries"), row.getString("asked_by"), summary == null ? null
                : summary.rows(),
                summary == null ? List.of() : summary.says(),
                summary == null ? List.of() : Arrays.asList((String[]) row.getArray("since").getArray()), row.getString("failure"),
                orNull(row, "next_try_at"), row.getString("file"), List.of());
    }

    private record Delivered(long run, RunResource.Sent sent) {}

    private List<RunResource> withDeliveries(List<RunResource> runs) {
        Map<Long, List<RunResource.Sent>> sent = jdbc.sql("""
                SELECT d.run_id, d.address, d.via, m.state, coalesce(m.ended_at, m.left_at) AS at, m.evidence
                  FROM reports.delivery d
                  JOIN post.message m ON m.cause = d.cause
                 WHERE d.run_id = ANY (:runs)
                 ORDER BY d.run_id, d.address
                """)
                .param("runs", Columns.longs(runs, RunResource::run))
                .query((row, _) -> new Delivered(row.getLong("run_id"), new RunResource.Sent(row.getString("address"), row.getString("via"),
                        row.getString("state"), orNull(row, "at"), row.getString("evidence"))))
                .list().stream().collect(groupingBy(Delivered::run, mapping(Delivered::sent, toList())));
        return runs.stream().map(run -> new RunResource(run.run(), run.dueAt(), run.ranAt(), run.state(), run.late(), run.missed(),
                run.tries(), run.askedBy(),
                run.rows(), run.says(), run.since(), run.failure(), run.nextTryAt(), run.file(), sent.getOrDefault(run.run(), List.of())))
                .toList();
    }

    private static @Nullable Instant orNull(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
