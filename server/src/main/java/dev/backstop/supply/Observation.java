package dev.backstop.supply;

import dev.backstop.catalog.Place;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One part of an order that arrived.
 *
 * @param delivery   what came together and shares its delay, such as the receipt; deliveries, not rows, make up a vendor's record
 * @param expectedOn the vendor's first word, else what was asked for; null: no date was ever given
 */
public record Observation(
        long vendor, Place place, String delivery, LocalDate orderedOn, @Nullable LocalDate expectedOn, LocalDate receivedOn, long quantity) {}
