package dev.backstop.console;

import dev.backstop.access.Permission;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** A part of the console that the rail names. */
public enum Area {
    TODAY(Part.FIRST, "Today", "/", "today", "t", Permission.VIEW),
    DESK(Part.FIRST, "Desk", "/desk", "desk", "h", Permission.TAKE_ORDERS),
    REPORTS(Part.FIRST, "Reports", "/reports", "report", "b", Permission.VIEW),
    ORDERS(Part.SELL, "Orders", "/orders", "orders", "o", Permission.VIEW),
    WAITING(Part.SELL, "Waiting", "/waiting", "waiting", "w", Permission.VIEW),
    CUSTOMERS(Part.SELL, "Customers", "/customers", "person", "c", Permission.VIEW),
    PICKING(Part.SELL, "Picking", "/picking", "box", "k", Permission.SHIP),
    ITEMS(Part.STOCK, "Items", "/items", "items", "i", Permission.VIEW),
    REPLENISH(Part.STOCK, "Replenish", "/replenish", "replenish", "r", Permission.VIEW),
    PLANNING(Part.STOCK, "Planning", "/planning", "calendar", "l", Permission.VIEW),
    PURCHASES(Part.STOCK, "Purchase orders", "/purchase-orders", "purchases", "p", Permission.VIEW),
    PRODUCTION(Part.STOCK, "Production orders", "/production-orders", "production", "d", Permission.VIEW),
    TRANSFERS(Part.STOCK, "Transfers", "/transfers", "transfer", "f", Permission.VIEW),
    VENDORS(Part.STOCK, "Vendors", "/vendors", "vendors", "e", Permission.VIEW),
    RECEIVE(Part.STOCK, "Receive", "/receive", "receive", "v", Permission.MOVE_STOCK),
    DUTIES(Part.TELL, "Duties", "/duties", "duty", "u", Permission.VIEW),
    CALLS(Part.TELL, "Calls", "/calls", "call", "j", Permission.TAKE_ORDERS),
    OFFERS(Part.TELL, "Offers", "/offers", "gift", "g", Permission.VIEW),
    MESSAGES(Part.TELL, "Messages", "/messages", "message", "n", Permission.VIEW),
    SHOPS(Part.TELL, "Shops", "/shops", "transfer", "1", Permission.VIEW),
    FEEDS(Part.TELL, "Feeds and sign-ups", "/shop-feeds", "out", "q", Permission.VIEW),
    SHOP_PAGES(Part.TELL, "Shop pages", "/widget", "information", "z", Permission.VIEW),
    EDITIONS(Part.TELL, "Catalogue editions", "/catalogue-editions", "print", "x", Permission.VIEW),
    IMPORTS(Part.FIRM, "Imports", "/imports", "imports", "m", Permission.IMPORT),
    PEOPLE(Part.FIRM, "People", "/people", "people", "y", Permission.ADMINISTER),
    KEYS(Part.FIRM, "API keys", "/api-keys", "key", "a", Permission.ADMINISTER),
    SETTINGS(Part.FIRM, "Settings", "/settings", "settings", "s", Permission.VIEW);

    /** What belongs together in the rail; the first stands without a name. */
    public enum Part {
        FIRST(""),
        SELL("Sell"),
        STOCK("Stock"),
        TELL("Tell"),
        FIRM("Firm");

        private final String title;

        Part(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    private final Part part;
    private final String title;
    private final String href;
    private final String icon;
    private final String key;
    private final Permission permission;

    Area(Part part, String title, String href, String icon, String key, Permission permission) {
        this.part = part;
        this.title = title;
        this.href = href;
        this.icon = icon;
        this.key = key;
        this.permission = permission;
    }

    public String title() {
        return title;
    }

    public Part part() {
        return part;
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
        return switch (this) {
            case TODAY -> path.equals("/");
            case ORDERS -> under(path, href) || under(path, "/agreements") || under(path, "/quotes");
            case PURCHASES -> under(path, href) || under(path, "/blanket-orders");
            case PRODUCTION -> under(path, href) || under(path, "/work-centres");
            case REPORTS -> under(path, href) || under(path, "/dashboards") || under(path, "/report-schedules");
            default -> under(path, href);
        };
    }

    private static boolean under(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
