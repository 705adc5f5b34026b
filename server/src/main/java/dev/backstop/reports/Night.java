package dev.backstop.reports;

import dev.backstop.catalog.Locations;
import dev.backstop.console.Today;
import dev.backstop.sandbox.Job;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the figures of the night: an hour after the plan, whose histories and forecasts they rest on. Who asks on a day whose night was missed, or
 * before there was any, waits while they are taken.
 */
@Component
class Night implements Job {
    private static final LocalTime AT = LocalTime.of(3, 0);
    private static final int LOCK = 900_901; // any number that nobody else locks

    private final JdbcClient jdbc;
    private final List<NightFigures> figures;
    private final Locations locations;
    private final Today today;
    private final Clock clock;
    private final TransactionTemplate apart;

    Night(JdbcClient jdbc, List<NightFigures> figures, Locations locations, Today today, Clock clock, PlatformTransactionManager transactions) {
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
        take(now);
    }

    /** The figures of today's night. */
    Taken ofToday() {
        return taken().filter(last -> !last.today().isBefore(today.day())).orElseGet(() -> apart.execute(_ -> {
            lock();
            return taken().filter(last -> !last.today().isBefore(today.day())).orElseGet(() -> take(clock.instant()));
        }));
    }

    /** Takes them anew, whenever somebody asks. */
    Taken anew() {
        return apart.execute(_ -> take(clock.instant()));
    }

    private Taken take(Instant now) {
        lock();
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

    private Optional<Taken> taken() {
        return jdbc.sql("SELECT today, as_of, took_ms FROM reports.night").query(Night::read).optional();
    }

    private static Taken read(ResultSet row, int number) throws SQLException {
        return new Taken(row.getObject("today", LocalDate.class), row.getObject("as_of", OffsetDateTime.class).toInstant(), row.getLong("took_ms"));
    }
}
