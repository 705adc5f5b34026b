package dev.backstop.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What stands above a file for people.
 *
 * @param asked how the report was narrowed
 */
record Heading(String firm, String title, List<String> asked, @Nullable Summary summary) {
    static List<String> asked(ReportRequest request) {
        var asked = new ArrayList<String>();
        new TreeMap<>(request.filters()).forEach((name, value) -> asked.add(name + " = " + value));
        if (!request.groupBy().isEmpty()) {
            asked.add("by " + String.join(", ", request.groupBy()));
        }
        return List.copyOf(asked);
    }

    List<String> sentences() {
        var all = new ArrayList<String>();
        if (summary != null) {
            all.addAll(summary.says());
            all.addAll(summary.advice());
        }
        return List.copyOf(all);
    }
}
