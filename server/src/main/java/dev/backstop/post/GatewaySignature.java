package dev.backstop.post;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a gateway that speaks Twilio's protocol signs what it posts to us: HMAC-SHA1, in base64, over the address that it was told, followed by the form's
 * fields in the order of their names, each name with its value.
 *
 * @see "Twilio: Validating signatures from Twilio (X-Twilio-Signature)"
 */
final class GatewaySignature {
    private GatewaySignature() {}

    static boolean fits(String given, String secret, String address, Map<String, String> form) {
        return MessageDigest.isEqual(given.getBytes(UTF_8), of(secret, address, form).getBytes(UTF_8));
    }

    static String of(String secret, String address, Map<String, String> form) {
        var signed = new StringBuilder(address);
        new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA1", impossible);
        }
    }
}
