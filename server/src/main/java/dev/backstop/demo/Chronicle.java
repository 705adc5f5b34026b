package dev.backstop.demo;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The firm and the year it went through up to now, worked out from the shipped files alone. */
public final class Chronicle {
    static final long SEED = 20111209; // the last day of the invoices

    private final Instant now;
    private final Firm firm;
    private final Year year;

    private Chronicle(Instant now, Firm firm, Year year) {
        this.now = now;
        this.firm = firm;
        this.year = year;
    }

    /** The year that ends in the week before {@code now}. */
    public static Chronicle upTo(Instant now) {
        var today = now.atZone(MasterDataLoad.ZONE).toLocalDate();
        var firm = Dates.moved(DemoFiles.read(), today);
        return new Chronicle(now, firm, Replay.of(firm, today, SEED));
    }

    /** The same, worked out beside all that the program does until it asks for it. */
    public static Supplier<Chronicle> begin(Instant now) {
        return CompletableFuture.supplyAsync(() -> upTo(now))::join;
    }

    Instant now() {
        return now;
    }

    Firm firm() {
        return firm;
    }

    Year year() {
        return year;
    }
}
