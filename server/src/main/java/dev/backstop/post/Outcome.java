package dev.backstop.post;

import org.jspecify.annotations.Nullable;

/** What became of a try to send. */
sealed interface Outcome {
    /** The other side took it; {@code raw} is what it was given. */
    record Accepted(String evidence, @Nullable Bytes raw) implements Outcome {}

    /** Not now; it is tried again. */
    record Later(String why) implements Outcome {}

    /** Never, at this address; {@code address} says that the address itself is bad. */
    record Refused(String why, boolean address) implements Outcome {}
}
