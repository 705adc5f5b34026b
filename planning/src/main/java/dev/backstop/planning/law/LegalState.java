package dev.backstop.planning.law;

import java.util.Locale;

/** Where an unshipped quantity of an order line stands before the law. */
public enum LegalState {
    ON_TIME,
    /** We expect to be late and the customer has no choice yet. */
    NOTICE_DUE,
    /** The first notice is out; silence will be taken as waiting. */
    OFFER_SILENT_OK,
    /** The first notice is out; only a yes keeps the order. */
    OFFER_EXPRESS,
    /** The customer agreed, or silence did. */
    WAITING,
    /** The date agreed to will be missed. */
    RENEWAL_DUE,
    RENEWAL_OFFERED,
    /** We expect to be late, where silence never agrees and never ends the order. */
    AT_RISK,
    OVERDUE,
    EXTRA_PERIOD,
    MAY_END,
    CANCELLED,
    CANCEL_DEEMED,
    SELLER_WITHDRAWN,
    SHIPPED,
    REFUNDED;

    /** Whether nothing of it will ship any more and its money goes back. */
    public boolean ended() {
        return this == CANCELLED || this == CANCEL_DEEMED || this == SELLER_WITHDRAWN || this == REFUNDED;
    }

    /** As it is written outside: {@code notice-due}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
