package dev.backstop.storefront;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Hears from the database which items moved, on a connection of its own, and tells first {@link AvailabilityMemory}, then whoever else
 * wants to know, then {@link Changes}. What moved while nobody listened is unknown, so that listening begins with: all moved.
 */
@Component
class AvailabilityNews implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(AvailabilityNews.class);
    private static final int LOOK_UP_MILLIS = 500; // how long a stop, or the turn of a day, may go unnoticed
    private static final long GATHER_MILLIS = 25; // what moves meanwhile is noted together: a rush moves one item hundreds of times a second
    private static final long PAUSE_MILLIS = 1_000; // before a lost connection is made anew

    private final DataSource database;
    private final AvailabilityMemory memory;
    private final List<NewsHearer> hearers;
    private final DateTurns turns;
    private final Clock clock;
    private volatile @Nullable Thread listener;

    AvailabilityNews(DataSource database, AvailabilityMemory memory, List<NewsHearer> hearers, DateTurns turns, Clock clock) {
        this.database = database;
        this.memory = memory;
        this.hearers = List.copyOf(hearers);
        this.turns = turns;
        this.clock = clock;
    }

    private void listen() {
        while (isRunning()) {
            try (var connection = database.getConnection()) {
                try (var statement = connection.createStatement()) {
                    statement.execute("LISTEN availability");
                }
                memory.listening(true);
                hear(connection);
                try (var statement = connection.createStatement()) {
                    statement.execute("UNLISTEN availability");
                }
            } catch (SQLException | DataAccessException lost) {
                log.debug("news of availability are lost for a moment", lost);
                pause(PAUSE_MILLIS);
            } finally {
                memory.listening(false);
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        var notes = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        var heard = Heard.EVERYTHING;
        var turn = Instant.MIN;
        while (isRunning()) {
            if (!clock.instant().isBefore(turn)) {
                heard = Heard.EVERYTHING;
            }
            tell(heard, notes);
            if (heard.all()) {
                turn = turns.next(); // a location may be another, too
            }
            pause(GATHER_MILLIS);
            heard = Heard.of(connection.unwrap(PGConnection.class).getNotifications(LOOK_UP_MILLIS));
        }
    }

    private void tell(Heard heard, JdbcClient notes) {
        if (heard.all()) {
            memory.forgetAll();
            hearers.forEach(NewsHearer::allMoved);
            Changes.noteAll(notes);
        } else if (!heard.items().isEmpty()) {
            memory.forget(heard.items());
            hearers.forEach(hearer -> hearer.moved(heard.items()));
            Changes.note(notes, heard.items());
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        var thread = Thread.ofPlatform().name("availability-news").unstarted(this::listen);
        listener = thread;
        thread.start();
    }

    @Override
    public void stop() {
        var listening = listener;
        listener = null;
        if (listening != null) {
            try {
                listening.join(TimeUnit.SECONDS.toMillis(2));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return listener != null;
    }
}
