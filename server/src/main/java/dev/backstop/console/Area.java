package dev.backstop.console;

import dev.backstop.access.Permission;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** A part of the console that the rail names. */
public enum Area {
    TODAY("Today", "/", "today", "t", Permission.VIEW),
    ITEMS("Items", "/items", "items", "i", Permission.VIEW),
    ORDERS("Orders", "/orders", "orders", "o", Permission.VIEW),
    WAITING("Waiting", "/waiting", "waiting", "w", Permission.VIEW),
    CUSTOMERS("Customers", "/customers", "person", "c", Permission.VIEW),
    REPLENISH("Replenish", "/replenish", "replenish", "r", Permission.VIEW),
    PLANNING("Planning", "/planning", "calendar", "l", Permission.VIEW),
    PURCHASES("Purchase orders", "/purchase-orders", "purchases", "p", Permission.VIEW),
    PRODUCTION("Production orders", "/production-orders", "production", "d", Permission.VIEW),
    TRANSFERS("Transfers", "/transfers", "transfer", "f", Permission.VIEW),
    VENDORS("Vendors", "/vendors", "vendors", "e", Permission.VIEW),
    RECEIVE("Receive", "/receive", "receive", "v", Permission.MOVE_STOCK),
    PICKING("Picking", "/picking", "box", "k", Permission.SHIP),
    DUTIES("Duties", "/duties", "duty", "u", Permission.VIEW),
    CALLS("Calls", "/calls", "call", "l", Permission.TAKE_ORDERS),
    MESSAGES("Messages", "/messages", "message", "n", Permission.VIEW),
    FEEDS("Feeds and sign-ups", "/shop-feeds", "out", "b", Permission.VIEW),
    EDITIONS("Catalogue editions", "/catalogue-editions", "print", "x", Permission.VIEW),
    IMPORTS("Imports", "/imports", "imports", "m", Permission.IMPORT),
    SHOP_PAGES("Shop pages", "/widget", "information", "h", Permission.VIEW),
    PEOPLE("People", "/people", "people", "y", Permission.ADMINISTER),
    KEYS("API keys", "/api-keys", "key", "a", Permission.ADMINISTER),
    SETTINGS("Settings", "/settings", "settings", "s", Permission.VIEW);

    private final String title;
    private final String href;
    private final String icon;
    private final String key;
    private final Permission permission;

    Area(String title, String href, String icon, String key, Permission permission) {
        this.title = title;
        this.href = href;
        this.icon = icon;
        this.key = key;
        this.permission = permission;
    }

    public String title() {
        return title;
    }

    public String href() {
        return href;
    }

    public String icon() {
        return icon;
    }

    /** The letter that goes there after {@code g}. */
    public String key() {
        return key;
    }

    static List<Area> openTo(Predicate<Permission> may) {
        return Arrays.stream(values()).filter(area -> may.test(area.permission)).toList();
    }

    /** Whether a page at {@code path} belongs here. */
    public boolean holds(String path) {
        return this == TODAY ? path.equals("/") : path.equals(href) || path.startsWith(href + "/");
    }
}
