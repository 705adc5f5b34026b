package dev.backstop.planning.law;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one law asks, from one day on.
 *
 * @param code              {@code US}, {@code EU}, {@code CA-BC}
 * @param effectiveFrom     the first day on which orders fall under it
 * @param defaultDays       calendar days from the complete order, where no date was stated
 * @param creditDays        the same where the customer applies to us for credit with the order
 * @param silentConsentDays a first delay of at most so many days is agreed to by silence; 0: silence never agrees
 * @param answerDays        calendar days after the applicable time in which a longer delay must be agreed to
 * @param mayEndAfterDays   so many days after the agreed date the customer may end the contract; null: after an additional period
 * @param additionalDays    the additional period that we take as appropriate where the customer names none
 * @param refund            of money that came by any way but our own account
 * @param withdrawalDays    in which the customer may withdraw without a reason, counted from receipt and open before it; 0: no such right
 * @param online            whether a withdrawal function must stand on pages for customers
 * @param evidenceYears     how long proof is kept after the case is closed
 * @param source            where the rule is written
 */
public record LegalProfile(
        String code,
        String name,
        LocalDate effectiveFrom,
        Basis basis,
        int defaultDays,
        int creditDays,
        int silentConsentDays,
        int answerDays,
        Silence silence,
        @Nullable Integer mayEndAfterDays,
        int additionalDays,
        RefundTerm refund,
        RefundTerm houseAccountRefund,
        RefundTerm withdrawalRefund,
        int withdrawalDays,
        boolean online,
        int evidenceYears,
        String source) {

    public LegalProfile {
        if (defaultDays < 1 || silentConsentDays < 0 || (silentConsentDays > 0 && silence == Silence.KEEPS_THE_ORDER)) {
            throw new IllegalArgumentException(("Profile %s needs a default of at least one day, and silence can agree only where it can also"
                    + " end the order").formatted(code));
        }
    }

    /** The term of a refund by the way in which the money came. */
    public RefundTerm refund(WayOfPayment way) {
        return way == WayOfPayment.HOUSE_ACCOUNT ? houseAccountRefund : refund;
    }
}
