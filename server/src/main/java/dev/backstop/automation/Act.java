package dev.backstop.automation;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

/** What a rule does with a batch, and why. */
sealed interface Act {
    String why();

    /** A buyer is told. */
    record Tell(String why) implements Act {}

    /** A draft, or an order to make or move, is written. */
    record Draft(String why) implements Act {}

    /** Somebody is asked. */
    record Ask(String why) implements Act {}

    /** The order goes out. */
    record Send(String why) implements Act {}

    /** Nothing today. */
    record Hold(String why) implements Act {}

    /**
     * Decides.
     *
     * @param batch of needs that are there without late supply, or of a rule that only tells
     * @param spent in the present period, by key of the rule's budget
     */
    static Act of(Batch batch, Map<String, BigDecimal> spent) {
        var rule = batch.rule();
        if (rule.isPaused(batch.today())) {
            return new Hold("The rule is paused until %s.".formatted(rule.pausedUntil()));
        }
        if (rule.level() == Level.TELL) {
            return new Tell("The rule tells the buyer.");
        }
        if (!batch.first().isOrderDay()) {
            return new Hold("Today is no order day of %s.".formatted(batch.first().vendorCode()));
        }
        return switch (rule.level()) {
            case TELL -> throw new IllegalStateException("told above");
            case DRAFT -> new Draft("The rule writes drafts.");
            case APPROVE -> new Ask("The rule sends after approval.");
            case SEND -> send(batch, spent);
        };
    }

    private static Act send(Batch batch, Map<String, BigDecimal> spent) {
        var rule = batch.rule();
        var amount = batch.amount();
        if (amount == null && (rule.budget() != null || rule.upTo() != null)) {
            return rule.approvers().isEmpty() ? new Draft("Its amount is not known: a price or an exchange rate is missing.")
                    : new Ask("Its amount is not known: a price or an exchange rate is missing.");
        }
        var minimum = batch.first().minimum();
        if (minimum != null && amount != null && amount.compareTo(minimum) < 0) {
            return new Draft("It comes to %s, and the vendor takes orders from %s on: the draft waits for more, or for a person.".formatted(amount, minimum));
        }
        var budget = rule.budget();
        if (budget != null) {
            for (var asked : batch.asked().entrySet()) {
                var before = spent.getOrDefault(asked.getKey(), BigDecimal.ZERO);
                if (before.add(asked.getValue()).compareTo(budget.amount()) > 0) {
                    return new Ask("It comes to %s%s, and of the budget of %s a %s %s are spent.".formatted(asked.getValue(),
                            asked.getKey().isEmpty() ? "" : " of " + asked.getKey(), budget.amount(),
                            budget.period().name().toLowerCase(java.util.Locale.ROOT), before));
                }
            }
        }
        return new Send(budget == null ? "The rule sends by itself." : "The rule sends by itself, and its budget allows it: %s.".formatted(
                Objects.requireNonNull(amount, "what has a budget has an amount")));
    }
}
