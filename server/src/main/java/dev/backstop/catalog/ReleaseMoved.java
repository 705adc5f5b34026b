package dev.backstop.catalog;

import java.util.List;

/** The day from which these items ship is another, earlier, later or none; heard in the transaction that changed it. */
public record ReleaseMoved(List<Long> items) {
    public ReleaseMoved {
        items = List.copyOf(items);
    }
}
