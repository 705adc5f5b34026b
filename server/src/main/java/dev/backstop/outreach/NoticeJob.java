package dev.backstop.outreach;

import dev.backstop.outreach.offers.OfferMaker;
import dev.backstop.sandbox.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes notices of what is due. Each round is a transaction of its own, so that the first customers are told while the last are written to. */
@Component
class NoticeJob implements Job {
    private static final Duration NOTHING_WAITS = Duration.ofDays(1);

    private final TellingPlan plan;
    private final Composer composer;
    private final NoticeFates fates;
    private final OfferMaker offers;
    private final TransactionTemplate round;
    private final boolean open;

    NoticeJob(TellingPlan plan, Composer composer, NoticeFates fates, OfferMaker offers, PlatformTransactionManager manager,
            @Value("${backstop.mode:}") String mode) {
        this.plan = plan;
        this.composer = composer;
        this.fates = fates;
        this.offers = offers;
        this.round = new TransactionTemplate(manager);
        this.round.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.open = mode.equals("serve") || mode.equals("demo") || mode.equals("sandbox");
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public Instant next(Instant after) {
        var next = plan.next(after);
        return next == null ? after.plus(NOTHING_WAITS) : next;
    }

    @Override
    public Duration look() {
        return Duration.ofSeconds(5);
    }

    /** A program that only restores or imports tells nobody. */
    @Override
    public void run(Instant now) {
        if (open) {
            round.executeWithoutResult(_ -> fates.withdrawStale(now));
            offers.make(now);
            while (Objects.requireNonNull(round.execute(_ -> composer.composeSome(now)))) {
                // until nothing is due
            }
        }
    }
}
