package dev.backstop.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * A write that may be done together with others of its kind, in one transaction for all of them. The endpoint that can do so marks it done, once
 * that transaction has committed; a write that is not done in this way is begun anew, alone, in a transaction of its own.
 */
public final class GatheredWrite {
    private static final String ATTRIBUTE = GatheredWrite.class.getName();

    private final IdempotentWrites.Write write;
    private boolean done;

    private GatheredWrite(IdempotentWrites.Write write) {
        this.write = write;
    }

    /** The mark of a request that may be gathered; empty for one that already has a transaction. */
    public static Optional<GatheredWrite> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof GatheredWrite gathered ? Optional.of(gathered) : Optional.empty();
    }

    static GatheredWrite mark(HttpServletRequest request, IdempotentWrites.Write write) {
        var gathered = new GatheredWrite(write);
        request.setAttribute(ATTRIBUTE, gathered);
        return gathered;
    }

    static void unmark(HttpServletRequest request) {
        request.removeAttribute(ATTRIBUTE);
    }

    /** What a repetition of this write would be known by. */
    public IdempotentWrites.Write write() {
        return write;
    }

    /** It is committed, and the endpoint's answer says so. */
    public void done() {
        done = true;
    }

    boolean isDone() {
        return done;
    }
}
