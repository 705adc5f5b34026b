package dev.backstop.post;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.List;
import java.util.function.BiConsumer;

/** Takes everything and lets nothing out: for the demo and the sandbox, and for what people carry out themselves. */
final class RecordedWay implements Way {
    private final Channel channel;
    private final String evidence;
    private final Mime mime;
    private final Clock clock;

    RecordedWay(Channel channel, String evidence, Mime mime, Clock clock) {
        this.channel = channel;
        this.evidence = evidence;
        this.mime = mime;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public boolean leaves() {
        return false;
    }

    @Override
    public void send(List<Outgoing> messages, BiConsumer<Outgoing, Outcome> report) {
        messages.forEach(message -> report.accept(message, record(message)));
    }

    private Outcome record(Outgoing message) {
        try {
            return new Outcome.Accepted(evidence, channel == Channel.EMAIL ? Bytes.of(Mime.bytes(mime.of(message, clock.instant()))) : null);
        } catch (MessagingException wrong) {
            return new Outcome.Refused("%s: %s".formatted(message.to(), wrong.getMessage()), true);
        }
    }
}
