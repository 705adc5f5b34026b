package dev.backstop.promising;

import dev.backstop.web.IdempotentWrites;
import dev.backstop.web.Problem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Natural batching: orders that come in while a transaction commits are taken together in the next. Who orders while nobody else does waits for
 * no company: when the line is empty, an order is taken at once and alone.
 */
@Component
class OrderGatherer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OrderGatherer.class);
    private static final List<Integer> HANDS = List.of(1, 250); // how many lines must wait for each to help: two transactions cost more than one
    private static final int MOST_ROUNDS = 20;
    private static final long PAUSE_NANOS = 500_000; // when every order of a round was busy
    private static final Duration LOOK_UP = Duration.ofMillis(200); // how long a stop may go unnoticed

    private final GatheredOrders orders;
    private final PlacesAtWork atWork;
    private final Rush rush;
    private final TransactionTemplate transaction;
    private final WaitingOrders waiting = new WaitingOrders(Duration.ofMillis(2));
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean running;

    OrderGatherer(GatheredOrders orders, PlacesAtWork atWork, Rush rush, PlatformTransactionManager manager) {
        this.orders = orders;
        this.atWork = atWork;
        this.rush = rush;
        this.transaction = new TransactionTemplate(manager);
    }

    /** Takes an order together with others, and answers when its transaction has committed. */
    GatheredOrder.Outcome take(OrderRequest order, IdempotentWrites.Write write) {
        rush.orderCame();
        var asked = new GatheredOrder(order, write);
        if (!isRunning() || !waiting.add(asked)) {
            return new GatheredOrder.Outcome.Alone();
        }
        if (!isRunning() && waiting.remove(asked)) { // the workers went home between the two
            asked.end(new GatheredOrder.Outcome.Alone());
        }
        return asked.outcome();
    }

    private void work(WaitingOrders.Hand hand) {
        var busy = new ArrayDeque<GatheredOrder>();
        try {
            while (isRunning()) {
                var batch = next(busy, hand);
                var before = batch.size();
                end(batch, busy);
                waiting.answered(before - busy.size());
                if (before > 0 && busy.size() == before) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            busy.forEach(asked -> asked.end(new GatheredOrder.Outcome.Alone()));
            endAllThatWait();
        }
    }

    private void endAllThatWait() {
        for (var left = waiting.take(); !left.isEmpty(); left = waiting.take()) {
            left.forEach(asked -> asked.end(new GatheredOrder.Outcome.Alone()));
        }
    }

    /** Those that were busy, then those that wait. */
    private List<GatheredOrder> next(Deque<GatheredOrder> busy, WaitingOrders.Hand hand) throws InterruptedException {
        var batch = new ArrayList<>(busy);
        batch.addAll(busy.isEmpty() ? hand.take(LOOK_UP) : waiting.take());
        busy.clear();
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
        } finally {
            atWork.release();
        }
    }

    @Override
    public void start() {
        running = true;
        for (var atLeast : HANDS) {
            var hand = waiting.hand(atLeast);
            workers.add(Thread.ofPlatform().name("orders-" + workers.size()).start(() -> work(hand)));
        }
    }

    /** Orders that still wait are taken alone, by the threads that brought them. */
    @Override
    public void stop() {
        running = false;
        try {
            for (var worker : workers) {
                worker.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        workers.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
