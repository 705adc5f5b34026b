package dev.backstop.planning.leadtimes;

import java.io.Serializable;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** What was seen of one class of orders, as columns, and its narrower classes. */
final class ClassRecord implements Serializable {
    private final HashMap<Object, ClassRecord> narrower = new HashMap<>(4);
    private int[] days = new int[4];
    private int[] ages = new int[4];
    private float[] shares = new float[4];
    private boolean[] open = new boolean[4];
    private int size;

    ClassRecord narrower(Object label) {
        return narrower.computeIfAbsent(label, _ -> new ClassRecord());
    }

    @Nullable ClassRecord find(Object label) {
        return narrower.get(label);
    }

    int size() {
        return size;
    }

    int day(int index) {
        return days[index];
    }

    /** Share of an order, faded by its age: half as much after each half-life. */
    double weight(int index, double halfLifeDays) {
        return shares[index] * Math.exp(-Math.log(2) * ages[index] / halfLifeDays);
    }

    /** Whether it was still open on that day, so that the day of its end is later or the same. */
    boolean isOpen(int index) {
        return open[index];
    }

    void add(int day, int age, double share, boolean stillOpen) {
        if (size == days.length) {
            days = java.util.Arrays.copyOf(days, 2 * size);
            ages = java.util.Arrays.copyOf(ages, 2 * size);
            shares = java.util.Arrays.copyOf(shares, 2 * size);
            open = java.util.Arrays.copyOf(open, 2 * size);
        }
        days[size] = day;
        ages[size] = age;
        shares[size] = (float) share;
        open[size] = stillOpen;
        size++;
    }
}
