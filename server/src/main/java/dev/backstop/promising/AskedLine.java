package dev.backstop.promising;

import dev.backstop.catalog.Item;

/**
 * A line that somebody asks for, checked: the item exists, the quantity fits it.
 *
 * @param direct whether it is to go straight from a vendor to the customer
 */
record AskedLine(int line, Item item, long quantity, long minimumShipment, int index, boolean direct) {
    /** The same, going as the item usually does. */
    AskedLine(int line, Item item, long quantity, long minimumShipment, int index) {
        this(line, item, quantity, minimumShipment, index, item.direct());
    }

    /** Where it stood in the request. */
    String pointer(String field) {
        return "/lines/%d/%s".formatted(index, field);
    }
}
