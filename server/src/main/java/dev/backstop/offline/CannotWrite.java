package dev.backstop.offline;

import java.io.IOException;

/** A file that cannot be written; the message is for the person at the terminal. */
public final class CannotWrite extends IOException {
    private static final long serialVersionUID = 1L;

    CannotWrite(String message, IOException cause) {
        super(message, cause);
    }
}
