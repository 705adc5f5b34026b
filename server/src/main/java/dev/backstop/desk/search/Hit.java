package dev.backstop.desk.search;

import org.jspecify.annotations.Nullable;

/**
 * Something found.
 *
 * @param key      as its page and the API name it
 * @param words    its name
 * @param detail   what tells it from others of that name; null: nothing does
 * @param customer of an order, whose it is; of a customer, itself; null for everything else
 * @param by       what of it was typed
 */
public record Hit(Kind kind, String key, String words, @Nullable String detail, @Nullable String customer, By by) {
    /** What it is. */
    public enum Kind {
        CUSTOMER("/customers/"), ORDER("/orders/"), ITEM("/items/"), PURCHASE_ORDER("/purchase-orders/"),
                PRODUCTION_ORDER("/production-orders/"),
        TRANSFER("/transfers/");

        private final String folder;

        Kind(String folder) {
            this.folder = folder;
        }
    }

    /** How it was found: by its key, by another number that only it has, by words as they are written, or by words that look like them. */
    public enum By {
        KEY, REFERENCE, PHONE, WORDS, LIKENESS;

        /** Whether only what was meant is found so. */
        public boolean exact() {
            return this == KEY || this == REFERENCE || this == PHONE;
        }
    }

    boolean isItem() {
        return kind == Kind.ITEM;
    }

        /** Where it is shown; of a customer, to whoever takes orders, the page of a caller. */
    public String href(boolean takesOrders) {
        var folder = kind == Kind.CUSTOMER && takesOrders ? "/desk/callers/" : kind.folder;
        return folder + dev.backstop.console.Words.path(key);
    }
}
