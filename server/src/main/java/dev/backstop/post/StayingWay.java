package dev.backstop.post;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A way by which nothing leaves the building: its keeper says what becomes of a message instead. */
final class StayingWay implements Way {
    private final Channel channel;
    private final Mime mime;
    private final Clock clock;
    private final Keeper keeper;

    StayingWay(Channel channel, Mime mime, Clock clock, Keeper keeper) {
        this.channel = channel;
        this.mime = mime;
        this.clock = clock;
        this.keeper = keeper;
    }

    /** What becomes of a message; {@code mail} are its bytes if it is a mail. */
    @FunctionalInterface
    interface Keeper {
        Outcome keep(Outgoing message, @Nullable Bytes mail) throws IOException;
    }

    /** Takes everything: for the demo and the sandbox, and for what people carry out themselves. */
    static Keeper taking(String evidence) {
        return (_, mail) -> new Outcome.Accepted(evidence, mail);
    }

    /** Where no way out is configured: messages become files. They count as not sent, so that what they owe stays owed. */
    static Keeper filing(Path folder) {
        return (message, mail) -> {
            var way = message.channel().word();
            var file = folder.resolve(mail == null ? "%d.%s.txt".formatted(message.id(), way) : message.id() + ".eml");
            Files.createDirectories(folder);
            Files.write(file, mail == null ? "To: %s%n%n%s%n".formatted(message.to(), message.text()).getBytes(StandardCharsets.UTF_8)
                    : mail.copy());
            return new Outcome.Refused("no way out is configured for %s; kept as %s".formatted(way, file), false);
        };
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
        messages.forEach(message -> report.accept(message, keep(message)));
    }

    private Outcome keep(Outgoing message) {
        try {
            return keeper.keep(message, channel == Channel.EMAIL ? Bytes.of(Mime.bytes(mime.of(message, clock.instant()))) : null);
        } catch (MessagingException wrong) {
            return new Outcome.Refused("%s: %s".formatted(message.to(), wrong.getMessage()), true);
        } catch (IOException failed) {
            return new Outcome.Later("it could not be kept: %s".formatted(failed.getMessage()));
        }
    }
}
