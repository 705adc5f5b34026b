package dev.backstop.promising;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Orders that came and are not at work yet, in the order in which they came. Where many order at once, those who were answered just now soon
 * order again: the next transaction waits a moment for most of them, because one for thirty costs little more than one for fifteen.
 */
final class WaitingOrders {
    private static final int MOST_WAITING = 4_096;
    private static final int MOST_LINES = 2_000; // of one transaction
    private static final int CROWD = 4; // fewer orders than that do not make anybody wait
    private static final int COMPANY = 24; // so many pay for a transaction

    private final Deque<GatheredOrder> waiting = new ArrayDeque<>();
    private final Lock lock = new ReentrantLock();
    private final Condition company = lock.newCondition();
    private final List<Hand> hands = new ArrayList<>();
    private final Duration moment;
    private int lines;
    private int awaited;

    /** @param moment that most of a crowd is waited for */
    WaitingOrders(Duration moment) {
        this.moment = moment;
    }

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
            if (waiting.size() >= awaited) {
                company.signal();
            }
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

    /** So many were answered: with those that came meanwhile they are the crowd of which most are awaited. */
    void answered(int orders) {
        lock.lock();
        try {
            var crowd = orders + waiting.size();
            awaited = crowd < CROWD ? 0 : Math.min(COMPANY, crowd * 3 / 4);
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

        /** Waits for enough lines, and a moment for company, and takes them out; empty if they did not come in time. */
        List<GatheredOrder> take(Duration within) throws InterruptedException {
            lock.lock();
            try {
                var left = within.toNanos();
                while (lines < atLeast && left > 0) {
                    left = enough.awaitNanos(left);
                }
                left = moment.toNanos();
                while (lines >= atLeast && waiting.size() < awaited && lines < others() && left > 0) {
                    left = company.awaitNanos(left);
                }
                return lines < atLeast ? List.of() : WaitingOrders.this.take();
            } finally {
                lock.unlock();
            }
        }

        /** So many lines are enough for another hand, too: they are not to wait. */
        private int others() {
            return hands.stream().filter(hand -> hand != this).mapToInt(hand -> hand.atLeast).min().orElse(MOST_LINES);
        }
    }
}
