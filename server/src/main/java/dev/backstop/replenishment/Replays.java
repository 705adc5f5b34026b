package dev.backstop.replenishment;

import dev.backstop.access.Who;
import dev.backstop.catalog.FirmSettings;
import dev.backstop.web.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries policies on the firm's past, behind the scenes: whoever asked looks again. */
@Component
class Replays {
    private static final Logger log = LoggerFactory.getLogger(Replays.class);

    private final JdbcClient jdbc;
    private final ReplaySample sample;
    private final Pools pools;
    private final LeadTimes.Reader leadTimes;
    private final Calendars.Reader calendars;
    private final FirmSettings settings;
    private final Json json;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Replays(JdbcClient jdbc, ReplaySample sample, Pools pools, LeadTimes.Reader leadTimes, Calendars.Reader calendars, FirmSettings settings,
            Json json, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.sample = sample;
        this.pools = pools;
        this.leadTimes = leadTimes;
        this.calendars = calendars;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Begins one as soon as the present transaction is committed. */
    ReplayResource begin(@Nullable String segment, int most) {
        var now = clock.instant();
        var number = jdbc.sql("""
                INSERT INTO replenishment.replay (number, segment, most, state, by, at)
                VALUES ('R-' || nextval('replenishment.replay_number'), :segment, :most, 'running', :by, :at)
                RETURNING number
                """)
                .param("segment", segment).param("most", most).param("by", Who.now()).param("at", now.atOffset(ZoneOffset.UTC))
                        .query(String.class).single();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                Thread.ofPlatform().daemon().name("replay " + number).start(() -> run(number, segment, most, now));
            }
        });
        return byNumber(number).orElseThrow();
    }

    private void run(String number, @Nullable String segment, int most, Instant now) {
        try {
            var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            var read = Objects.requireNonNull(transaction.execute(_ -> sample.read(segment, most, today)));
            var pool = Objects.requireNonNull(transaction.execute(_ -> pools.present()));
            if (read.places().isEmpty() || pool.isEmpty()) {
                fail(number, "Nothing has a past long enough to be replayed. Run the plan once sixteen weeks of orders are here.");
                return;
            }
            var orders = Objects.requireNonNull(transaction.execute(_ -> leadTimes.past(today)));
            var firm = settings.now();
            var hindsight = new Hindsight(read.places(), pool.get().panel(), orders, calendars.read(now), firm, today);
            var outcomes = hindsight.of(Candidate.all(firm.backorderCost()), share -> progress(number, share));
            finish(number, read, hindsight.from(), today.minusDays(1), outcomes);
        } catch (RuntimeException failed) {
            log.error("Replay {} failed", number, failed);
            fail(number, "Something went wrong on our side. Try again; if it happens again, look into the log.");
        }
    }

    private void progress(String number, double share) {
        transaction.executeWithoutResult(_ -> jdbc.sql("UPDATE replenishment.replay SET progress = :share WHERE number = :number")
                .param("share", share).param("number", number).update());
    }

    private void finish(String number, ReplaySample.Sample read, LocalDate from, LocalDate until, List<ReplayResource.Outcome> outcomes) {
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                UPDATE replenishment.replay SET state = 'done', progress = 1, sampled = :sampled, of = :of, from_on = :from,
                       until_on = :until,
                       results = :results::jsonb, finished_at = :now
                 WHERE number = :number
                """)
                .param("sampled", read.places().size()).param("of", read.of()).param("from", from).param("until", until)
                .param("results", json.write(outcomes)).param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("number", number)
                        .update());
    }

    private void fail(String number, String why) {
        transaction.executeWithoutResult(_ ->
                jdbc.sql("UPDATE replenishment.replay SET state = 'failed', failure = :why, finished_at = :now WHERE number = :number")
                .param("why", why).param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("number", number).update());
    }

    /** What ran when the program stopped will not go on. */
    @EventListener
    void on(ApplicationReadyEvent ready) {
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                UPDATE replenishment.replay SET state = 'failed', failure = 'The program was stopped. Start the replay again.'
                       WHERE state = 'running'
                """).update());
    }

    Optional<ReplayResource> byNumber(String number) {
        return jdbc.sql("SELECT * FROM replenishment.replay WHERE number = :number").param("number", number).query(this::row).optional();
    }

    /** The newest first; {@code segment} null: of any. */
    List<ReplayResource> latest(@Nullable String segment, int limit) {
        return jdbc.sql("""
                SELECT * FROM replenishment.replay WHERE :segment::text IS NULL OR segment = :segment ORDER BY id DESC LIMIT :limit
                """)
                .param("segment", segment).param("limit", limit).query(this::row).list();
    }

    private ReplayResource row(ResultSet row, int at) throws SQLException {
        return new ReplayResource(row.getString("number"), row.getString("segment"), row.getString("state"), row.getDouble("progress"),
                row.getObject("sampled", Integer.class), row.getObject("of", Integer.class), row.getObject("from_on", LocalDate.class),
                row.getObject("until_on", LocalDate.class), List.of(json.read(row.getString("results"), ReplayResource.Outcome[].class)),
                row.getString("failure"), row.getString("by"), row.getTimestamp("at").toInstant());
    }
}
