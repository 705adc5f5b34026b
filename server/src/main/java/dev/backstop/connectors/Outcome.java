package dev.backstop.connectors;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one thing that a shop was told. */
public sealed interface Outcome {
    /** It took it. */
    record Done() implements Outcome {}

    /** Not now; {@code after}: how long it asked to be left alone, null if it did not say. */
    record Later(String why, @Nullable Duration after) implements Outcome {}

    /** It will not, until somebody changes something. */
    record Refused(String why) implements Outcome {}

    static Outcome of(ShopFault fault) {
        return fault.passes() ? new Later(fault.why(), fault.waitFor()) : new Refused(fault.why());
    }
}
