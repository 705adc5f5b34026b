package dev.backstop.promising;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Orders that came and are not at work yet, in the order in which they came. */
final class WaitingOrders {
    private static final int MOST_WAITING = 4_096;
    private static final int MOST_LINES = 2_000; // of one transaction

    private final Deque<GatheredOrder> waiting = new ArrayDeque<>();
    private final Lock lock = new ReentrantLock();
    private final List<Hand> hands = new ArrayList<>();
    private int lines;

    /** One at least: an order without lines waits, too, to be told that it needs some. */
    private static int lines(GatheredOrder order) {
        return Math.max(1, order.lines());
    }

    /** Lets an order wait; false where too many do. */
    boolean add(GatheredOrder order) {
        lock.lock();
        try {
            if (waiting.size() == MOST_WAITING) {
                return false;
            }
            waiting.add(order);
            lines += lines(order);
            hands.stream().filter(hand -> lines >= hand.atLeast).forEach(hand -> hand.enough.signal());
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes one out again; false where it is at work. */
    boolean remove(GatheredOrder order) {
        lock.lock();
        try {
            var here = waiting.remove(order);
            lines -= here ? lines(order) : 0;
            return here;
        } finally {
            lock.unlock();
        }
    }

    /** Takes out as many as one transaction should have; empty where none waits. */
    List<GatheredOrder> take() {
        lock.lock();
        try {
            var batch = new ArrayList<GatheredOrder>();
            var taken = 0;
            while (taken < MOST_LINES && !waiting.isEmpty()) {
                var next = waiting.remove();
                batch.add(next);
                taken += lines(next);
            }
            lines -= taken;
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Somebody who works on them as soon as {@code atLeast} lines wait. */
    Hand hand(int atLeast) {
        lock.lock();
        try {
            var hand = new Hand(atLeast);
            hands.add(hand);
            return hand;
        } finally {
            lock.unlock();
        }
    }

    final class Hand {
        private final int atLeast;
        private final Condition enough = lock.newCondition();

        private Hand(int atLeast) {
            this.atLeast = atLeast;
        }

        /** Waits for enough lines, and takes them out; empty if they did not come in time. */
        List<GatheredOrder> take(Duration within) throws InterruptedException {
            lock.lock();
            try {
                var left = within.toNanos();
                while (lines < atLeast && left > 0) {
                    left = enough.awaitNanos(left);
                }
                return lines < atLeast ? List.of() : WaitingOrders.this.take();
            } finally {
                lock.unlock();
            }
        }
    }
}
