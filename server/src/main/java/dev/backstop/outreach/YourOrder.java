package dev.backstop.outreach;

import dev.backstop.outreach.offers.CustomerOffers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as its customer sees it, without an account.
 *
 * @param zone   where the customer's clocks are
 * @param money  a sentence about what was paid and is held; null: nothing that we know of
 * @param closed when nothing was open any more; null while something is
 * @param withdrawable whether the law lets the customer withdraw without a reason
 */
public record YourOrder(long id, String number, @Nullable String reference, String customer, String language, ZoneId zone, Instant orderedAt,
        @Nullable String money, @Nullable Instant closed, boolean withdrawable, List<Part> parts, List<Said> history,
        List<Refund> refunds, List<Parcel> parcels) {
    public YourOrder {
        parts = List.copyOf(parts);
        history = List.copyOf(history);
        refunds = List.copyOf(refunds);
        parcels = List.copyOf(parcels);
    }

    /**
     * A part that still waits or is about to leave.
     *
     * @param shipBy    the date that we know now, or the one that the customer heard last while it is {@code checked}
     * @param heard     the other date that the customer heard before
     * @param checked   whether somebody of ours looks at a newer date before anybody is told
     * @param here      whether it lies ready
     * @param causeKind why the date changed, if it did
     */
    public record Part(long scheduleLine, int line, String sku, String item, @Nullable LocalDate shipBy, @Nullable LocalDate heard,
            boolean checked, @Nullable LocalDate nextWordBy, boolean here, String causeKind, List<Substitute> substitutes) {
        public Part {
            substitutes = List.copyOf(substitutes);
        }

        public boolean later() {
            return heard != null && (shipBy == null || shipBy.isAfter(heard));
        }
    }

    /** Something that could go out instead. */
    public record Substitute(String sku, String name, @Nullable String price) {
        /** {@code Cup (10.00 EUR)}. */
        public String words() {
            return price == null ? name : "%s (%s)".formatted(name, price);
        }
    }

    /** The day that it is or was at the customer's place. */
    public LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /** What could go out instead of some part, by its sku. */
    Optional<Substitute> substitute(@Nullable String sku) {
        return parts.stream().flatMap(part -> part.substitutes().stream()).filter(other -> other.sku().equals(sku)).findFirst();
    }

    /** What was said of a part, when. */
    public record Said(Instant at, String item, @Nullable LocalDate shipBy, String via) {}

    /** Money on its way back; {@code by} the last day on which it is in time. */
    public record Refund(String amount, LocalDate by, boolean done) {}

    /** Something that left. */
    public record Parcel(Instant at, @Nullable String carrier, @Nullable String tracking) {}

    /** Something that we offered, in words. */
    public record Offered(CustomerOffers.Offer offer, String words) {}

    /** Whether anything can still be chosen. */
    public boolean open() {
        return !parts.isEmpty();
    }

    /** Whether something waits while other things are here. */
    public boolean divisible() {
        return parts.stream().anyMatch(Part::here) && parts.stream().anyMatch(part -> !part.here());
    }

    /** Whether something of it is not here yet. */
    public boolean waits() {
        return parts.stream().anyMatch(part -> !part.here());
    }

    /** Whether there is a date to wait for. */
    public boolean dated() {
        return parts.stream().allMatch(part -> part.shipBy() != null);
    }
}
