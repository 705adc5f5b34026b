package dev.backstop.connectors;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps secrets of shops encrypted (AES-256-GCM, bound to the shop). With {@code backstop.secrets-key} the database alone opens no shop;
 * without it the key lies in the database, which keeps the secrets out of exports and eyes only.
 */
@Component
class SecretBox {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom random = new SecureRandom();

    private final String given;
    private final JdbcClient jdbc;
    private final JsonMapper mapper;

    SecretBox(@Value("${backstop.secrets-key:}") String given, JdbcClient jdbc, JsonMapper mapper) {
        this.given = given;
        this.jdbc = jdbc;
        this.mapper = mapper;
    }

    byte[] close(String shop, Secrets secrets) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var closed = cipher(Cipher.ENCRYPT_MODE, shop, nonce).doFinal(mapper.writeValueAsBytes(secrets.values()));
            var all = Arrays.copyOf(nonce, NONCE + closed.length);
            System.arraycopy(closed, 0, all, NONCE, closed.length);
            return all;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has AES-GCM", impossible);
        }
    }

    /** What was closed for this shop; no secrets at all where the key is another one now. */
    Secrets open(String shop, byte[] closed) {
        try {
            var open = cipher(Cipher.DECRYPT_MODE, shop, Arrays.copyOf(closed, NONCE)).doFinal(closed, NONCE, closed.length - NONCE);
            return new Secrets(mapper.readerForMapOf(String.class).readValue(open));
        } catch (GeneralSecurityException _) {
            return new Secrets(java.util.Map.of());
        }
    }

    private Cipher cipher(int mode, String shop, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(shop.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private byte[] key() throws GeneralSecurityException {
        return given.isEmpty() ? kept() : MessageDigest.getInstance("SHA-256").digest(given.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] kept() {
        return jdbc.sql("SELECT secret FROM connectors.secret_key").query((row, _) -> row.getBytes("secret")).optional().orElseGet(() -> {
            var fresh = new byte[32];
            random.nextBytes(fresh);
            jdbc.sql("INSERT INTO connectors.secret_key (secret) VALUES (:secret) ON CONFLICT DO NOTHING").param("secret", fresh).update();
            return jdbc.sql("SELECT secret FROM connectors.secret_key").query((row, _) -> row.getBytes("secret")).single();
        });
    }
}
