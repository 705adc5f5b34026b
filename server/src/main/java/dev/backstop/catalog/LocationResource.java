package dev.backstop.catalog;

import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A location as the outside table it; what it means stands with {@link Location}. Absent: time zone UTC, Monday to Friday without holidays or
 * cut-off, priority 5, active, no handling days.
 *
 * @param code   in a request it may be left out, because the address names it
 * @param vendor who ships from here straight to our customers, by code; absent: it is ours
 */
@Strict
public record LocationResource(
        @Nullable String code,
        @Nullable String name,
        @Nullable String timeZone,
        @Nullable CalendarResource calendar,
        @Nullable Integer priority,
        @Nullable Boolean active,
        @Nullable Integer handlingDays,
        @Nullable Integer daysToShip,
        @Nullable String country,
        @Nullable String postcode,
        @Nullable String vendor) {
    private static final int MOST_DAYS = 365;

    String key() {
        return Objects.requireNonNullElse(code, "");
    }

    /** The same with the code that the address names. */
    LocationResource named(String address) {
        if (code != null && !code.equals(address)) {
            throw Problem.refused("/code", "The address names %s, the body %s. Leave code out, or make them equal.".formatted(address, code));
        }
        return new LocationResource(address, name, timeZone, calendar, priority, active, handlingDays, daysToShip, country, postcode,
                vendor);
    }

    /** As it will be stored. */
    LocationResource checked(Form form) {
        form.key("/code", key());
        form.required("/name", name, "The name is missing. Say what people call this location.");
        form.timeZone("/timeZone", timeZone);
        form.between("/priority", priority, 1, 9);
        form.between("/handlingDays", handlingDays, 0, MOST_DAYS);
        form.between("/daysToShip", daysToShip, 0, MOST_DAYS);
        form.country("/country", country);
        return new LocationResource(
                key(),
                name,
                timeZone == null ? "UTC" : timeZone,
                CalendarResource.checked(calendar, "/calendar", form),
                priority == null ? Integer.valueOf(5) : priority,
                active == null || active,
                handlingDays == null ? Integer.valueOf(0) : handlingDays,
                daysToShip,
                country,
                postcode,
                vendor);
    }

    /** Whether dates that rest on this location come out the same. */
    boolean shipsLike(LocationResource other) {
        return Objects.equals(timeZone, other.timeZone)
                && Objects.equals(calendar, other.calendar)
                && Objects.equals(priority, other.priority)
                && Objects.equals(active, other.active)
                && Objects.equals(handlingDays, other.handlingDays)
                && Objects.equals(daysToShip, other.daysToShip)
                && Objects.equals(vendor, other.vendor);
    }
}
