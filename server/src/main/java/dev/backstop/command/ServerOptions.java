package dev.backstop.command;

import dev.backstop.database.CannotStart;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a server listens and where its data is. */
final class ServerOptions {
    private static final int HIGHEST = 65535;

    @Option(names = "--port", paramLabel = "N", description = "Listen on this port (usually 8080).")
    @Nullable Integer port;

    @Option(names = "--address", paramLabel = "ADDRESS", description = "Listen on this address of the machine (usually ${DEFAULT-VALUE}).")
    String address = "localhost";

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    /** The port asked for, else the usual one and nothing else. */
    int port() {
        return port == null ? Port.exactly(Port.USUAL, listenOn()) : given(port);
    }

    /** The port asked for, else the usual one, else the next that is free. */
    int portOrNext() {
        return port == null ? Port.usualOrNext(listenOn()) : given(port);
    }

    private int given(int asked) {
        if (asked < 0 || asked > HIGHEST) {
            throw new CannotStart("A port is a number from 0 to %d, but %d was given.".formatted(HIGHEST, asked));
        }
        return Port.exactly(asked, listenOn());
    }

    private InetAddress listenOn() {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException _) {
            throw new CannotStart("This machine has no address %s. Give --address localhost, or 0.0.0.0 for all.".formatted(address));
        }
    }
}
