package dev.backstop.buying;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that a vendor would deliver instead of a line.
 *
 * @param vendorSku its number with the vendor
 * @param quantity  in the vendor's unit, as it was written
 * @param price     of one such unit, in the order's currency, as it was written
 */
record SubstituteOffer(String vendorSku, @Nullable String name, @Nullable String quantity, @Nullable String price,
        @Nullable LocalDate on) {}
