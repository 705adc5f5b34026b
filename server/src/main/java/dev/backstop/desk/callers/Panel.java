package dev.backstop.desk.callers;

import dev.backstop.console.Frame;
import dev.backstop.console.Words;
import dev.backstop.outreach.SpokenChoices;
import org.jspecify.annotations.Nullable;

/**
 * An action that somebody is about to take, and what it would do.
 *
 * @param call    in which it is taken; empty: none that we know
 * @param outlook of a customer's choice
 * @param moved   the same line if its order were moved up
 * @param allowed of a gesture
 * @param ahead   of what we promise beside goods: where it will stand, and when
 * @param refused why it cannot be taken so
 */
public record Panel(Act act, CallerLine line, String customer, String call, Script script, SpokenChoices.@Nullable Outlook outlook,
        @Nullable CallerLine moved,
        Goodwill.@Nullable Allowance allowed, @Nullable String ahead, @Nullable String refused) {

    /** When something is promised for, unless another time is typed: tomorrow in the morning. */
    public static String usualTime(Frame frame) {
        return frame.today().plusDays(1) + "T10:00";
    }

    /** Where the action is taken; what it would do is asked at {@code /preview} below it. */
    public String path() {
        return "/desk/callers/%s/parts/%d/%s".formatted(Words.path(customer), line.scheduleLine(), act.code());
    }

    /** Unlike those of other panels on the page. */
    public String id() {
        return "act-" + line.scheduleLine();
    }
}
