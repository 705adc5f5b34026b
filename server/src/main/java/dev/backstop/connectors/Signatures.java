package dev.backstop.connectors;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The signature that shops put on what they send: HMAC-SHA256 over the body as it came, in base64. */
public final class Signatures {
    private Signatures() {}

    /** The signature of a body. */
    public static String of(byte[] body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA256", impossible);
        }
    }

    /** Whether a signature is genuine; compared in constant time. Without a secret none is. */
    public static boolean genuine(@Nullable String signature, byte[] body, String secret) {
        return signature != null && !secret.isEmpty() && MessageDigest.isEqual(
                signature.strip().getBytes(StandardCharsets.US_ASCII), of(body, secret).getBytes(StandardCharsets.US_ASCII));
    }
}
