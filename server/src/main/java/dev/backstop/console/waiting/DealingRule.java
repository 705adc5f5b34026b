package dev.backstop.console.waiting;

/** The rules by which stock can be dealt out anew, as people choose between them. */
public enum DealingRule {
    FIRST_COME("first-come", "First come, first served", "By priority date alone"),
    PRIORITY_CLASS("priority-class", "Priority and class", "By priority, then the class of the customer, then date"),
    MOST_COMPLETE_ORDERS("most-complete-orders", "Most complete orders", "As many orders as possible that can leave whole"),
    FEWEST_BROKEN_PROMISES("fewest-broken-promises", "Fewest broken promises", "As many dates kept as possible that customers have heard"),
    MOST_MARGIN("most-margin", "Most margin", "What earns the most for each unit"),
    EQUAL_SHARE("equal-share", "Equal shares", "As much for each customer as for any other, as far as each wants it");

    private final String code;
    private final String title;
    private final String words;

    DealingRule(String code, String title, String words) {
        this.code = code;
        this.title = title;
        this.words = words;
    }

    /** As the API names it. */
    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    public String words() {
        return words;
    }
}
