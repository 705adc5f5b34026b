package dev.backstop.connectors;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A shop did not do what it was asked. The message says which shop said what. */
public final class ShopFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean passing;
    private final transient @Nullable Duration wait;

    private ShopFault(String why, boolean passing, @Nullable Duration wait) {
        super(why);
        this.passing = passing;
        this.wait = wait;
    }

    /** It may well do so later; {@code wait}: when it asked to be tried again, null if it did not say. */
    public static ShopFault forNow(String why, @Nullable Duration wait) {
        return new ShopFault(why, true, wait);
    }

    /** It will not, until somebody changes something. */
    public static ShopFault forGood(String why) {
        return new ShopFault(why, false, null);
    }

    /** Whether trying later may help. */
    public boolean passes() {
        return passing;
    }

    @Nullable Duration waitFor() {
        return wait;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
