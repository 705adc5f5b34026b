package dev.backstop.promising;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Settles places whose promises are due, some at a time in a transaction of their own, while orders go on: one worker takes small pieces
 * while they come in, two take larger ones when it is quiet. Every instance of the program works at it: what one leaves, because it was
 * stopped or killed, another finds. In a sandbox it is done before the call that caused it is answered, so that nothing happens behind a
 * test's back.
 */
@Component
class Repromiser implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Repromiser.class);
    private static final int WORKERS = 2;
    private static final int PEGS_TOGETHER = 2_000; // fewer statements, each for more rows
    private static final int PEGS_IN_A_RUSH = 300; // an order for one of these places waits for no more
    private static final long LOOK_MILLIS = 2_000;

    private final Settlement settlement;
    private final Rush rush;
    private final TransactionTemplate transaction;
    private final boolean atOnce;
    private final Semaphore work = new Semaphore(0);
    private volatile @Nullable ExecutorService workers;

    Repromiser(Settlement settlement, Rush rush, PlatformTransactionManager manager, @Value("${backstop.sandbox:false}") boolean sandbox) {
        this.settlement = settlement;
        this.rush = rush;
        this.transaction = new TransactionTemplate(manager);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW); // its cause has committed, and may still be bound
        this.atOnce = sandbox;
    }

    /** Something became due, and is committed. */
    void wake() {
        if (atOnce) {
            settleAll();
        } else {
            work.release(WORKERS);
        }
    }

    private void settleAll() {
        while (settle(rush.isOn() ? PEGS_IN_A_RUSH : PEGS_TOGETHER)) {
            // it goes on with the next
        }
    }

    private void settleWhileQuiet() {
        while (!rush.isOn() && settle(PEGS_TOGETHER)) {
            // it goes on with the next
        }
    }

    private boolean settle(int pegs) {
        return Boolean.TRUE.equals(transaction.execute(_ -> settlement.settleNext(pegs)));
    }

    private void lookOut(ExecutorService mine, Runnable settling) {
        while (!mine.isShutdown()) {
            try {
                work.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                settling.run();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (ConcurrencyFailureException lost) {
                log.debug("promises are made anew in the next round", lost);
            } catch (RuntimeException failed) {
                log.warn("promises that are due could not be made anew; it is tried again", failed);
            }
        }
    }

    @Override
    public void start() {
        if (!atOnce) {
            var started = Executors.newFixedThreadPool(WORKERS, Thread.ofPlatform().name("promises-", 1).factory());
            workers = started;
            started.execute(() -> lookOut(started, this::settleAll));
            started.execute(() -> lookOut(started, this::settleWhileQuiet));
        }
    }

    /** What is being settled is finished or left for another instance. */
    @Override
    public void stop() {
        var stopping = workers;
        workers = null;
        if (stopping != null) {
            stopping.shutdown();
            work.release(WORKERS);
            try {
                if (!stopping.awaitTermination(5, TimeUnit.SECONDS)) {
                    stopping.shutdownNow();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return workers != null;
    }
}
