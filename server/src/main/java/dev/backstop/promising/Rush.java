package dev.backstop.promising;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** Whether orders are coming in here: work that nobody waits for then takes small pieces and leaves room for them. */
@Component
class Rush {
    private static final long LASTS_NANOS = Duration.ofMillis(500).toNanos();

    private volatile long lastOrder = System.nanoTime() - LASTS_NANOS;

    void orderCame() {
        lastOrder = System.nanoTime();
    }

    boolean isOn() {
        return System.nanoTime() - lastOrder < LASTS_NANOS;
    }
}
