package dev.backstop.database;

/** What was asked for cannot begin; the message is one line for the person at the terminal and says what to do. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the line to show. */
    public CannotStart(String message) {
        super(message);
    }

    /** With the line to show, and what lies behind it. */
    public CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
