package dev.backstop.post;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backstop.web.PublicUrl;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.springframework.stereotype.Component;

/**
 * A message as RFC 5322 and MIME write it: text first, HTML last, files after both. Says that a machine wrote it (RFC 3834), and gives a way
 * to refuse more only where refusing is allowed (RFC 8058).
 */
@Component
class Mime {
    private static final Session NO_SESSION = Session.getInstance(new Properties());

    private final Sender sender;
    private final PublicUrl publicUrl;

    Mime(Sender sender, PublicUrl publicUrl) {
        this.sender = sender;
        this.publicUrl = publicUrl;
    }

    /** The message, with the id that was decided when it was queued. */
    MimeMessage of(Outgoing message, Instant now) throws MessagingException {
        var mail = new Identified(message.messageId());
        try {
            mail.setFrom(new InternetAddress(sender.address(message.stream()), sender.name(), UTF_8.name()));
            mail.setRecipient(RecipientType.TO, new InternetAddress(message.to(), message.toName(), UTF_8.name()));
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException("every Java has UTF-8", impossible);
        }
        mail.setSubject(message.subject(), UTF_8.name());
        mail.setSentDate(Date.from(now));
        mail.setHeader("Content-Language", message.language());
        mail.setHeader("Auto-Submitted", "auto-generated");
        if (message.inReplyTo() != null) {
            mail.setHeader("In-Reply-To", message.inReplyTo());
            mail.setHeader("References", message.inReplyTo());
        }
        if (message.stream() == Stream.MARKETING) {
            mail.setHeader("List-Unsubscribe", "<%s>".formatted(publicUrl.of("/unsubscribe/" + message.key())));
            mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        fill(mail, message);
        mail.saveChanges();
        return mail;
    }

    private static void fill(Part mail, Outgoing message) throws MessagingException {
        if (message.attachments().isEmpty()) {
            fillBody(mail, message);
            return;
        }
        var mixed = new MimeMultipart("mixed");
        var body = new MimeBodyPart();
        fillBody(body, message);
        mixed.addBodyPart(body);
        for (var file : message.attachments()) {
            var part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content().copy(), file.type())));
            part.setFileName(file.name());
            part.setDisposition(Part.ATTACHMENT);
            mixed.addBodyPart(part);
        }
        mail.setContent(mixed);
    }

    private static void fillBody(Part part, Outgoing message) throws MessagingException {
        if (message.html() == null) {
            setText(part, message.text(), "plain");
            return;
        }
        var both = new MimeMultipart("alternative");
        var text = new MimeBodyPart();
        setText(text, message.text(), "plain");
        var html = new MimeBodyPart();
        setText(html, message.html(), "html");
        both.addBodyPart(text);
        both.addBodyPart(html);
        part.setContent(both);
    }

    private static void setText(Part part, String text, String subtype) throws MessagingException {
        part.setContent(text, "text/%s; charset=UTF-8".formatted(subtype));
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    }

    /** The bytes as they go over the wire. */
    static byte[] bytes(MimeMessage mail) throws MessagingException {
        var bytes = new ByteArrayOutputStream();
        try {
            mail.writeTo(bytes);
        } catch (IOException impossible) {
            throw new IllegalStateException("memory does not fail to be written", impossible);
        }
        return bytes.toByteArray();
    }

    /** Keeps the id it is given, where the library would make one of its own. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(String id) {
            super(NO_SESSION);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
