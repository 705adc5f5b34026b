package dev.backstop.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Addresses that are a permission by themselves, for people without an account: whoever holds one may see and do what its subject says, until it
 * expires or is revoked. A token is {@code subject.seconds.signature}; the key stays in the database, so that all servers share it.
 */
@Component
public class SignedLinks {
    private static final Duration LIFE = Duration.ofDays(400);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{4,}\\.[0-9a-z]{6,8}\\.[A-Za-z0-9_-]{43}");
    private static final SecureRandom random = new SecureRandom();

    private final JdbcClient jdbc;
    private final Clock clock;

    SignedLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Signs many with one look at the key. */
    public final class Signer {
        private final byte[] key;

        private Signer(byte[] key) {
            this.key = key;
        }

        /** A token for a subject such as {@code order/4711}; good for 400 days. */
        public String token(String subject) {
            var issued = clock.instant().getEpochSecond();
            return encoded(subject.getBytes(UTF_8)) + '.' + Long.toString(issued, 36) + '.' + signature(key, subject, issued);
        }
    }

    public Signer signer() {
        return new Signer(key());
    }

    /** The same text with tokens blotted out, for those who may read what was written to somebody but not act for him. */
    public static String blotted(String text) {
        return TOKEN.matcher(text).replaceAll("…");
    }

    /** What a token that we signed is about; empty if it is not ours, has expired, or was revoked. */
    public Optional<String> subject(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var subject = new String(Base64.getUrlDecoder().decode(parts[0]), UTF_8);
            var issued = Long.parseLong(parts[1], 36);
            var genuine = MessageDigest.isEqual(signature(key(), subject, issued).getBytes(UTF_8), parts[2].getBytes(UTF_8));
            return genuine && good(subject, Instant.ofEpochSecond(issued)) ? Optional.of(subject) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private boolean good(String subject, Instant issued) {
        return issued.plus(LIFE).isAfter(clock.instant())
                && jdbc.sql("SELECT NOT EXISTS (SELECT 1 FROM access.revoked_link WHERE subject = :subject AND issued_up_to >= :issued)")
                        .param("subject", subject).param("issued", issued.atOffset(ZoneOffset.UTC)).query(Boolean.class).single();
    }

    /** All links to a subject that were given out so far are void; later ones are good. */
    public void revoke(String subject) {
        jdbc.sql("""
                INSERT INTO access.revoked_link (subject, issued_up_to) VALUES (:subject, :now)
                    ON CONFLICT (subject) DO UPDATE SET issued_up_to = excluded.issued_up_to
                """).param("subject", subject).param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    private byte[] key() {
        return jdbc.sql("SELECT secret FROM access.link_key").query((row, _) -> row.getBytes("secret")).optional().orElseGet(this::newKey);
    }

    private byte[] newKey() {
        var fresh = new byte[32];
        random.nextBytes(fresh);
        jdbc.sql("INSERT INTO access.link_key (secret) VALUES (:secret) ON CONFLICT DO NOTHING").param("secret", fresh).update();
        return jdbc.sql("SELECT secret FROM access.link_key").query((row, _) -> row.getBytes("secret")).single();
    }

    private static String signature(byte[] key, String subject, long issued) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return encoded(mac.doFinal((subject + '\n' + issued).getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA256", impossible);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
