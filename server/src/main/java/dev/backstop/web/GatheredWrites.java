package dev.backstop.web;

import java.util.Optional;

/**
 * A kind of write that many ask for at the same time, done together with others in one transaction. It is asked before the usual way through
 * controllers and a transaction of the write's own, and is spared both: that way costs a write of one row more than the row.
 */
public interface GatheredWrites {
    /** The path to which these writes are posted, as JSON. */
    String path();

    /**
     * Does the write together with others, and answers once that has committed.
     *
     * @return empty for a write that must be begun anew alone: one that is to be refused, repeats another, or needs more than its kind usually does
     */
    Optional<IdempotentWrites.Created> take(IdempotentWrites.Write write, byte[] body);
}
