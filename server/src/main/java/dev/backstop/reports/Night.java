package dev.backstop.reports;

import dev.backstop.catalog.Locations;
import dev.backstop.console.Today;
import dev.backstop.sandbox.Job;
import dev.backstop.web.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the figures of the night: an hour after the plan, whose histories and forecasts they rest on. Who asks on a day whose night was
 * missed, or
 * before there was any, waits while they are taken.
 */
@Component
class Night implements Job {
    private static final LocalTime AT = LocalTime.of(3, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LOCK = 900_901; // any number that nobody else locks

    private final JdbcClient jdbc;
    private final List<NightFigures> figures;
    private final Locations locations;
    private final Today today;
    private final Clock clock;
    private final TransactionTemplate apart;

    Night(JdbcClient jdbc, List<NightFigures> figures, Locations locations, Today today, Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.figures = figures;
        this.locations = locations;
        this.today = today;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Figures of one kind; they are taken in one transaction, which replaces those of the night before. */
    interface NightFigures {
        /**
         * Takes them.
         *
         * @param day the first day that does not count
         */
        void take(LocalDate day, Instant now);

        /** Whether they keep something of each night, which a later one could not take. */
        default boolean keep() {
            return false;
        }
    }

    /** When figures were last taken, for which day, and how long it took. */
    record Taken(LocalDate today, Instant asOf, long tookMs) {}

    @Override
    public String name() {
        return "report figures";
    }

    @Override
    public Instant next(Instant after) {
        var zone = locations.all().stream().findFirst().map(first -> first.zone()).orElse((ZoneId) ZoneOffset.UTC);
        var day = after.atZone(zone).toLocalDate();
        var tonight = day.atTime(AT).atZone(zone).toInstant();
        return tonight.isAfter(after) ? tonight : day.plusDays(1).atTime(AT).atZone(zone).toInstant();
    }

    @Override
    public void run(Instant now) {
        lock();
        take(now);
    }

    @Override
    public void runInPassing(Instant now) {
        lock();
        figures.stream().filter(NightFigures::keep).forEach(each -> each.take(today.day(), now));
    }

    /**
     * The figures of today's night; those of the night before while somebody else takes today's.
     *
     * @throws Problem 503 where there are none yet and somebody else is still taking them
     */
    Taken ofToday() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var last = taken();
            if (last.isPresent() && !last.get().today().isBefore(today.day())) {
                return last.get();
            }
            var mine = apart.execute(_ -> tryLock() ? Optional.of(take(clock.instant())) : Optional.<Taken>empty());
            if (mine.or(() -> last).isPresent()) {
                return mine.or(() -> last).get();
            }
            if (System.nanoTime() > deadline) {
                throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "being-taken",
                        "The figures for this report are being taken for the first time. Ask again in a minute.", List.of());
            }
            pause();
        }
    }

    /** Without a connection, so that those who wait do not keep others from the database. */
    private static void pause() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Takes them anew, whenever somebody asks. */
    Taken anew() {
        return apart.execute(_ -> {
            lock();
            return take(clock.instant());
        });
    }

    private Taken take(Instant now) {
        var began = System.nanoTime();
        jdbc.sql("SET LOCAL work_mem = '96MB'").update();
        figures.forEach(each -> each.take(today.day(), now));
        var taken = new Taken(today.day(), now, (System.nanoTime() - began) / 1_000_000);
        jdbc.sql("""
                INSERT INTO reports.night (today, as_of, took_ms) VALUES (:today, :asOf, :took)
                    ON CONFLICT (only_row) DO UPDATE SET (today, as_of, took_ms) = (excluded.today, excluded.as_of, excluded.took_ms)
                """)
                .param("today", taken.today()).param("asOf", now.atOffset(ZoneOffset.UTC)).param("took", taken.tookMs()).update();
        return taken;
    }

    /** Until the transaction ends, so that two servers do not take them at once. */
    private void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock)").param("lock", LOCK).query((row, _) -> row.getString(1)).single();
    }

    private boolean tryLock() {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(:lock)").param("lock", LOCK).query(Boolean.class).single();
    }

    private Optional<Taken> taken() {
        return jdbc.sql("SELECT today, as_of, took_ms FROM reports.night").query(Night::read).optional();
    }

    private static Taken read(ResultSet row, int number) throws SQLException {
        return new Taken(row.getObject("today", LocalDate.class), row.getObject("as_of", OffsetDateTime.class)
                .toInstant(), row.getLong("took_ms"));
    }
}
