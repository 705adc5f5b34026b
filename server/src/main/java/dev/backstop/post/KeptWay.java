package dev.backstop.post;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.BiConsumer;

/** Where no way out is configured: messages become files in a folder. They count as not sent, so that what they owe stays owed. */
final class KeptWay implements Way {
    private final Channel channel;
    private final Path folder;
    private final Mime mime;
    private final Clock clock;

    KeptWay(Channel channel, Path folder, Mime mime, Clock clock) {
        this.channel = channel;
        this.folder = folder;
        this.mime = mime;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public void send(List<Outgoing> messages, BiConsumer<Outgoing, Outcome> report) {
        messages.forEach(message -> report.accept(message, keep(message)));
    }

    private Outcome keep(Outgoing message) {
        try {
            Files.createDirectories(folder);
            var file = folder.resolve(channel == Channel.EMAIL ? message.id() + ".eml" : "%d.%s.txt".formatted(message.id(), channel.word()));
            Files.write(file, channel == Channel.EMAIL ? Mime.bytes(mime.of(message, clock.instant()))
                    : "To: %s%n%n%s%n".formatted(message.to(), message.text()).getBytes(StandardCharsets.UTF_8));
            return new Outcome.Refused("no way out is configured for %s; kept as %s".formatted(channel.word(), file), false);
        } catch (IOException | MessagingException failed) {
            return new Outcome.Later("it could not be kept in %s: %s".formatted(folder, failed.getMessage()));
        }
    }
}
