package dev.backstop.automation;

import dev.backstop.access.Account;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order that waits for somebody to say yes, as the outside sees it.
 *
 * @param rule   number of the rule that asked, {@code ruleName} what it is called
 * @param draft  the purchase order that waits; null: made once it is approved
 * @param amount in the firm's currency, as the order stands now; null: not known
 * @param state  waiting, approved, rejected, lapsed
 * @param next   who is asked now; null: nobody any more
 * @param became the number of what it was sent as
 */
public record Approval(String approval, String rule, String ruleName, String kind, @Nullable String draft, @Nullable String vendor, @Nullable String amount,
        String why, String state, Instant askedAt, @Nullable Instant endedAt, @Nullable String next, List<Step> steps, List<Need> needs,
        @Nullable String became) {
    public Approval {
        steps = List.copyOf(steps);
        needs = List.copyOf(needs);
    }

    /** Whether somebody is the one who is asked now, and has not said yes before. */
    public boolean asks(Account account) {
        return next != null && fits(account, next) && !hasSaidYes(account);
    }

    /** Whether somebody said yes to the order as it stands; the next yes is then somebody else's. */
    boolean hasSaidYes(Account account) {
        return steps.stream().anyMatch(step -> !step.isVoid() && account.email().equals(step.by()));
    }

    /** Whether {@code who}, a mail address or {@code role:} with a role, means somebody. */
    static boolean fits(Account account, String who) {
        return who.startsWith(RuleForm.ROLE) ? account.role().word().equals(who.substring(RuleForm.ROLE.length()))
                : account.email().equalsIgnoreCase(who);
    }

    /**
     * One who is asked.
     *
     * @param said   yes or no; null: not yet
     * @param amount what the order came to when it was decided
     * @param isVoid whether it no longer counts, because the order grew after it
     */
    public record Step(int step, String who, @Nullable String said, @Nullable String by, @Nullable Instant at, @Nullable String reason,
            @Nullable String amount, boolean isVoid) {}

    /** What the order is for. */
    public record Need(String proposal, String sku, String name, String location, String quantity, String unit) {}
}
