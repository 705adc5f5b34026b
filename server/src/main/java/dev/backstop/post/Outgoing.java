package dev.backstop.post;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message that was claimed and is about to leave; {@code key} is unguessable and the same on each try. */
record Outgoing(long id, String cause, Stream stream, Channel channel, String to, @Nullable String toName, String subject, String text,
        @Nullable String html, String language, @Nullable String reference, String key, String messageId, @Nullable String inReplyTo, int tries,
        boolean suppressed, List<Attachment> attachments) {

    Outgoing with(List<Attachment> files) {
        return new Outgoing(id, cause, stream, channel, to, toName, subject, text, html, language, reference, key, messageId, inReplyTo, tries,
                suppressed, files);
    }
}
