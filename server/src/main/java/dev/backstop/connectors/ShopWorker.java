package dev.backstop.connectors;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every second what is due with shops. A program that only restores or imports speaks with nobody. */
@Component
@ConditionalOnExpression("{'serve', 'demo'}.contains('${backstop.mode:}') and !${backstop.sandbox:false}")
class ShopWorker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ShopWorker.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final ShopWork work;
    private volatile @Nullable Thread running;

    ShopWorker(ShopWork work) {
        this.work = work;
    }

    private void lookForEver() {
        while (isRunning()) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
                work.begin();
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException failed) {
                log.warn("Work for shops failed and is tried again: {}", failed.toString());
            }
        }
    }

    @Override
    public void start() {
        running = Thread.ofVirtual().name("shops").start(this::lookForEver);
    }

    @Override
    public void stop() {
        var thread = running;
        running = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
