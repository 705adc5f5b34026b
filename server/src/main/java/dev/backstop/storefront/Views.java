package dev.backstop.storefront;

import dev.backstop.sandbox.SandboxEmptied;
import dev.backstop.web.Columns;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts what item pages were told, by item and day and nothing else: no cookie, no address, nobody. A look adds one in memory; every
 * minute what came together goes to the database in one statement, so that whoever looks waits for nothing.
 */
@Component
public class Views implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Views.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int KEPT_DAYS = 400;

    private final ConcurrentMap<Key, LongAdder> counters = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable Thread minutes;

    Views(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What an answer says of an item: it ships now, it ships later, or it cannot be ordered. */
    enum Said {
        STOCK, WAIT, NONE;

        static Said of(Availability.State state, boolean sellable) {
            return switch (state) {
                case IN_STOCK -> STOCK;
                case LOW, BACKORDER, PREORDER, MADE_TO_ORDER -> sellable ? WAIT : NONE;
                case OUT, ENDED -> NONE;
            };
        }
    }

    /** What was said of an item. */
    record Told(long item, Said said) {}

    private record Key(LocalDate day, long item, Said said) {}

    private record Counted(Key key, long views) {}

    /** What to add one to whenever an answer of today that says so goes out; an answer is remembered for minutes only. */
    List<LongAdder> counters(List<Told> told) {
        var today = LocalDate.now(clock);
        return told.stream().map(one -> counter(new Key(today, one.item(), one.said()))).toList();
    }

    private LongAdder counter(Key key) {
        return counters.computeIfAbsent(key, _ -> new LongAdder());
    }

    /** Writes what this instance has counted since the last time. */
    public void flush() {
        var counted = new ArrayList<Counted>();
        var today = LocalDate.now(clock);
        counters.forEach((key, views) -> {
            var since = views.sumThenReset();
            if (since > 0) {
                counted.add(new Counted(key, since));
            } else if (ChronoUnit.DAYS.between(key.day(), today) > 1) {
                counters.remove(key, views); // no answer of that day is remembered any more
            }
        });
        if (counted.isEmpty()) {
            return;
        }
        counted.sort(Comparator.comparing((Counted one) -> one.key().day()).thenComparingLong(one -> one.key().item())
                .thenComparing(one -> one.key().said()));
        try {
            write(counted, today);
        } catch (DataAccessException failed) {
            counted.forEach(one -> counter(one.key()).add(one.views())); // for the next minute
            throw failed;
        }
    }

    /** Items of a sandbox get the numbers of those before its reset. */
    @EventListener
    void on(SandboxEmptied emptied) {
        counters.clear();
    }

    /** In the order of the key, so that instances that write at once wait for each other; of items that are gone, nothing. */
    private void write(List<Counted> counted, LocalDate today) {
        jdbc.sql("""
                INSERT INTO storefront.item_views AS v (day, item_id, said, views)
                SELECT c.day, c.item_id, c.said, c.views
                  FROM unnest(:days::date[], :items::bigint[], :said::text[], :views::bigint[]) WITH ORDINALITY
                       AS c (day, item_id, said, views, nth)
                 WHERE EXISTS (SELECT FROM catalog.item i WHERE i.id = c.item_id)
                 ORDER BY c.nth
                    ON CONFLICT (day, item_id, said) DO UPDATE SET views = v.views + excluded.views
                """)
                .param("days", Columns.texts(counted, one -> one.key().day()))
                .param("items", Columns.longs(counted, one -> one.key().item()))
                .param("said", Columns.texts(counted, one -> one.key().said().name().toLowerCase(Locale.ROOT)))
                .param("views", Columns.longs(counted, Counted::views)).update();
        jdbc.sql("DELETE FROM storefront.item_views WHERE day < :kept").param("kept", today.minusDays(KEPT_DAYS)).update();
    }

    @Override
    public void start() {
        minutes = Thread.ofVirtual().name("views").start(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.sleep(EVERY);
                    flushed();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void flushed() {
        try {
            flush();
        } catch (DataAccessException failed) {
            LOG.warn("Looks at item pages could not be written; the next minute tries again.", failed);
        }
    }

    @Override
    public void stop() {
        var running = minutes;
        minutes = null;
        if (running != null) {
            running.interrupt();
            flushed();
        }
    }

    @Override
    public boolean isRunning() {
        return minutes != null;
    }
}
