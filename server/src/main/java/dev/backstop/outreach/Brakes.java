package dev.backstop.outreach;

import static java.util.stream.Collectors.toMap;

import dev.backstop.access.Audit;
import dev.backstop.access.Who;
import dev.backstop.supply.DatesTakenBack;
import dev.backstop.web.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The brake on what outsiders change: a date moved far, or many customers to tell at once, counts for new promises immediately, but nobody is told
 * before a person said yes, two working hours passed, or the law's own deadline came.
 */
@Component
public class Brakes {
    /** Joins to schedule lines {@code sl} the promise that was heard, {@code braked.heard}, while a brake holds back a newer one. */
    static final String BRAKED = """
                  LEFT JOIN LATERAL (
                      SELECT sl.heard_promise_id AS heard
                        FROM outreach.duty d JOIN outreach.brake b ON b.id = d.brake_id AND b.state = 'held'
                       WHERE d.schedule_line_id = sl.id AND d.state = 'open' LIMIT 1) braked ON true
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final DutyBook duties;
    private final DatesTakenBack dates;
    private final Audit audit;

    Brakes(JdbcClient jdbc, Clock clock, DutyBook duties, DatesTakenBack dates, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.duties = duties;
        this.dates = dates;
        this.audit = audit;
    }

    /**
     * One change that is, or was, held.
     *
     * @param mostDays  by how much the date moved that moved most; null: a date was lost
     * @param customers how many would be told, {@code open} how many duties wait for the decision
     * @param saidAt    when the change was told to us
     * @param until     it lets go by itself
     * @param state     held, released, mistake
     */
    public record Brake(long brake, String cause, String reference, @Nullable Integer mostDays, int customers, int open, Instant saidAt, Instant openedAt, Instant until,
            String state, @Nullable String decidedBy, @Nullable String reason) {}

    /** Those of these duties that must not be told yet; ask in the transaction that sends. */
    public Set<Long> holds(Collection<Long> asked) {
        return asked.isEmpty() ? Set.of() : new HashSet<>(jdbc.sql("""
                SELECT d.id FROM outreach.duty d JOIN outreach.brake b ON b.id = d.brake_id
                 WHERE d.id = ANY (:duties) AND b.state = 'held' AND b.until > :now
                """).param("duties", asked.toArray(Long[]::new)).param("now", now()).query(Long.class).list());
    }

    /** Those of these schedule lines of which a newer date is held back, with the moment at which it is told at the latest. */
    public Map<Long, Instant> heldBack(Collection<Long> scheduleLines) {
        return jdbc.sql("""
                SELECT d.schedule_line_id, b.until
                  FROM outreach.duty d JOIN outreach.brake b ON b.id = d.brake_id AND b.state = 'held'
                 WHERE d.schedule_line_id = ANY (:lines) AND d.state = 'open'
                """).param("lines", scheduleLines.toArray(Long[]::new))
                .query((row, _) -> Map.entry(row.getLong("schedule_line_id"), at(row, "until"))).list().stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Newest first; {@code state} null: all. */
    public List<Brake> find(@Nullable String state) {
        return find(state, null);
    }

    /** Those that a person is asked about: a newer date takes over whom an older one held. */
    public List<Brake> holdingSomebody() {
        return find("held").stream().filter(brake -> brake.open() > 0).toList();
    }

    private List<Brake> find(@Nullable String state, @Nullable Long id) {
        return jdbc.sql("""
                SELECT b.id, b.cause, b.reference, b.most_days, b.said_at, b.opened_at, b.until, b.state, b.decided_by, b.reason,
                       (SELECT count(*) FROM outreach.change_customer c WHERE c.reference = b.reference AND c.said_at = b.said_at)::int AS customers,
                       coalesce(held.open, 0) AS open
                  FROM outreach.brake b
                  LEFT JOIN (SELECT brake_id, count(*)::int AS open FROM outreach.duty WHERE state = 'open' AND brake_id IS NOT NULL GROUP BY brake_id) held
                       ON held.brake_id = b.id
                 WHERE (:state::text IS NULL OR b.state = :state) AND (:id::bigint IS NULL OR b.id = :id)
                 ORDER BY b.id DESC
                 LIMIT 200
                """).param("state", state).param("id", id).query(Brakes::brake).list();
    }

    private static Brake brake(ResultSet row, int number) throws SQLException {
        return new Brake(row.getLong("id"), row.getString("cause"), row.getString("reference"), row.getObject("most_days", Integer.class), row.getInt("customers"),
                row.getInt("open"), at(row, "said_at"), at(row, "opened_at"), at(row, "until"), row.getString("state"), row.getString("decided_by"), row.getString("reason"));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /**
     * A person says yes: the customers are told.
     *
     * @throws Problem 404 if there is none, 409 if it was decided before
     */
    public Brake release(long id, @Nullable String reason) {
        var held = decide(id, "released", reason);
        audit.note("brake released", held.cause());
        return require(id);
    }

    /**
     * A person says that the change was a mistake: the dates are as they were, and whoever was not told never will be.
     *
     * @throws Problem 404 if there is none, 409 if it was decided before
     */
    public Brake mistake(long id, String reason) {
        var held = decide(id, "mistake", reason);
        duties.supersedeHeld(id, "this was a mistake: %s (%s)".formatted(reason, Who.now()));
        var restored = dates.restore(held.reference(), held.saidAt(), "this was a mistake: " + reason);
        audit.note("change taken back", "%s; %d parts have their old date again%s".formatted(held.cause(), restored.parts(),
                restored.rejected() == 0 ? "" : ", %d were rejected and must be ordered anew".formatted(restored.rejected())));
        return require(id);
    }

    private Brake decide(long id, String state, @Nullable String reason) {
        var before = require(id);
        var decided = jdbc.sql("UPDATE outreach.brake SET state = :state, decided_at = :now, decided_by = :by, reason = :reason WHERE id = :id AND state = 'held'")
                .param("state", state).param("now", now()).param("by", Who.now()).param("reason", reason).param("id", id).update();
        if (decided == 0) {
            throw Problem.conflict("already-decided", "Brake %d is %s already, by %s.".formatted(id, before.state(), before.decidedBy()));
        }
        return before;
    }

    private Brake require(long id) {
        return find(null, id).stream().findFirst().orElseThrow(() -> Problem.notFound("brake", id));
    }

    /** Brakes whose time is over let go. */
    List<Brake> lapse(Instant now) {
        var over = find("held").stream().filter(brake -> !brake.until().isAfter(now)).toList();
        over.forEach(brake -> release(brake.brake(), "nobody decided in time"));
        return over;
    }

    private Object now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
