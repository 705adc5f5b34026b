package dev.backstop.post;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * A few senders that wake when something was committed, and look from time to time for what came due or was left by a server that died. A program that
 * only restores or imports sends nothing.
 */
@Component
@ConditionalOnExpression("{'serve', 'demo'}.contains('${backstop.mode:}') and !${backstop.sandbox:false}")
class DepartureWorkers implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DepartureWorkers.class);
    private static final int SENDERS = 4;
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Departures departures;
    private final List<Thread> running = new ArrayList<>();

    DepartureWorkers(Departures departures) {
        this.departures = departures;
    }

    @Override
    public void start() {
        for (var i = 1; i <= SENDERS; i++) {
            running.add(Thread.ofVirtual().name("sender-" + i).start(this::sendForEver));
        }
    }

    private void sendForEver() {
        while (true) {
            try {
                departures.await(LOOK);
                departures.sendDue();
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException failed) {
                log.warn("Sending failed and is tried again: {}", failed.toString());
            }
        }
    }

    @Override
    public void stop() {
        running.forEach(Thread::interrupt);
        running.clear();
    }

    @Override
    public boolean isRunning() {
        return !running.isEmpty();
    }
}
