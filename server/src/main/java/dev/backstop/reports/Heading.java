package dev.backstop.reports;

import static dev.backstop.web.Say.say;
import static dev.backstop.web.Say.told;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands above a file for people, in its language.
 *
 * @param asked how the report was narrowed
 */
record Heading(String firm, String title, List<String> asked, @Nullable Summary summary) {
    static Heading of(String firm, Asked asked, @Nullable Summary summary) {
        return new Heading(firm, asked.report().heading(), asked(asked.report(), asked.request()), summary);
    }

    private static List<String> asked(Report report, ReportRequest request) {
        var asked = new ArrayList<String>();
        FilterWords.of(report, request).forEach((label, value) -> asked.add(label + ": " + value));
        if (!request.groupBy().isEmpty()) {
            asked.add(say("One row for each") + ": " + FilterWords.groups(report, request));
        }
        return List.copyOf(asked);
    }

    List<String> sentences() {
        return summary == null ? List.of()
                : Stream.concat(summary.says().stream(), summary.advice().stream())
                        .map(sentence -> String.valueOf(told(sentence))).toList();
    }
}
