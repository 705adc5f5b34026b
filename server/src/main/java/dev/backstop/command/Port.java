package dev.backstop.command;

import dev.backstop.database.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Which port to open. */
final class Port {
    static final int USUAL = 8080;
    private static final int LAST = 8179;

    private Port() {}

    /**
     * This port and no other; 0 means any.
     *
     * @throws CannotStart where another program has it
     */
    static int exactly(int port, InetAddress address) {
        if (!isFree(port, address)) {
            throw new CannotStart(busy(port));
        }
        return port;
    }

    /** The usual port, or the next free one. */
    static int usualOrNext(InetAddress address) {
        for (var port = USUAL; port <= LAST; port++) {
            if (isFree(port, address)) {
                return port;
            }
        }
        throw new CannotStart("No port from %d to %d is free. Choose one with --port.".formatted(USUAL, LAST));
    }

    static String busy(int port) {
        return "Port %d is in use by another program. Choose another one with --port.".formatted(port);
    }

    private static boolean isFree(int port, InetAddress address) {
        try (var _ = new ServerSocket(port, 1, address)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
