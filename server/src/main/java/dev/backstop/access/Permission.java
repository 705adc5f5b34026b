package dev.backstop.access;

/** What a person may do in the console. Everybody who is signed in may look. */
public enum Permission {
    /** Look at items, orders, supply and plans. */
    VIEW("Look at everything but accounts, keys and, in reports, costs"),
    /** See in reports what stock costs and is worth. */
    SEE_COSTS("See in reports what stock costs and is worth"),
    /** Take, change and cancel customers' orders. */
    TAKE_ORDERS("Take, change and cancel customers' orders"),
    /** Release orders to the floor and ship them. */
    SHIP("Release orders to the floor and ship them"),
    /** Book receipts, counts and other movements of stock. */
    MOVE_STOCK("Book receipts, counts and movements of stock"),
    /** Write, send and change purchase orders. */
    BUY("Write, send and change purchase orders"),
    /** Change items, sourcing terms and reorder points; release and dismiss proposals. */
    PLAN("Change items, terms and reorder points; release proposals"),
    /** See which orders hold the stock that others wait for. */
    SEE_HOLDERS("See for whom stock is held"),
    /** Let orders ship that go beyond their customers' credit. */
    RELEASE_CREDIT("Let orders ship beyond their customers' credit"),
    /** Import files. */
    IMPORT("Import files"),
    /** Change the firm's settings and locations. */
    CONFIGURE("Change settings and locations"),
    /** Manage people, API keys, and read the audit trail. */
    ADMINISTER("Manage people and API keys, read the audit trail");

    private final String words;

    Permission(String words) {
        this.words = words;
    }

    /** What it allows, as people read it. */
    public String words() {
        return words;
    }
}
