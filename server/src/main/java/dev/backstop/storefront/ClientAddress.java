package dev.backstop.storefront;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whose turn it is. A proxy of the firm's own network tells for whom it asks, in {@code X-Forwarded-For}, of which its own entry is the
 * last; nobody else is believed. An IPv6 customer has a whole network of 64 bits.
 */
final class ClientAddress {
    private static final Pattern OWN = Pattern.compile("127\\..*|10\\..*|192\\.168\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*|169\\.254\\..*"
            + "|0:0:0:0:0:0:0:1|::1|f[cd][0-9a-f]{2}:.*|fe80:.*");
    private static final int NETWORK_PARTS = 4;

    private ClientAddress() {}

    /** Empty for the machine itself and the firm's own network where no proxy speaks for another. */
    static Optional<String> of(HttpServletRequest request) {
        var peer = request.getRemoteAddr();
        if (!OWN.matcher(peer).matches()) {
            return Optional.of(network(peer));
        }
        var forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null) {
            return Optional.empty();
        }
        var hops = forwarded.split(",", -1);
        for (var i = hops.length - 1; i >= 0; i--) {
            var hop = hops[i].strip();
            if (!hop.isEmpty() && !OWN.matcher(hop).matches()) {
                return Optional.of(network(hop));
            }
        }
        return Optional.empty();
    }

    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        var parts = address.split(":", -1);
        return String.join(":", java.util.Arrays.copyOf(parts, Math.min(parts.length, NETWORK_PARTS)));
    }
}
