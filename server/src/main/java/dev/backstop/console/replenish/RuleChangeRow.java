package dev.backstop.console.replenish;

import static dev.backstop.web.Say.say;

import dev.backstop.automation.RuleChange;
import dev.backstop.console.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of a rule in the words of the form by which it is made.
 *
 * @param what what was changed; of the rest nobody says more than the page of rules does
 */
public record RuleChangeRow(RuleChange change, String what, Value before, Value after) {
    /**
     * What was written, or a choice of the form in its words.
     *
     * @param translate {@code no} where it is the firm's own; null: it is in the reader's language
     */
    public record Value(String text, @Nullable String translate) {}

    static RuleChangeRow of(RuleChange change, List<Option> words) {
        return new RuleChangeRow(change, what(change.field()), said(change.before(), words), said(change.after(), words));
    }

    private static Value said(@Nullable String value, List<Option> words) {
        return value == null ? new Value("–", null) : words.stream().filter(word -> word.value().equals(value)).findFirst()
                .map(word -> new Value(word.said(), null)).orElseGet(() -> new Value(value, "no"));
    }

    private static String what(String field) {
        return switch (field) {
            case "name" -> say("Name");
            case "rank" -> say("Rank");
            case "kind" -> say("For what is");
            case "vendor" -> say("Vendor");
            case "category" -> say("Category");
            case "itemClass" -> say("Class");
            case "upTo" -> say("Orders up to");
            case "level" -> say("What it does");
            case "budget.amount" -> say("Budget");
            case "budget.period" -> say("Budget is for");
            case "budget.per" -> say("Budget counts");
            case "approvers" -> say("Who must say yes");
            case "tellTo" -> say("Tell");
            case "mode" -> say("From when on");
            case "pausedUntil" -> say("Paused until");
            case "pauseReason" -> say("Because");
            default -> say("Ended");
        };
    }
}
