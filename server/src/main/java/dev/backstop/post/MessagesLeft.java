package dev.backstop.post;

import java.time.Instant;
import java.util.List;

/** Messages were accepted by the other side: heard in the transaction that notes it. */
public record MessagesLeft(List<Left> left) {
    public MessagesLeft {
        left = List.copyOf(left);
    }

    /** One; {@code evidence} is what the other side answered. */
    public record Left(long message, String cause, Channel channel, String to, Instant at, String evidence) {}
}
