package dev.backstop.post;

import java.time.Instant;
import java.util.List;

/** Messages did not reach anybody and will not: refused, bounced, or nobody to send to. Heard in the transaction that notes it. */
public record MessagesReturned(List<Returned> returned) {
    public MessagesReturned {
        returned = List.copyOf(returned);
    }

    /** One; {@code had} left before, if it was a bounce. */
    public record Returned(long message, String cause, Channel channel, String to, Instant at, boolean hadLeft, String why) {}
}
