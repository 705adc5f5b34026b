package dev.backstop.storefront;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one answer to a shopper's question "when would I have it?": shops, feeds and pages all show this and nothing else.
 *
 * @param quantity     asked for, as the item writes quantities
 * @param quantityNow  of these, what ships from stock
 * @param schedule     the parts, soonest first; where it is not sellable, what stock could give. No date is earlier than {@code asOf}
 * @param limitLeft    how much more may be backordered; null: as much as is wanted
 * @param words        the schedule as a person says it
 * @param display      what a shop's page shows, in the shopper's language
 * @param alternatives at most three substitutes that ship the same quantity from stock; empty where the item itself does
 * @param successor    sku of what takes its place, of an item that has ended; null: nothing does
 * @param version      counts up with everything that moves at the item's places
 */
public record Availability(
        String sku,
        String name,
        State state,
        boolean sellable,
        String quantity,
        String quantityNow,
        List<Part> schedule,
        @Nullable String limitLeft,
        String words,
        Display display,
        List<Alternative> alternatives,
        @Nullable String successor,
        Instant asOf,
        long version) {
    public Availability {
        schedule = List.copyOf(schedule);
        alternatives = List.copyOf(alternatives);
    }

    /** How it stands. */
    public enum State {
        /** All that was asked for ships from stock. */
        IN_STOCK,
        /** A part of what was asked for ships from stock. */
        LOW,
        /** None is here now, but orders are taken. */
        BACKORDER,
        /** It is not released yet, and orders are taken: they ship on that day or, where the goods come later, then. */
        PREORDER,
        /** Nobody keeps it on the shelf: it is made or bought for each order. */
        MADE_TO_ORDER,
        /** None is here, and no orders are taken now. */
        OUT,
        /** Nor ever again. */
        ENDED;

        /** As the outside writes it: {@code in-stock}. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One part of the quantity.
     *
     * @param fromStock  whether it is here now
     * @param shipBy     null: no date is known, and none must be shown
     * @param confidence chance that it ships by then, such as {@code 0.9}; null: the vendor's word
     */
    public record Part(
            String quantity,
            boolean fromStock,
            @Nullable LocalDate shipBy,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            @Nullable LocalDate deliverEarliest,
            @Nullable LocalDate deliverLatest,
            @Nullable String confidence) {}

    /** What ships now instead. */
    public record Alternative(String sku, String name, String quantityNow, @Nullable LocalDate shipBy) {}

    /** The day by which all of it ships; null where a part has no date. */
    public @Nullable LocalDate shipsBy() {
        if (!sellable || schedule.isEmpty() || schedule.stream().anyMatch(part -> part.shipBy() == null)) {
            return null;
        }
        return schedule.getLast().shipBy();
    }

    /** The same facts a minute later are the same answer. */
    Availability withoutTime() {
        return new Availability(sku, name, state, sellable, quantity, quantityNow, schedule, limitLeft, words, display, alternatives,
                successor, Instant.EPOCH,
                version);
    }
}
