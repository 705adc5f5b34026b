package dev.backstop.demo;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** One item during the replay: what is here, what comes, who waits, and what was asked for each day. */
final class Shelf {
    private final long[] askedByDay;
    private final int firstAsked;
    private final Deque<Year.Waiting> queue = new ArrayDeque<>();
    private final List<Coming> coming = new ArrayList<>();
    private long onHand;
    private long owed;

    private record Coming(int purchase, long quantity, LocalDate likelyOn) {}

    /** {@code askedByDay} counts from the replay's first day and is only ever looked back on, save for the first order. */
    Shelf(long[] askedByDay) {
        this.askedByDay = askedByDay;
        this.firstAsked = firstDayOf(askedByDay);
    }

    /** The day on which the item was first asked for; past the last day if never. */
    int firstAsked() {
        return firstAsked;
    }

    long onHand() {
        return onHand;
    }

    Deque<Year.Waiting> queue() {
        return queue;
    }

    void open(long quantity) {
        onHand = quantity;
    }

    long position() {
        return onHand + comingQuantity() - owed;
    }

    /** The policy as seen at the end of a day: from the days before, or from the item's own first weeks while it is new. */
    Policy policyOn(int day, int leadTimeDays) {
        var from = Math.max(firstAsked, day - Policy.DAYS_LOOKED_BACK + 1);
        var to = Math.min(askedByDay.length, Math.max(day + 1, firstAsked + Policy.DAYS_LOOKED_BACK));
        var days = Math.max(1, Math.min(to - from, Policy.DAYS_LOOKED_BACK));
        var sum = 0.0;
        var squares = 0.0;
        for (var at = to - days; at < to; at++) {
            sum += askedByDay[at];
            squares += (double) askedByDay[at] * askedByDay[at];
        }
        var mean = sum / days;
        return Policy.from(mean, Math.sqrt(Math.max(0, squares / days - mean * mean)), leadTimeDays);
    }

    void order(int purchase, long quantity, LocalDate likelyOn) {
        coming.add(new Coming(purchase, quantity, likelyOn));
    }

    void arrive(int purchase) {
        onHand += coming.stream().filter(one -> one.purchase == purchase).mapToLong(Coming::quantity).sum();
        coming.removeIf(one -> one.purchase == purchase);
    }

    /** Takes what is here, at most {@code quantity}. */
    long take(long quantity) {
        var taken = Math.min(onHand, quantity);
        onHand -= taken;
        return taken;
    }

    void owe(Year.Waiting waiting) {
        queue.addLast(waiting);
        owed += waiting.quantity();
    }

    void settle(long quantity) {
        owed -= quantity;
    }

    /** What a customer who asks for so much more hears: the likely day of the order that covers all who wait, or of one placed today. */
    LocalDate dateFor(long quantity, LocalDate today, LocalDate ifOrderedToday) {
        var uncovered = owed + quantity - onHand;
        for (var one : coming) {
            uncovered -= one.quantity;
            if (uncovered <= 0) {
                return one.likelyOn.isAfter(today) ? one.likelyOn : today.plusDays(7); // overdue: ask again in a week
            }
        }
        return ifOrderedToday;
    }

    private long comingQuantity() {
        var sum = 0L;
        for (var one : coming) {
            sum += one.quantity;
        }
        return sum;
    }

    private static int firstDayOf(long[] asked) {
        var day = 0;
        while (day < asked.length && asked[day] == 0) {
            day++;
        }
        return day;
    }
}
