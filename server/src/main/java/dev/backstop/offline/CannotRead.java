package dev.backstop.offline;

/** A file that cannot be read at all; the message is for the person at the terminal. */
public final class CannotRead extends Exception {
    private static final long serialVersionUID = 1L;

    CannotRead(String message) {
        super(message);
    }
}
