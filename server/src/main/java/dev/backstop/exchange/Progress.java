package dev.backstop.exchange;

import java.util.concurrent.atomic.AtomicLong;

/** How far a run has come; read by others while it goes on. */
final class Progress {
    private final boolean applying;
    private final AtomicLong rows = new AtomicLong();

    Progress(boolean applying) {
        this.applying = applying;
    }

    void reached(long done) {
        rows.set(done);
    }

    long rows() {
        return rows.get();
    }

    /** {@code checking} or {@code applying}. */
    String state() {
        return applying ? "applying" : "checking";
    }
}
