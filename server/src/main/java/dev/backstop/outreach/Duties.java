package dev.backstop.outreach;

import dev.backstop.access.Who;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is owed to customers, and the balance: what was opened is discharged, waived, superseded or still open. */
@Component
public class Duties {
    private static final String SELECT = """
            SELECT d.id, d.promise_id, o.number AS order_number, ol.line, sl.number AS schedule_line, d.cause, d.old_ship_by, d.new_ship_by, d.due_by, d.opened_at,
                   d.state, d.evidence, d.kind, d.law, d.legal_due_by
              FROM %s d
              JOIN promising.schedule_line sl ON sl.id = d.schedule_line_id
              JOIN orders.order_line ol ON ol.id = sl.line_id
              JOIN orders.sales_order o ON o.id = ol.order_id
            """;
    private static final String PAGE = SELECT + """
             WHERE (d.id, d.promise_id) > (:after, :promise) AND (:state::text IS NULL OR d.state = :state)
               AND (NOT :overdue OR (d.state = 'open' AND d.due_by < :now)) AND (:order::text IS NULL OR o.number = :order)
             ORDER BY d.id, d.promise_id LIMIT :limit
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Duties(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One duty; {@code evidence} is what ended it. One that moved on before it was told has its number for each slip that it told of.
     *
     * @param kind       {@code delay}, or {@code renewed} where an earlier notice offered another date
     * @param law        the profile that asks for a notice with a choice; null: house policy alone asks
     * @param legalDueBy that law's own last moment
     */
    public record Duty(long duty, String order, int line, int scheduleLine, String cause, @Nullable LocalDate oldShipBy, @Nullable LocalDate newShipBy,
            Instant openedAt, Instant dueBy, String state, List<String> evidence, String kind, @Nullable String law, @Nullable Instant legalDueBy) {}

    /** Counts that add up: opened = discharged + waived + superseded + open; {@code overdue} are among the open. */
    public record Balance(long opened, long discharged, long waived, long superseded, long open, long overdue) {}

    /** Duties by their numbers; one that moved on stands there once for each slip that it told of. */
    public Listing<Duty> find(@Nullable String state, boolean overdue, @Nullable String order, Cursor cursor) {
        var after = cursor.afterIds();
        var page = "(%s) UNION ALL (%s) ORDER BY id, promise_id LIMIT :limit".formatted(PAGE.formatted("outreach.duty"), PAGE.formatted("outreach.moved_duty"));
        var rows = jdbc.sql(page)
                .param("after", after.first()).param("promise", after.second()).param("state", state).param("overdue", overdue)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("order", order).param("limit", cursor.limit() + 1)
                .query((row, number) -> Map.entry(new Cursor.Ids(row.getLong("id"), row.getLong("promise_id")), duty(row, number))).list();
        return Listing.page(rows, cursor, row -> row.getKey().key()).map(Map.Entry::getValue);
    }

    public Balance balance() {
        return jdbc.sql("""
                SELECT count(*) + coalesce(sum(moved), 0) AS opened, count(*) FILTER (WHERE state = 'discharged') AS discharged,
                       count(*) FILTER (WHERE state = 'waived') AS waived, count(*) FILTER (WHERE state = 'superseded') + coalesce(sum(moved), 0) AS superseded,
                       count(*) FILTER (WHERE state = 'open') AS open, count(*) FILTER (WHERE state = 'open' AND due_by < :now) AS overdue
                  FROM outreach.duty
                """).param("now", clock.instant().atOffset(ZoneOffset.UTC)).query(Balance.class).single();
    }

    /**
     * Ends a duty by a person's word, which is kept.
     *
     * @param openedAt of the slip that this person saw; null: whichever it tells of now
     * @throws Problem 404 if there is none; 409 if it ended, or tells of a newer slip than was seen
     */
    public Duty waive(long id, String reason, @Nullable Instant openedAt) {
        var waived = jdbc.sql("""
                UPDATE outreach.duty SET state = 'waived', ended_at = :now, evidence = :evidence
                 WHERE id = :id AND state = 'open' AND (:seen::timestamptz IS NULL OR opened_at = :seen)
                """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("evidence", "waived by %s: %s".formatted(Who.now(), reason)).param("id", id)
                .param("seen", openedAt == null ? null : openedAt.atOffset(ZoneOffset.UTC)).update();
        var duty = jdbc.sql(SELECT.formatted("outreach.duty") + " WHERE d.id = :id").param("id", id).query(Duties::duty).optional().orElseThrow(() -> Problem.notFound("duty", id));
        if (waived == 0) {
            throw duty.state().equals("open") ? Problem.conflict("moved-on", movedOn(duty)) : Problem.conflict("already-ended",
                    "Duty %d is %s already.".formatted(id, duty.state()));
        }
        return duty;
    }

    private static String movedOn(Duty duty) {
        return duty.newShipBy() == null ? "The date of duty %d moved again since you looked: there is none any more. Look at it, and decide anew.".formatted(duty.duty())
                : "The date of duty %d moved again since you looked, and is now %s. Look at it, and decide anew.".formatted(duty.duty(), duty.newShipBy());
    }

    private static Duty duty(ResultSet row, int number) throws SQLException {
        var evidence = row.getString("evidence");
        var legal = row.getObject("legal_due_by", OffsetDateTime.class);
        return new Duty(row.getLong("id"), row.getString("order_number"), row.getInt("line"), row.getInt("schedule_line"), row.getString("cause"),
                row.getObject("old_ship_by", LocalDate.class), row.getObject("new_ship_by", LocalDate.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(), row.getObject("due_by", OffsetDateTime.class).toInstant(),
                row.getString("state"), evidence == null ? List.of() : List.of(evidence), row.getString("kind"), row.getString("law"),
                legal == null ? null : legal.toInstant());
    }
}
