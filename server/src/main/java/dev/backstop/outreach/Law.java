package dev.backstop.outreach;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.backstop.planning.law.LegalProfile;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A legal profile with whom it protects.
 *
 * @param countries ISO 3166, two letters; {@code regions} narrows them, empty for all of each
 * @param kinds     of customers: {@code consumer}, {@code business}
 */
record Law(@JsonUnwrapped LegalProfile profile, List<String> countries, List<String> regions, List<String> kinds) {
    /** Letters with which Canadian postcodes of a province begin. */
    private static final String BRITISH_COLUMBIA = "V";
    private static final String ONTARIO = "KLMNP";

    Law {
        countries = List.copyOf(countries);
        regions = List.copyOf(regions);
        kinds = List.copyOf(kinds);
    }

    /** Where goods go, and to whom. */
    record Destination(@Nullable String country, @Nullable String region, @Nullable String postcode, String kind) {
        /** The region given, or the Canadian province that a postcode belongs to; empty: not known. */
        String regionOrProvince() {
            if (region != null && !region.isBlank()) {
                return region.strip().toUpperCase(Locale.ROOT);
            }
            if (!"CA".equals(country) || postcode == null || postcode.isBlank()) {
                return "";
            }
            var first = postcode.strip().substring(0, 1).toUpperCase(Locale.ROOT);
            return first.equals(BRITISH_COLUMBIA) ? "BC" : ONTARIO.contains(first) ? "ON" : "";
        }
    }

    boolean protects(Destination to, LocalDate on) {
        return to.country() != null && countries.contains(to.country()) && kinds.contains(to.kind()) && !profile.effectiveFrom().isAfter(on)
                && (regions.isEmpty() || regions.contains(to.regionOrProvince()));
    }
}
