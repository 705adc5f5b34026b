package dev.backstop.planning.law;

import java.time.LocalDate;
import java.util.Locale;

/** The next day on which the law's clock strikes, at its end in our legal zone, and what for. */
public record Deadline(LocalDate on, What what) {
    /** What must have happened by then, or happens then. */
    public enum What {
        SHIP,
        DELIVER,
        SEND_NOTICE,
        /** Silence becomes a yes. */
        SILENCE_AGREES,
        /** Without a yes the order ends. */
        ANSWER,
        EXTRA_PERIOD_ENDS,
        /** From then on the customer may end the contract. */
        CUSTOMER_MAY_END;

        /** As it is written outside: {@code send-notice}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
