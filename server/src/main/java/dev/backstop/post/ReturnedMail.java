package dev.backstop.post;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a mail that came to the address of bounces: a report of delivery (RFC 3464) or a complaint (RFC 5965). The message it is about is known
 * by the address the report went to, else by the id in the returned headers. Delays and everything that people write are no bounce.
 */
final class ReturnedMail {
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Pattern BLANK_LINES = Pattern.compile("(\\r?\\n){2,}");
    private static final int MOST_BYTES = 100_000;

    private ReturnedMail() {}

    static Optional<Bounce> read(MimeMessage mail) throws MessagingException, IOException {
        if (!mail.isMimeType("multipart/report") || !(mail.getContent() instanceof Multipart report)) {
            return Optional.empty();
        }
        String why = null;
        var kind = Bounce.Kind.HARD;
        for (var i = 0; i < report.getCount(); i++) {
            var part = report.getBodyPart(i);
            if (part.isMimeType("message/delivery-status")) {
                why = failure(part);
            } else if (part.isMimeType("message/feedback-report")) {
                why = "the receiver complained";
                kind = Bounce.Kind.COMPLAINT;
            }
        }
        var key = key(mail, report);
        return why == null || key == null ? Optional.empty() : Optional.of(new Bounce(key, kind, why));
    }

    /** The groups of headers: one for the message, then one for each recipient. Only what failed for good counts. */
    private static @Nullable String failure(Part status) throws MessagingException, IOException {
        try (var in = status.getInputStream()) {
            for (var group : groups(in)) {
                var action = group.getHeader("Action", null);
                var code = group.getHeader("Status", null);
                if (action != null && action.strip().equalsIgnoreCase("failed") && code != null && code.strip().startsWith("5")) {
                    var diagnostic = group.getHeader("Diagnostic-Code", null);
                    return "%s %s".formatted(code.strip(), diagnostic == null ? "failed" : diagnostic.strip());
                }
            }
            return null;
        }
    }

    /** Each is read from bytes of its own, because the reader of headers reads ahead. */
    private static List<InternetHeaders> groups(InputStream in) throws MessagingException, IOException {
        var groups = new ArrayList<InternetHeaders>();
        for (var group : BLANK_LINES.splitAsStream(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8)).toList()) {
            groups.add(new InternetHeaders(new ByteArrayInputStream((group + "\r\n\r\n").getBytes(StandardCharsets.UTF_8))));
        }
        return groups;
    }

    private static @Nullable String key(MimeMessage mail, Multipart report) throws MessagingException, IOException {
        for (var header : List.of("To", "Delivered-To", "X-Original-To")) {
            var addresses = mail.getHeader(header, ",");
            if (addresses != null && addresses.contains("+") && found(addresses.substring(addresses.indexOf('+'))) != null) {
                return found(addresses.substring(addresses.indexOf('+')));
            }
        }
        for (var i = 0; i < report.getCount(); i++) {
            var part = report.getBodyPart(i);
            if (part.isMimeType("text/rfc822-headers") || part.isMimeType("message/rfc822")) {
                try (var in = part.getInputStream()) {
                    var id = new InternetHeaders(in).getHeader("Message-ID", null);
                    return id == null ? null : found(id);
                }
            }
        }
        return null;
    }

    private static @Nullable String found(String text) {
        var matcher = KEY.matcher(text.toLowerCase(Locale.ROOT));
        return matcher.find() ? matcher.group() : null;
    }
}
