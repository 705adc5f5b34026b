package dev.backstop.stock;

/** What a movement's reason becomes as the cause of a promise. */
final class Reasons {
    private Reasons() {}

    static String kind(String reason) {
        return switch (reason) {
            case "receipt" -> "supply-received";
            case "count" -> "count";
            default -> "stock-moved";
        };
    }

    static String words(String reason) {
        return switch (reason) {
            case "opening" -> "opening stock entered";
            case "adjustment" -> "stock adjusted";
            case "issue" -> "stock issued";
            case "damage" -> "stock damaged";
            case "return" -> "goods returned";
            case "receipt" -> "goods received";
            case "shipment" -> "goods shipped";
            case "count" -> "stock counted";
            case "transfer" -> "goods sent to another location";
            case "production" -> "materials used in production";
            case "expired" -> "goods expired";
            default -> "stock moved: " + reason;
        };
    }
}
