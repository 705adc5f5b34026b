package dev.backstop.promising;

import dev.backstop.web.IdempotentWrites;
import dev.backstop.web.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Natural batching: orders that come in while a transaction commits are taken together in the next. Nobody waits for company: when the line is
 * empty, an order is taken at once and alone.
 */
@Component
class OrderGatherer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OrderGatherer.class);
    private static final int MOST_WAITING = 4_096;
    private static final int MOST_LINES = 2_000;
    private static final int MOST_ROUNDS = 20;
    private static final long PAUSE_NANOS = 500_000; // when every order of a round was busy
    private static final long LOOK_UP_MILLIS = 200; // how long a stop may go unnoticed

    private final GatheredOrders orders;
    private final Rush rush;
    private final TransactionTemplate transaction;
    private final LinkedBlockingQueue<GatheredOrder> line = new LinkedBlockingQueue<>(MOST_WAITING);
    private volatile @Nullable Thread worker;

    OrderGatherer(GatheredOrders orders, Rush rush, PlatformTransactionManager manager) {
        this.orders = orders;
        this.rush = rush;
        this.transaction = new TransactionTemplate(manager);
    }

    /** Takes an order together with others, and answers when its transaction has committed. */
    GatheredOrder.Outcome take(OrderRequest order, IdempotentWrites.Write write) {
        rush.orderCame();
        var asked = new GatheredOrder(order, write);
        if (!isRunning() || !line.offer(asked)) {
            return new GatheredOrder.Outcome.Alone();
        }
        if (!isRunning() && line.remove(asked)) { // the worker went home between the two
            asked.end(new GatheredOrder.Outcome.Alone());
        }
        return asked.outcome();
    }

    private void work() {
        var busy = new ArrayDeque<GatheredOrder>();
        try {
            while (isRunning()) {
                var batch = next(busy);
                var before = batch.size();
                end(batch, busy);
                if (before > 0 && busy.size() == before) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            worker = null;
            busy.forEach(asked -> asked.end(new GatheredOrder.Outcome.Alone()));
            for (var left = line.poll(); left != null; left = line.poll()) {
                left.end(new GatheredOrder.Outcome.Alone());
            }
        }
    }

    /** Those that were busy, then all that wait, up to as many lines as one transaction should have. */
    private List<GatheredOrder> next(Deque<GatheredOrder> busy) throws InterruptedException {
        var batch = new ArrayList<>(busy);
        busy.clear();
        var next = batch.isEmpty() ? line.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS) : line.poll();
        var lines = batch.stream().mapToInt(GatheredOrder::lines).sum();
        while (next != null) {
            batch.add(next);
            lines += next.lines();
            next = lines < MOST_LINES ? line.poll() : null;
        }
        return batch;
    }

    private void end(List<GatheredOrder> batch, Deque<GatheredOrder> busy) {
        var outcomes = batch.isEmpty() ? Map.<GatheredOrder, GatheredOrder.Outcome>of() : outcomes(batch);
        for (var asked : batch) {
            var outcome = Objects.requireNonNullElseGet(outcomes.get(asked), GatheredOrder.Outcome.Alone::new);
            if (outcome instanceof GatheredOrder.Outcome.Busy && asked.rounds() < MOST_ROUNDS) {
                busy.add(asked);
            } else {
                asked.end(outcome);
            }
        }
    }

    /** One that fails must not fail its neighbours: all are then taken alone, and the one is told why. */
    private Map<GatheredOrder, GatheredOrder.Outcome> outcomes(List<GatheredOrder> batch) {
        try {
            return Objects.requireNonNullElseGet(transaction.execute(_ -> orders.take(batch)), Map::of);
        } catch (Problem | DataAccessException disturbed) {
            log.debug("{} orders are taken one by one", batch.size(), disturbed);
            return Map.of();
        } catch (RuntimeException broken) {
            log.warn("{} orders are taken one by one", batch.size(), broken);
            return Map.of();
        }
    }

    @Override
    public void start() {
        worker = Thread.ofPlatform().name("orders").unstarted(this::work);
        Objects.requireNonNull(worker, "just made").start();
    }

    /** Orders that still wait are taken alone, by the threads that brought them. */
    @Override
    public void stop() {
        var working = worker;
        worker = null;
        if (working != null) {
            try {
                working.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
