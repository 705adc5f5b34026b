package dev.backstop.storefront;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Open pages that want to know when something moves, each on a thread of its own that sleeps until then. There is room for so many, and no
 * more.
 */
@Component
class Watchers implements NewsHearer, SmartLifecycle {
    static final int MOST = 2_000;
    static final int MOST_OF_ONE = 20; // from one address: tabs of one person, or a few people behind one line

    private final Set<Watcher> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> byClient = new HashMap<>();
    private volatile boolean running;

    /** One open page. */
    final class Watcher implements AutoCloseable {
        private final @Nullable String client;
        private final Semaphore news = new Semaphore(0);
        private volatile Set<Long> items = Set.of();

        private Watcher(@Nullable String client) {
            this.client = client;
        }

        /** What to wake up for, from now on. */
        void watch(Set<Long> wanted) {
            items = Set.copyOf(wanted);
        }

        /** Sleeps until something moved, or the time is over, or the server stops. Whether to go on: the server does not stop. */
        boolean sleep(Duration most) throws InterruptedException {
            if (running && news.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
            return running;
        }

        private void wake() {
            if (news.availablePermits() == 0) {
                news.release();
            }
        }

        @Override
        public void close() {
            open.remove(this);
            if (client != null) {
                synchronized (byClient) {
                    byClient.merge(client, -1, Integer::sum);
                    byClient.remove(client, 0);
                }
            }
        }
    }

    /**
     * A place for one more page; empty if there is none, or the client has its share. The firm's own network, a null client, has no share.
     */
    Optional<Watcher> enter(@Nullable String client) {
        synchronized (byClient) {
            if (!running || open.size() >= MOST || (client != null && byClient.getOrDefault(client, 0) >= MOST_OF_ONE)) {
                return Optional.empty();
            }
            if (client != null) {
                byClient.merge(client, 1, Integer::sum);
            }
            var watcher = new Watcher(client);
            open.add(watcher);
            return Optional.of(watcher);
        }
    }

    @Override
    public void moved(Set<Long> items) {
        for (var watcher : open) {
            for (var item : watcher.items) {
                if (items.contains(item)) {
                    watcher.wake();
                    break;
                }
            }
        }
    }

    @Override
    public void allMoved() {
        open.forEach(Watcher::wake);
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server, which waits for its open requests. */
    @Override
    public void stop() {
        running = false;
        allMoved();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
