package dev.backstop.supply;

/** Where supply comes from. */
public enum SupplyKind {
    PURCHASE_ORDER("purchase-order", "purchase order"),
    PRODUCTION_ORDER("production-order", "production order"),
    TRANSFER("transfer", "transfer");

    private final String code;
    private final String words;

    SupplyKind(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** As it is written outside. */
    public String code() {
        return code;
    }

    /** As a person says it. */
    public String words() {
        return words;
    }
}
