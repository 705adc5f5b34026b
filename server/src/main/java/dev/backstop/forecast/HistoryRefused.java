package dev.backstop.forecast;

import java.util.List;

/** A file of histories that cannot be forecast as it is. */
public final class HistoryRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<BadLine> lines;

    HistoryRefused(String message, List<BadLine> lines) {
        super(message);
        this.lines = List.copyOf(lines);
    }

    /** The lines that are to blame, the first ones of them if they are many. */
    public List<BadLine> lines() {
        return lines;
    }
}
