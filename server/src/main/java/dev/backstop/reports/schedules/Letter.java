package dev.backstop.reports.schedules;

import static dev.backstop.web.Say.say;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the mail of a run says, in the language of its reader.
 *
 * @param language tag of it: {@code de}
 * @param file     the sentence about the attached file
 * @param report   address of the same report on screen
 * @param manage   address at which one changes it or stops getting it
 */
public record Letter(String language, String title, List<Part> parts, String file, String report, String manage, String why) {
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
        return "%s\n\n%s\n\n%s\n%s\n\n%s %s\n".formatted(title, body, file, say("On screen: {0}", report), why,
                say("Change it or stop getting it: {0}", manage));
    }
}
