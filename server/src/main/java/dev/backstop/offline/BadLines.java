package dev.backstop.offline;

import dev.backstop.exchange.Fault;
import java.io.PrintWriter;
import java.util.List;

/** Lines that cannot be read are left out and named; what is known from the others is answered all the same. */
final class BadLines {
    private static final int MOST_SHOWN = 50;

    private final PrintWriter out;
    private long count;

    BadLines(PrintWriter out) {
        this.out = out;
    }

    void add(String file, List<Fault> faults) {
        for (var fault : faults) {
            if (count++ < MOST_SHOWN) {
                out.printf("%s, line %d%s: %s%n", file, fault.line(), fault.column() == null ? "" : ", " + fault.column(), fault.reason());
            }
        }
    }

    long count() {
        return count;
    }

    /** Says how many there were, if there were any. */
    void close() {
        if (count > MOST_SHOWN) {
            out.printf("... and %,d more.%n", count - MOST_SHOWN);
        }
        if (count > 0) {
            out.printf("%,d faults; those lines were left out.%n", count);
        }
        out.flush();
    }
}
