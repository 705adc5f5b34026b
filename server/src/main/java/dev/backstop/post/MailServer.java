package dev.backstop.post;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A mail server as its address names it: {@code smtp://user:password@host:587}, {@code smtps://…}, {@code imap://…}, {@code imaps://…}. With
 * {@code ?starttls=required} the connection is refused where it cannot be made secret; else it is made secret where the server can.
 */
record MailServer(String protocol, String host, int port, @Nullable String user, @Nullable String password, boolean secretOnly) {
    private static final String MILLIS = "20000";

    /** @throws IllegalArgumentException saying what a right address looks like */
    static MailServer at(String url) {
        var uri = URI.create(url);
        var protocol = String.valueOf(uri.getScheme());
        if (uri.getHost() == null || !protocol.matches("smtps?|imaps?")) {
            throw new IllegalArgumentException("%s is not the address of a mail server. Write smtp://user:password@host:587 or imaps://user:password@host."
                    .formatted(url.replaceAll("//.*@", "//…@")));
        }
        var who = uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
        return new MailServer(protocol, uri.getHost(), uri.getPort() < 0 ? usualPort(protocol) : uri.getPort(), who.length > 0 ? decoded(who[0]) : null,
                who.length > 1 ? decoded(who[1]) : null, "starttls=required".equals(uri.getQuery()));
    }

    private static int usualPort(String protocol) {
        return switch (protocol) {
            case "smtps" -> 465;
            case "smtp" -> 587;
            case "imaps" -> 993;
            default -> 143;
        };
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }

    /** The settings by which the mail library connects; it waits 20 seconds at most. */
    Properties properties() {
        var properties = new Properties();
        var prefix = "mail." + protocol + '.';
        properties.setProperty("mail.store.protocol", protocol);
        properties.setProperty(prefix + "auth", Boolean.toString(user != null));
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(prefix + "starttls.required", Boolean.toString(secretOnly));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "connectiontimeout", MILLIS);
        properties.setProperty(prefix + "timeout", MILLIS);
        properties.setProperty(prefix + "writetimeout", MILLIS);
        return properties;
    }

    @Override
    public String toString() {
        return "%s://%s:%d".formatted(protocol, host, port);
    }
}
