package dev.backstop.outreach.offers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Who is offered nothing, so that there is somebody to compare with: by a hash, so that a customer stays on one side of a rule for ever. */
final class HoldOut {
    private static final int WHOLE = 100;

    private HoldOut() {}

    /** Whether a rule holds out a customer, of whom it holds out so many per cent. A larger share holds out the same customers and more. */
    static boolean holds(String rule, String customer, int percent) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest((rule + '\n' + customer).getBytes(UTF_8));
            return Integer.remainderUnsigned(ByteBuffer.wrap(digest).getInt(), WHOLE) < percent;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
