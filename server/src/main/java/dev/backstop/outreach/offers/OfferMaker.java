package dev.backstop.outreach.offers;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.promising.Gifts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes offers for slips that are about to be told, so that the notice can carry them. What is promised is held first: a sample is reserved in a
 * transaction of its own, and where it is gone nothing is offered. Of held-out customers the same is looked up, so that both sides of the comparison
 * are those to whom something could have been given while there was budget.
 */
@Component
public class OfferMaker {
    private static final int MOST_AT_ONCE = 5_000;
    private static final int MOST_ORPHANS = 200;
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int CODE_LENGTH = 12;

    private final OfferRules rules;
    private final OfferBook book;
    private final SampleChoice choice;
    private final CustomerOffers offers;
    private final Gifts gifts;
    private final FirmSettings settings;
    private final TransactionTemplate transaction;
    private final SecureRandom random = new SecureRandom();

    OfferMaker(OfferRules rules, OfferBook book, SampleChoice choice, CustomerOffers offers, Gifts gifts, FirmSettings settings,
            PlatformTransactionManager manager) {
        this.rules = rules;
        this.book = book;
        this.choice = choice;
        this.offers = offers;
        this.gifts = gifts;
        this.settings = settings;
        this.transaction = new TransactionTemplate(manager);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Makes what is to be offered now, and takes back gifts whose order was cancelled. */
    public void make(Instant now) {
        book.orphans(null, MOST_ORPHANS).forEach(order -> transaction.executeWithoutResult(_ -> offers.lapse(order)));
        var active = rules.active();
        if (!active.isEmpty()) {
            var currency = settings.now().currency();
            active.forEach(rule -> make(rule, currency, now));
        }
    }

    /** A thing to give in one case, and what it costs; {@code units} and {@code item} are of a sample or substitute. */
    private record Gift(OfferCase of, long item, long units, BigDecimal cost) {}

    private void make(OfferRule rule, String currency, Instant now) {
        var left = new BigDecimal(Objects.requireNonNull(rule.monthlyBudget()))
                .subtract(book.spent(rule.key(), OfferBook.month(LocalDate.ofInstant(now, ZoneOffset.UTC))));
        var cases = left.signum() > 0 ? book.cases(rule, currency, now, MOST_AT_ONCE) : List.<OfferCase>of();
        if (cases.isEmpty()) {
            return;
        }
        var together = new ArrayList<OfferBook.Fresh>();
        for (var gift : gifts(rule, cases, currency, now)) {
            if (gift.cost().compareTo(left) > 0) {
                break;
            }
            if (HoldOut.holds(rule.key(), gift.of().customerCode(), Objects.requireNonNullElse(rule.holdOut(), 0))) {
                together.add(new OfferBook.Fresh(gift.of(), true, gift.item() == 0 ? null : gift.item(), null, BigDecimal.ZERO, null));
            } else if ("sample".equals(rule.gives())) {
                left = reserve(rule, gift, currency, now) ? left.subtract(gift.cost()) : left;
            } else {
                left = left.subtract(gift.cost());
                together.add(new OfferBook.Fresh(gift.of(), false, gift.item() == 0 ? null : gift.item(), null, gift.cost(),
                        "credit".equals(rule.gives()) ? code() : null));
            }
        }
        transaction.executeWithoutResult(_ -> book.add(rule, together, currency, now));
    }

    /** What can be given in each case; cases for which there is nothing are left out. */
    private List<Gift> gifts(OfferRule rule, List<OfferCase> cases, String currency, Instant now) {
        var most = new BigDecimal(Objects.requireNonNull(rule.most()));
        return switch (Objects.requireNonNull(rule.gives())) {
            case "sample" -> chosen(cases, choice.samples(rule, cases, currency, now));
            case "substitute" -> chosen(cases, choice.substitutes(cases));
            case "credit" -> {
                var share = new BigDecimal(Objects.requireNonNull(rule.creditShare()));
                yield cases.stream().map(one -> new Gift(one, 0, 0, one.value().multiply(share).min(most).setScale(2, RoundingMode.HALF_UP)))
                        .filter(gift -> gift.cost().signum() > 0).toList();
            }
            default -> cases.stream().filter(OfferCase::divisible).map(one -> new Gift(one, 0, 0, most)).toList();
        };
    }

    private static List<Gift> chosen(List<OfferCase> cases, Map<Long, SampleChoice.Chosen> chosen) {
        return cases.stream().flatMap(one -> Optional.ofNullable(chosen.get(one.order())).stream()
                .map(item -> new Gift(one, item.item(), item.units(), item.cost().setScale(2, RoundingMode.UP)))).toList();
    }

    private boolean reserve(OfferRule rule, Gift gift, String currency, Instant now) {
        return Boolean.TRUE.equals(transaction.execute(_ -> gifts.give(gift.of().number(), gift.item(), gift.units(), gift.of().location()).map(line -> {
            book.add(rule, List.of(new OfferBook.Fresh(gift.of(), false, gift.item(), line.id(), gift.cost(), null)), currency, now);
            return true;
        }).orElse(false)));
    }

    /** Of a credit: whoever knows it may use it, so it cannot be guessed; without letters that are taken for others. */
    private String code() {
        return random.ints(CODE_LENGTH, 0, LETTERS.length()).mapToObj(at -> LETTERS.substring(at, at + 1)).reduce("", String::concat);
    }
}
