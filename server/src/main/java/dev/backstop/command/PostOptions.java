package dev.backstop.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How messages leave. Each may stand in the environment instead, where a password is better kept: {@code BACKSTOP_SMTP_URL}, say. */
final class PostOptions {
    @Option(names = "--smtp-url", paramLabel = "URL", defaultValue = "${env:BACKSTOP_SMTP_URL}",
            description = "Send mails through this server: smtp://user:password@host:587 or smtps://… Without it mails are kept and do not leave.")
    @Nullable String smtpUrl;

    @Option(names = "--imap-url", paramLabel = "URL", defaultValue = "${env:BACKSTOP_IMAP_URL}",
            description = "Read bounces from this mailbox: imaps://user:password@host")
    @Nullable String imapUrl;

    @Option(names = "--sms-url", paramLabel = "URL", defaultValue = "${env:BACKSTOP_SMS_URL}",
            description = "Send texts through this gateway: https://user:password@host/path?from=%%2B441632960000")
    @Nullable String smsUrl;

    @Option(names = "--mail-from", paramLabel = "ADDRESS", defaultValue = "${env:BACKSTOP_MAIL_FROM}",
            description = "Mails about orders come from this address; bounces go to it with a + and a key.")
    @Nullable String from;

    @Option(names = "--mail-name", paramLabel = "NAME", defaultValue = "${env:BACKSTOP_MAIL_NAME}", description = "Your firm's name, as customers know it.")
    @Nullable String name;

    @Option(names = "--public-url", paramLabel = "URL", defaultValue = "${env:BACKSTOP_PUBLIC_URL}",
            description = "Where customers reach this server, for the links in mails: https://orders.example.com")
    @Nullable String publicUrl;

    /** As properties of the application. */
    List<String> properties(Path outbox) {
        var properties = new ArrayList<String>();
        properties.add("backstop.outbox=" + outbox);
        add(properties, "backstop.smtp-url", smtpUrl);
        add(properties, "backstop.imap-url", imapUrl);
        add(properties, "backstop.sms-url", smsUrl);
        add(properties, "backstop.mail.from", from);
        add(properties, "backstop.mail.name", name);
        add(properties, "backstop.public-url", publicUrl);
        return properties;
    }

    private static void add(List<String> properties, String name, @Nullable String value) {
        if (value != null && !value.isBlank() && !value.startsWith("${")) {
            properties.add(name + '=' + value);
        }
    }
}
