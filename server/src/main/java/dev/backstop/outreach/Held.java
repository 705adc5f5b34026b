package dev.backstop.outreach;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** The money of a customer whose order waits. */
sealed interface Held {
    long order();

    /** Where other orders may stand beside it: of which order what is held; empty where nothing is. */
    Optional<String> inNotice(Phrases say);

    /** The same where only one order is spoken of. */
    String ofOrder(Phrases say);

    /**
     * It was paid before it ships.
     *
     * @param amount what of it is for goods that have not shipped and is not on its way back: what would go back if nothing more shipped
     */
    record Paid(long order, String number, BigDecimal paid, BigDecimal amount, String currency) implements Held {
        @Override
        public Optional<String> inNotice(Phrases say) {
            return amount.signum() == 0 ? Optional.empty()
                    : Optional.of(say.say("money.held", "order", number, "amount", say.amount(amount, currency)));
        }

        @Override
        public String ofOrder(Phrases say) {
            return amount.signum() == 0 || amount.compareTo(paid) == 0 ? say.say("page.paid", "amount", say.amount(paid, currency))
                    : say.say("page.paid.part", "paid", say.amount(paid, currency), "amount", say.amount(amount, currency));
        }
    }

    /** Nothing was charged, but may be until the end of a day at the seat of the firm. */
    record Authorised(long order, String number, LocalDate until) implements Held {
        @Override
        public Optional<String> inNotice(Phrases say) {
            return Optional.of(say.say("money.authorised", "order", number, "date", say.day(until)));
        }

        @Override
        public String ofOrder(Phrases say) {
            return say.say("page.authorised", "date", say.day(until));
        }
    }
}
