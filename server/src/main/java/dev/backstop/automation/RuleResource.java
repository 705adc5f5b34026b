package dev.backstop.automation;

import dev.backstop.web.Strict;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule as the outside writes and reads it. Conditions that are null fit everything; of several rules that fit, the one of the lowest rank counts.
 *
 * @param rule        its number; only shown, as are the last four
 * @param kind        buy, make, transfer
 * @param itemClass   a segment such as AX, or its first letter
 * @param upTo        the whole order comes to no more, in the firm's currency
 * @param level       tell, draft, approve, send
 * @param approvers   who must say yes, in their order; of a rule that sends: to what exceeds its budget
 * @param tellTo      a mail address; null: the vendor's buyer
 * @param mode        live, or trial: it only notes what it would have done
 * @param pausedUntil the first day on which it acts again
 */
@Strict
public record RuleResource(@Nullable String rule, @Nullable String name, @Nullable Integer rank, @Nullable String kind, @Nullable String vendor,
        @Nullable String category, @Nullable String itemClass, @Nullable String upTo, @Nullable String level, @Nullable Budget budget,
        @Nullable List<Approver> approvers, @Nullable String tellTo, @Nullable String mode, @Nullable LocalDate pausedUntil,
        @Nullable String pauseReason, @Nullable String pausedBy, @Nullable String state) {

    /**
     * What it may send by itself.
     *
     * @param period day, week, month, quarter
     * @param per    rule, vendor, category: one budget in all, or one for each
     * @param spent  in the present period, of the rule as a whole or of whichever spent most; only shown
     */
    @Strict
    public record Budget(@Nullable String amount, @Nullable String period, @Nullable String per, @Nullable String spent) {}

    /**
     * Somebody who must say yes.
     *
     * @param above asked where the order comes to more than this; 0: always
     * @param who   a person's mail address, or role:buyer
     */
    @Strict
    public record Approver(@Nullable String above, @Nullable String who) {}
}
