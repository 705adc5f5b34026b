package dev.backstop.automation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One thing of a rule that became another.
 *
 * @param field  as the API calls it: {@code upTo}, {@code budget.amount}
 * @param before null: there was none
 * @param after  null: there is none
 */
public record RuleChange(Instant at, String by, String field, @Nullable String before, @Nullable String after) {
    private record Field(String name, @Nullable String value) {}

    /** What became another between two states of one rule, in the order of its fields. */
    static List<RuleChange> between(RuleResource before, RuleResource after, String by, Instant at) {
        var old = fields(before);
        var now = fields(after);
        return IntStream.range(0, now.size()).filter(i -> !now.get(i).equals(old.get(i)))
                .mapToObj(i -> new RuleChange(at, by, now.get(i).name(), old.get(i).value(), now.get(i).value())).toList();
    }

    private static List<Field> fields(RuleResource rule) {
        var budget = rule.budget();
        return List.of(new Field("name", rule.name()), new Field("rank", text(rule.rank())), new Field("kind", rule.kind()), new Field("vendor", rule.vendor()),
                new Field("category", rule.category()), new Field("itemClass", rule.itemClass()), new Field("upTo", rule.upTo()),
                new Field("level", rule.level()), new Field("budget.amount", budget == null ? null : budget.amount()),
                new Field("budget.period", budget == null ? null : budget.period()), new Field("budget.per", budget == null ? null : budget.per()),
                new Field("approvers", approvers(rule)), new Field("tellTo", rule.tellTo()), new Field("mode", rule.mode()),
                new Field("pausedUntil", text(rule.pausedUntil())), new Field("pauseReason", rule.pauseReason()),
                new Field("ended", "ended".equals(rule.state()) ? "yes" : null));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** {@code role:buyer; 5000: ada@firm.example}, in the order in which they are asked; the amount is what the order exceeds. */
    private static @Nullable String approvers(RuleResource rule) {
        var all = Objects.requireNonNullElse(rule.approvers(), List.<RuleResource.Approver>of()).stream()
                .map(each -> each.above() == null || each.above().equals("0") ? each.who() : each.above() + ": " + each.who()).collect(Collectors.joining("; "));
        return all.isEmpty() ? null : all;
    }
}
