package dev.backstop.promising;

import dev.backstop.catalog.Item;

/** A line that somebody asks for, checked: the item exists, the quantity fits it. */
record AskedLine(int line, Item item, long quantity, long minimumShipment, int index) {
    /** Where it stood in the request. */
    String pointer(String field) {
        return "/lines/%d/%s".formatted(index, field);
    }
}
