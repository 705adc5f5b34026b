package dev.backstop.desk.callers;

import dev.backstop.access.Permission;
import dev.backstop.outreach.Consent;
import dev.backstop.web.Problem;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be done about a line while its customer is on the phone. Waiting and cancelling weigh the same: neither is hidden. */
public enum Act {
    SAID("I have said the date", Permission.TAKE_ORDERS, null),
    WAIT("Waits", Permission.TAKE_ORDERS, Consent.Choice.WAIT),
    KEEP("Keeps it until it comes", Permission.TAKE_ORDERS, Consent.Choice.KEEP_UNTIL_IT_COMES),
    PART("Takes what is here", Permission.TAKE_ORDERS, Consent.Choice.TAKE_PART),
    SUBSTITUTE("Takes another", Permission.TAKE_ORDERS, Consent.Choice.SUBSTITUTE),
    CANCEL("Cancels", Permission.TAKE_ORDERS, Consent.Choice.CANCEL),
    CALL_BACK("Call back", Permission.TAKE_ORDERS, null),
    ASK("Ask the buyer", Permission.TAKE_ORDERS, null),
    GOODWILL("A gesture", Permission.TAKE_ORDERS, null),
    MOVE_UP("Move up", Permission.PLAN, null);

    private final String words;
    private final Permission permission;
    private final Consent.@Nullable Choice choice;

    Act(String words, Permission permission, Consent.@Nullable Choice choice) {
        this.words = words;
        this.permission = permission;
        this.choice = choice;
    }

    /** As the button says it. */
    public String words() {
        return words;
    }

    /** As addresses say it: {@code move-up}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Permission permission() {
        return permission;
    }

    /** The customer's choice that it records; null: it is something that we do. */
    public Consent.@Nullable Choice choice() {
        return choice;
    }

    /**
     * Whether it makes sense for a line.
     *
     * @param checked whether a newer date of it is held back, which nobody may have said
     */
    public boolean fits(CallerLine line, boolean checked) {
        return switch (this) {
            case WAIT -> !line.ready() && line.promise().shipBy() != null;
            case SUBSTITUTE -> !line.instead().isEmpty();
            case SAID -> !checked;
            case CANCEL, CALL_BACK -> true;
            case KEEP, PART, ASK, GOODWILL, MOVE_UP -> !line.ready();
        };
    }

    static Act of(String code) {
        return Arrays.stream(values()).filter(act -> act.code().equals(code)).findFirst()
                .orElseThrow(() -> Problem.notFound("action", code));
    }
}
