package dev.backstop.replenishment;

import java.util.Locale;

/** How much a plan learns anew. Whatever it learns, it looks at every position. */
enum PlanMode {
    /** Places whose demand, terms, lead time or rule changed, and forecasts older than a week. */
    CHANGED,
    /** Everything: methods and weights, too. */
    ALL,
    /** Nothing: only places where somebody waits for what nobody ordered are looked at. */
    WAITING;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
