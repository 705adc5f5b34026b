package dev.backstop.post;

import java.util.List;
import java.util.function.BiConsumer;

/** A way out of the building for one channel. */
interface Way {
    Channel channel();

    /** Whether messages leave the building by it, so that one cannot be sent again unnoticed. */
    default boolean leaves() {
        return true;
    }

    /** Tries to send each message, in order, and reports each as soon as its fate is known; one that is not reported was not tried. */
    void send(List<Outgoing> messages, BiConsumer<Outgoing, Outcome> report);
}
