package dev.backstop.planning.law;

/** Why an order ended before its goods shipped. */
public enum EndReason {
    CUSTOMER_CANCELLED,
    WITHDRAWN,
    /** The customer ended the contract because the goods, or an additional period, are overdue. */
    CONTRACT_ENDED,
    SELLER_WITHDREW,
    /** The applicable time passed, and no choice was offered. */
    NO_NOTICE,
    /** A yes was needed and did not come. */
    NO_CONSENT,
    /** The date agreed to passed, and nobody agreed to another. */
    NOT_RENEWED
}
