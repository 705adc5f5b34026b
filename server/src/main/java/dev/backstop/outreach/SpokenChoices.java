package dev.backstop.outreach;

import dev.backstop.access.SignedLinks;
import dev.backstop.catalog.Money;
import dev.backstop.orders.Orders;
import dev.backstop.web.Cursor;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What customers choose on the phone: recorded with the call as proof, carried out, and confirmed in writing at once. What a choice would
 * do is found by doing it, in a transaction that is rolled back: it cannot differ from what is then done.
 */
@Component
public class SpokenChoices {
    private static final int MOST_REFUNDS = 100;

    private final Consents consents;
    private final Orders orders;
    private final Legal legal;
    private final Refunds refunds;
    private final Composer composer;
    private final Clock clock;
    private final TransactionTemplate trial;

    SpokenChoices(Consents consents, Orders orders, Legal legal, Refunds refunds, Composer composer, Clock clock,
            PlatformTransactionManager manager) {
        this.consents = consents;
        this.orders = orders;
        this.legal = legal;
        this.refunds = refunds;
        this.composer = composer;
        this.clock = clock;
        this.trial = new TransactionTemplate(manager);
        trial.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** How it was said: in which call, after which script, in which words; null: not known. */
    public record Said(@Nullable String callId, @Nullable String scriptVersion, @Nullable String words) {}

    /**
     * What a choice would do.
     *
     * @param before  where the order stands before the law, and {@code after} where it would
     * @param refund  what would go back, null nothing
     * @param subject and {@code text} of the mail that confirms it; null where there is no address to write to
     */
    public record Outlook(Legal.Shown before, Legal.Shown after, @Nullable Money refund, @Nullable String subject, @Nullable String text) {}

    /**
     * Records a choice, carries it out, and has it confirmed in writing.
     *
     * @throws dev.backstop.web.Problem as {@link Consents#record}
     */
    public Consent record(Consent.Chosen chosen, Said said) {
        return consents.record(chosen, Consent.Evidence.phone(said.callId(), said.scriptVersion(), said.words()));
    }

    /** The same as a trial; nothing of it stays. */
    public Outlook preview(Consent.Chosen chosen, Said said) {
        return Objects.requireNonNull(trial.execute(status -> {
            status.setRollbackOnly();
            var before = legal.of(chosen.order());
            var owed = owed(chosen.order());
            record(chosen, said);
            refunds.settle();
            var more = owed(chosen.order()).subtract(owed);
            var order = orders.require(chosen.order());
            var mail = composer.draft(order.id(), clock.instant());
            return new Outlook(before, legal.of(chosen.order()), more.signum() > 0 ? Money.of(more, order.currency()) : null,
                    mail.map(Composed::subject).orElse(null), mail.map(draft -> SignedLinks.blotted(draft.text())).orElse(null));
        }));
    }

    private BigDecimal owed(String order) {
        return refunds.find(null, order, Cursor.of(null, MOST_REFUNDS)).data().stream()
                .map(refund -> new BigDecimal(refund.amount().amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
