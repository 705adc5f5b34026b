package dev.backstop.buying;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that we want to know of a vendor, as a person reads it.
 *
 * @param line     null: {@code lines} of the order
 * @param quantity in the vendor's unit
 * @param what     the item, or how many lines, in words
 * @param waiting  customers whose deliveries rest on it
 * @param askedIn  the cause of the message, or how a person asked; null: not asked yet
 * @param takenOver whether it is about an order that came from elsewhere and about which nobody asked yet: a person sends the first mail
 */
record OpenQuestion(long question, String kind, String vendor, String purchaseOrder, @Nullable Integer line, int lines, String what,
        @Nullable String quantity,
        LocalDate about, Instant dueAt, @Nullable Instant askedAt, @Nullable String askedIn, int waiting, boolean takenOver) {}
