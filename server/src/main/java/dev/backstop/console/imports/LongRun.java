package dev.backstop.console.imports;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;

/** Work that may outlast the patience of whoever waits for a page: it is begun, and goes on after the page was answered. */
final class LongRun {
    static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Logger log = LoggerFactory.getLogger(LongRun.class);

    private LongRun() {}

    /**
     * Does the work in the name of the person who is signed in. What fails while somebody waits fails here; later it stands in the log.
     *
     * @return what came of it; empty while it goes on
     */
    static <T> Optional<T> begin(Supplier<T> work, Duration patience) {
        var task = new FutureTask<>(new DelegatingSecurityContextCallable<>(work::get));
        var thread = Thread.ofVirtual().name("import").start(task);
        try {
            return Optional.of(task.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            Thread.ofVirtual().start(() -> logFailure(task));
            return Optional.empty();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void logFailure(FutureTask<?> task) {
        try {
            task.get();
        } catch (ExecutionException failed) {
            log.error("An import failed after its page was answered", failed.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
