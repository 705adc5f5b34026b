package dev.backstop.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a database is and who we are there; user and password may also stand in the address itself. */
record Address(String url, @Nullable String user, @Nullable String password) {
    private static final Pattern PASSWORD = Pattern.compile("([?&]password=)[^&]*");

    static Address ofLoopback(int port, String database, String user, String password) {
        return new Address("jdbc:postgresql://127.0.0.1:%d/%s?ApplicationName=backstop".formatted(port, database), user, password);
    }

    /** Reads {@code jdbc:postgresql://host:5432/name?user=…} and {@code postgres://user:password@host:5432/name}. */
    static Address of(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return new Address(url, null, null);
        }
        try {
            var uri = new URI(url);
            if (("postgres".equals(uri.getScheme()) || "postgresql".equals(uri.getScheme())) && uri.getHost() != null) {
                var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
                var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
                var who = uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
                return new Address(
                        "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                        who.length > 0 ? decoded(who[0]) : null,
                        who.length > 1 ? decoded(who[1]) : null);
            }
        } catch (URISyntaxException _) {
            // said below, in our words
        }
        throw new CannotStart("The database address is not understood. Write --db-url postgres://user:password@host:5432/name.");
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without the password, which may stand in the address. */
    @Override
    public String toString() {
        return PASSWORD.matcher(url).replaceAll("$1…");
    }
}
