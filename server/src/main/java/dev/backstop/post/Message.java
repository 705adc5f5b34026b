package dev.backstop.post;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that shall leave.
 *
 * @param cause     why; a second message of the same cause is not taken
 * @param to        a mail address, a telephone number, or the lines of a postal address
 * @param html      null: the text alone
 * @param language  a language tag
 * @param thread    messages of one thread are shown together by mail programs; the order's number, say
 * @param reference what it is about, to find it again
 * @param notBefore null: at once
 */
public record Message(
        String cause,
        Stream stream,
        Channel channel,
        String to,
        @Nullable String toName,
        String subject,
        String text,
        @Nullable String html,
        String language,
        String thread,
        @Nullable String reference,
        @Nullable Instant notBefore,
        List<Attachment> attachments) {
    public Message {
        attachments = List.copyOf(attachments);
        if (to.isBlank() || cause.isBlank()) {
            throw new IllegalArgumentException("A message needs a cause and somebody to go to, but \"%s\" goes to \"%s\"".formatted(cause, to));
        }
    }

    /** A mail on the service stream that leaves at once, about {@code reference}. */
    public static Message mail(String cause, String to, @Nullable String toName, String subject, String text, @Nullable String html,
            String language, String reference) {
        return new Message(cause, Stream.SERVICE, Channel.EMAIL, to, toName, subject, text, html, language, reference, reference, null, List.of());
    }

    /** The same to somebody of the firm, on the stream that nobody holds back. */
    public static Message house(String cause, String to, @Nullable String toName, String subject, String text, @Nullable String html,
            String language, String reference) {
        return new Message(cause, Stream.HOUSE, Channel.EMAIL, to, toName, subject, text, html, language, reference, reference, null, List.of());
    }

    /** The same with files. */
    public Message with(List<Attachment> files) {
        return new Message(cause, stream, channel, to, toName, subject, text, html, language, thread, reference, notBefore, files);
    }
}
