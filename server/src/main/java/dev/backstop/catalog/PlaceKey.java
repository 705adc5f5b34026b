package dev.backstop.catalog;

import dev.backstop.web.Cursor;
import dev.backstop.web.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The natural key of a place: a sku and a location's code. */
record PlaceKey(String sku, String location) {
    private static final char BETWEEN = '\n'; // cannot be part of a key

    static PlaceKey of(@Nullable String sku, @Nullable String location) {
        return new PlaceKey(Objects.requireNonNullElse(sku, ""), Objects.requireNonNullElse(location, ""));
    }

    /** Where a page begins. */
    static PlaceKey after(Cursor cursor) {
        var between = cursor.after().indexOf(BETWEEN);
        if (cursor.after().isEmpty()) {
            return new PlaceKey("", "");
        }
        if (between < 0) {
            throw Cursor.ofAnotherList();
        }
        return new PlaceKey(cursor.after().substring(0, between), cursor.after().substring(between + 1));
    }

    String cursor() {
        return sku + BETWEEN + location;
    }

    /** Refuses a body that names another place than the address. */
    void mustEqual(@Nullable String bodySku, @Nullable String bodyLocation) {
        if (!sku.equals(Objects.requireNonNullElse(bodySku, sku)) || !location.equals(Objects.requireNonNullElse(bodyLocation, location))) {
            throw Problem.refused("", "The address names %s, the body %s at %s. Leave sku and location out of the body, or make them equal."
                    .formatted(this, bodySku, bodyLocation));
        }
    }

    @Override
    public String toString() {
        return sku + " at " + location;
    }
}
