package dev.backstop.console.planning;

import static dev.backstop.web.Say.say;

import dev.backstop.console.Words;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a segment aims at, as people say it. */
public final class TargetWords {
    private TargetWords() {}

    /**
     * All that is aimed at, in one sentence.
     *
     * @param targets kinds with their values, such as {@code fill-rate 0.95, cost 0.02}
     */
    public static String of(String targets) {
        return Arrays.stream(targets.split(", ", -1)).map(TargetWords::one).collect(Collectors.joining("; "));
    }

    private static String one(String target) {
        var parts = target.split(" ", 2);
        var value = Double.parseDouble(parts[1]);
        return switch (parts[0]) {
            case "cost" -> say("least cost, at {0} a unit and day of waiting", Words.decimal(value, 4));
            case "cycle-service" -> say("{0} of cycles without running out", Words.percent(value));
            default -> say("{0} served from stock", Words.percent(value));
        };
    }
}
