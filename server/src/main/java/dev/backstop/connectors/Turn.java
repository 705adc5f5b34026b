package dev.backstop.connectors;

/** What is done with a shop from time to time; each has its columns in {@code connectors.shop}. */
enum Turn {
    /** Asking what it sells. */
    LIST("list_at", "list_fault"),
    /** Asking for orders that changed. */
    POLL("poll_at", "poll_fault"),
    /** Looking whether its webhooks are in place. */
    HOOKS("hooks_at", "hooks_fault");

    private final String due;
    private final String fault;

    Turn(String due, String fault) {
        this.due = due;
        this.fault = fault;
    }

    String due() {
        return due;
    }

    String fault() {
        return fault;
    }
}
