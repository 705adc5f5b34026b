package dev.backstop.reports.schedules;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the mail of a run says.
 *
 * @param file   the sentence about the attached file
 * @param report address of the same report on screen
 * @param manage address at which one changes it or stops getting it
 */
public record Letter(String title, List<Part> parts, String file, String report, String manage, String why) {
    /** Some sentences; {@code heading} empty: they stand without one. */
    public record Part(String heading, List<String> sentences) {
        public Part {
            sentences = List.copyOf(sentences);
        }
    }

    public Letter {
        parts = List.copyOf(parts);
    }

    /** As plain text. */
    String text() {
        var body = parts.stream().map(part -> part.heading().isEmpty() ? String.join("\n", part.sentences())
                : part.heading() + ":\n" + part.sentences().stream().map(each -> "- " + each).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n\n"));
        return "%s\n\n%s\n\n%s\nOn screen: %s\n\n%s Change it or stop getting it: %s\n".formatted(title, body, file, report, why, manage);
    }
}
