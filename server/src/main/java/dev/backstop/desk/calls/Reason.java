package dev.backstop.desk.calls;

/** Why somebody rings: the list that people and telephone systems choose from. */
public enum Reason {
    WHERE_IS_IT("Where is it?"),
    NEW_DATE_QUESTION("A question about a new date"),
    WANTS_CANCEL("Wants to cancel"),
    WANTS_SUBSTITUTE("Wants something else instead"),
    WANTS_SPLIT("Wants what is here now"),
    DATE_ESSENTIAL("The date is essential"),
    CHARGED_TOO_EARLY("Was charged too early"),
    REFUND_STATUS("Where is the refund?"),
    ADDRESS_CHANGE("Another address"),
    PARTIAL_RECEIVED("Received a part only"),
    COMPLAINT("A complaint"),
    OPT_OUT("Wants no messages"),
    NEW_ORDER("A new order"),
    PRAISE("Praise"),
    OTHER("Something else");

    private final String words;

    Reason(String words) {
        this.words = words;
    }

    /** As people read it. */
    public String words() {
        return words;
    }

    /** Whether a word in time might have saved the call. */
    public boolean avoidable() {
        return this == WHERE_IS_IT || this == NEW_DATE_QUESTION || this == REFUND_STATUS;
    }
}
