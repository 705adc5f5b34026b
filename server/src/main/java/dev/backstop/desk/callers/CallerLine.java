package dev.backstop.desk.callers;

import dev.backstop.catalog.Units;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an order line that has not left yet, with everything that somebody may ask about it.
 *
 * @param part    the number of the schedule line within the order line
 * @param heard   the date that the customer heard last
 * @param owed    whether the customer must hear of a later one
 * @param queue   where it stands among those who wait; null: it lies ready
 * @param supply  what it waits for; null: nothing that was ordered
 */
public record CallerLine(long scheduleLine, long lineId, long orderId, String order, @Nullable String reference, int line, int part,
        String sku, String name,
        Units units, long quantity, long ordered, long shipped, @Nullable BigDecimal price, String currency, String location,
        ZoneId zone, boolean released, boolean ready,
        boolean essential, Promise promise, @Nullable LocalDate heard, boolean owed, @Nullable Queue queue, @Nullable Supply supply, List<Said> said,
        List<Instead> instead) {

    /** The promise in force. */
    public record Promise(@Nullable LocalDate shipBy, @Nullable LocalDate latest, @Nullable BigDecimal confidence, String basis,
            @Nullable LocalDate nextWordBy) {}

    /**
     * The place in the queue.
     *
     * @param place      1 is served next, of {@code waiting} who wait for the same item at the same location
     * @param unitsAhead wanted by those before
     * @param onHand     at the location; {@code held} of it for others or on its way to them
     */
    public record Queue(int place, int waiting, long unitsAhead, int priority, Instant since, long onHand, long held) {}

    /**
     * Supply.
     *
     * @param from        the vendor; null: our own production, or a transfer
     * @param expectedOn  what we count with, {@code vendorSays} the vendor's newest word, heard at {@code wordAt}; null: none yet
     */
    public record Supply(String reference, @Nullable String from, @Nullable LocalDate expectedOn, @Nullable LocalDate vendorSays,
            @Nullable Instant wordAt,
            @Nullable String wordBy, @Nullable String wordReason) {}

    /**
     * A promise that was made for it once, and how it was told; null: it was not. {@code toSay}: what can be read out where it lost goods
     * by it.
     */
    public record Said(long scheduleLine, Instant madeAt, @Nullable LocalDate shipBy, String causeKind, String cause,
            @Nullable String via,
            @Nullable Instant toldAt,
            @Nullable String words, @Nullable String evidence, @Nullable String toSay) {}

    /** What could go out instead now. */
    public record Instead(long lineId, String sku, String name, Units units, long free, @Nullable BigDecimal price, String location) {}

    public CallerLine {
        said = List.copyOf(said);
        instead = List.copyOf(instead);
    }

    CallerLine with(List<Said> itsSaid, List<Instead> itsInstead) {
        return new CallerLine(scheduleLine, lineId, orderId, order, reference, line, part, sku, name, units, quantity, ordered, shipped,
                price, currency, location, zone,
                released, ready, essential, promise, heard, owed, queue, supply, itsSaid, itsInstead);
    }

    /** Whether the customer heard an earlier date than the one we know now. */
    public boolean slipped() {
        return heard != null && (promise.shipBy() == null || promise.shipBy().isAfter(heard));
    }

    /** A quantity in the item's unit, as a customer hears it. */
    public String text(long smallest) {
        return units.text(smallest);
    }

    /** The same as a page shows it. */
    public String shown(long smallest) {
        return units.shown(smallest);
    }

    /** What the open quantity is worth; null where no price is known. */
    public @Nullable BigDecimal value() {
        return price == null ? null : price.multiply(BigDecimal.valueOf(quantity)).movePointLeft(units.decimals());
    }
}
