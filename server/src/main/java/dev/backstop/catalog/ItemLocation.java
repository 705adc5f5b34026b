package dev.backstop.catalog;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an item differs at one location from what is usual for it.
 *
 * @param stocked    whether stock is kept here, so that it is replenished
 * @param sellable   whether it may be promised from here
 * @param backorders null: as the item says
 * @param daysToShip working days promised where no lead time is known; null: as the location says
 * @param bin        where it lies
 */
public record ItemLocation(
        Place place,
        boolean stocked,
        boolean sellable,
        @Nullable BackorderPolicy backorders,
        @Nullable Integer daysToShip,
        @Nullable String bin,
        List<Protection> protections) {

    /**
     * Stock kept back for some customers.
     *
     * @param customerClass null: every class
     * @param channel       null: every channel
     * @param until         the last day on which it is kept back; null: for good
     */
    public record Protection(@Nullable String customerClass, @Nullable String channel, long quantity, @Nullable LocalDate until) {
        /** Whether it is kept for customers of this class who order by this channel. */
        public boolean isFor(@Nullable String theirClass, String theirChannel) {
            return (customerClass == null || customerClass.equals(theirClass)) && (channel == null || channel.equals(theirChannel));
        }
    }

    public ItemLocation {
        protections = List.copyOf(protections);
    }

    ItemLocation with(List<Protection> kept) {
        return new ItemLocation(place, stocked, sellable, backorders, daysToShip, bin, kept);
    }

    /** What holds where nothing else was said: stocked, sellable, everything else as the item and the location say. */
    public static ItemLocation usual(Place place) {
        return new ItemLocation(place, true, true, null, null, null, List.of());
    }
}
