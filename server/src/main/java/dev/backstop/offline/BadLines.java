package dev.backstop.offline;

import dev.backstop.exchange.Fault;
import java.io.PrintWriter;
import java.util.List;

/** Lines that cannot be used: the first ones are named as they are met, the others counted. */
final class BadLines {
    private static final int MOST_SHOWN = 50;

    private final OnBadLines policy;
    private final PrintWriter out;
    private long count;

    BadLines(OnBadLines policy, PrintWriter out) {
        this.policy = policy;
        this.out = out;
    }

    void add(String file, List<Fault> faults) {
        for (var fault : faults) {
            if (count++ < MOST_SHOWN) {
                out.printf("%s, line %d%s: %s%n", file, fault.line(), fault.column() == null ? "" : ", " + fault.column(), fault.reason());
            }
        }
    }

    /** Says which columns nobody reads: one that was misspelled would be missed without a word. */
    void leaveOut(String file, List<String> headings) {
        if (!headings.isEmpty()) {
            out.printf("%s: not understood, and left out: %s.%n", file, String.join(", ", headings));
            out.flush();
        }
    }

    private String faults() {
        return count == 1 ? "fault" : "faults";
    }

    /**
     * Ends the reading, before anything is written.
     *
     * @throws CannotRead if there were such lines and they may not be skipped
     */
    void settle() throws CannotRead {
        if (count > MOST_SHOWN) {
            out.printf("... and %,d more.%n", count - MOST_SHOWN);
        }
        if (count > 0) {
            switch (policy) {
                case REFUSE -> throw new CannotRead(
                        "%,d %s; nothing was written. Mend those lines, or leave them out with --skip-bad-lines.".formatted(count, faults()));
                case SKIP -> out.printf("%,d %s; those lines were left out.%n", count, faults());
            }
        }
        out.flush();
    }
}
