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
        var record = daysLateByVendor.get(vendor);
        if (record == null || record.isEmpty()) {
            throw new IllegalArgumentException("There is no record of deliveries by " + vendor);
        }
        return record.get(random.nextInt(record.size()));
    }
}
