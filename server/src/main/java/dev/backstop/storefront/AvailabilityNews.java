package dev.backstop.storefront;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Hears from the database which items moved, on a connection of its own, and tells {@link AvailabilityMemory}. */
@Component
class AvailabilityNews implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(AvailabilityNews.class);
    private static final int LOOK_UP_MILLIS = 500; // how long a stop may go unnoticed
    private static final long PAUSE_MILLIS = 1_000; // before a lost connection is made anew
    private static final String ALL = "*";

    private final DataSource database;
    private final AvailabilityMemory memory;
    private volatile @Nullable Thread listener;

    AvailabilityNews(DataSource database, AvailabilityMemory memory) {
        this.database = database;
        this.memory = memory;
    }

    private void listen() {
        while (isRunning()) {
            try (var connection = database.getConnection()) {
                try (var statement = connection.createStatement()) {
                    statement.execute("LISTEN availability");
                }
                memory.listening(true);
                hear(connection.unwrap(PGConnection.class));
                try (var statement = connection.createStatement()) {
                    statement.execute("UNLISTEN availability");
                }
            } catch (SQLException lost) {
                log.debug("news of availability are lost for a moment", lost);
                pause();
            } finally {
                memory.listening(false);
            }
        }
    }

    private void hear(PGConnection connection) throws SQLException {
        while (isRunning()) {
            for (var news : connection.getNotifications(LOOK_UP_MILLIS)) {
                if (news.getParameter().equals(ALL)) {
                    memory.forgetAll();
                } else {
                    memory.forget(Arrays.stream(news.getParameter().split(" ")).map(Long::valueOf).toList());
                }
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
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
