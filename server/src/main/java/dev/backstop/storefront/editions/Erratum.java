package dev.backstop.storefront.editions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of which something else is true now than what was printed.
 *
 * @param was     what stands there
 * @param now     what is true, with dates, because this is read soon
 * @param changes later, sooner, no-date, not-available, gone, price; the one that matters most first
 * @param instead an item that ships now in its place, with its name
 * @param link    address of the item's page; null where none is known
 */
record Erratum(int page, @Nullable String section, String sku, String name, String was, String now, List<String> changes,
        @Nullable String instead,
        @Nullable String link) {
    Erratum {
        changes = List.copyOf(changes);
    }
}
