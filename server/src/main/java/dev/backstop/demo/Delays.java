package dev.backstop.demo;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** How late real vendors were, in days; early is negative. */
record Delays(Map<String, List<Integer>> daysLateByVendor) {
    Delays {
        daysLateByVendor = Map.copyOf(daysLateByVendor);
    }

    /** The delay of one delivery drawn from the vendor's record. */
    int draw(String vendor, RandomGenerator random) {
        var record = record(vendor);
        return record.get(random.nextInt(record.size()));
    }

    /** The days within which nine in ten deliveries came after the day agreed; none where they came before it. */
    int nineInTen(String vendor) {
        var sorted = record(vendor).stream().sorted().toList();
        return Math.max(0, sorted.get((sorted.size() * 9 - 1) / 10));
    }

    private List<Integer> record(String vendor) {
        var record = daysLateByVendor.get(vendor);
        if (record == null || record.isEmpty()) {
            throw new IllegalArgumentException("There is no record of deliveries by " + vendor);
        }
        return record;
    }
}
