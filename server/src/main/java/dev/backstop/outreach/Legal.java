package dev.backstop.outreach;

import static java.util.stream.Collectors.toMap;

import dev.backstop.orders.Customer;
import dev.backstop.orders.Order;
import dev.backstop.orders.Orders;
import dev.backstop.planning.law.Basis;
import dev.backstop.planning.law.ConsentKind;
import dev.backstop.planning.law.LegalClock;
import dev.backstop.planning.law.LegalState;
import dev.backstop.planning.law.NoticeRules;
import dev.backstop.planning.law.Unanswered;
import dev.backstop.web.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where an order stands before the law. */
@Component
public class Legal {
    private static final int MOST_REFUNDS = 100;

    private final Orders orders;
    private final Matters matters;
    private final LegalClocks clocks;
    private final LegalPlace place;
    private final LegalProfiles profiles;
    private final RefundBook refunds;
    private final Brakes brakes;

    Legal(Orders orders, Matters matters, LegalClocks clocks, LegalPlace place, LegalProfiles profiles, RefundBook refunds, Brakes brakes) {
        this.orders = orders;
        this.matters = matters;
        this.clocks = clocks;
        this.place = place;
        this.profiles = profiles;
        this.refunds = refunds;
        this.brakes = brakes;
    }

    /** When the clock strikes next, and what must have happened or happens then. */
    public record Strikes(Instant at, String what) {}

    /** What the customer agreed to: none, silent, express-date (until a day) or express-indefinite. */
    public record Agreement(String kind, @Nullable LocalDate until) {}

    /** One part of a line; dates are those that the law counts, shipping or delivery by the profile's {@code basis}. */
    public record Part(int line, int scheduleLine, String state, LocalDate applicableTime, @Nullable LocalDate expected,
            @Nullable Strikes nextDeadline,
            Agreement consent, int notices, @Nullable String ended, @Nullable LocalDate vestedOn) {}

    /**
     * An order.
     *
     * @param profile        null: no law that we know protects this customer; then only house policy tells
     * @param inOrderUntil   the last day on which the order stands without anybody doing anything; null: without a limit, or no law
     * @param state          of the part whose clock strikes first
     * @param withdrawalDays in which the customer may withdraw without a reason; {@code withdrawalFunction} must then stand on pages
     */
    public record Shown(@Nullable String profile, @Nullable String law, @Nullable String basis, @Nullable LocalDate applicableTime,
            @Nullable LocalDate inOrderUntil, String state, @Nullable Strikes nextDeadline, Agreement consent, int withdrawalDays,
            boolean withdrawalFunction,
            @Nullable String source, List<Part> parts) {
        public Shown {
            parts = List.copyOf(parts);
        }
    }

    private static final Agreement NO_CONSENT = new Agreement("none", null);

    /**
     * Where an order stands now.
     *
     * @throws Problem 404 if there is none
     */
    public Shown of(String number) {
        var order = orders.byNumber(number).orElseThrow(() -> Problem.notFound("order", number));
        var stood = clocks.standing(matters.ofOrder(order.id()));
        if (stood.isEmpty()) {
            return new Shown(null, null, null, null, null, "no-law", null, NO_CONSENT, 0, false, null, List.of());
        }
        var seat = place.now();
        var first = stood.stream().min(MOST_PRESSING).orElseThrow();
        var terms = first.matter().terms();
        var profile = terms.profile();
        var shown = part(first, seat);
        return new Shown(profile.code(), profile.name(), profile.basis().name().toLowerCase(Locale.ROOT), terms.applicableTime(),
                inOrderUntil(first),
                shown.state(), next(order, shown.nextDeadline(), first), shown.consent(), profile.withdrawalDays(), profile.online(),
                profile.source(),
                stood.stream().map(one -> part(one, seat)).toList());
    }

    /** Where some schedule lines stand now, by their ids; those that no law protects are left out. */
    public Map<Long, Part> ofParts(Collection<Long> scheduleLines) {
        var seat = place.now();
        return clocks.standing(matters.of(scheduleLines)).stream()
                .collect(toMap(one -> one.matter().scheduleLine(), one -> part(one, seat)));
    }

    /**
     * What the law wants said of some schedule lines as they stand, by their ids: what comes of no answer, and which right the customer has
     * because we are late. It is what the notice says that is owed now, else what the last one said; while the brake holds back a newer
     * date only the last one counts. Those of which there is nothing to say are left out.
     *
     * @param language in which it is said, as a language tag
     */
    public Map<Long, List<String>> toSay(Collection<Long> scheduleLines, String language) {
        var phrases = Phrases.nearest(language);
        var heldBack = brakes.heldBack(scheduleLines).keySet();
        var said = new HashMap<Long, List<String>>();
        for (var one : clocks.standing(matters.of(scheduleLines))) {
            var terms = one.matter().terms();
            var standing = one.standing();
            var unanswered = standing.noticeOwed() && !heldBack.contains(one.matter().scheduleLine())
                    ? Unanswered.notice(terms, standing, one.matter().shipBy()) : Unanswered.told(terms, standing);
            var sentences = Stream.concat(LawSentences.of(unanswered, phrases).stream(),
                    NoticeRules.rightNow(terms, standing).flatMap(right -> LawSentences.of(right, unanswered, phrases)).stream()).toList();
            if (!sentences.isEmpty()) {
                said.put(one.matter().scheduleLine(), sentences);
            }
        }
        return said;
    }

    /**
     * What the law of an order that such a customer places today wants read out; empty where none that we know protects the customer.
     *
     * @param shipBy   the last day that is promised; null: there is none yet
     * @param language in which it is read out, as a language tag
     */
    public Optional<String> toRead(Customer customer, @Nullable LocalDate shipBy, String language) {
        var to = new Law.Destination(customer.country(), null, customer.postcode(), customer.kind().name().toLowerCase(Locale.ROOT));
        return profiles.book().of(to, clocks.today()).map(profile -> {
            var phrases = Phrases.nearest(language);
            var date = phrases.day(shipBy == null ? clocks.today().plusDays(profile.defaultDays()) : shipBy);
            var days = profile.withdrawalDays();
            return phrases.say(profile.basis() == Basis.SHIP ? "order.law.ship" : "order.law.deliver", "date", date)
                    + (days == 0 ? "" : ' ' + phrases.say("order.law.withdraw", "days", Integer.toString(days)));
        });
    }

    /** What is open goes before what is closed, what strikes first before the rest, on one day what is late before what is on time. */
    private static final Comparator<LegalClocks.Stood> MOST_PRESSING = Comparator
            .comparing((LegalClocks.Stood one) -> one.standing().state() == LegalState.SHIPPED || one.standing().state().ended())
            .thenComparing(one -> LegalClock.next(one.matter().terms(), one.standing()).map(deadline -> deadline.on())
            .orElse(LocalDate.MAX))
            .thenComparing(one -> one.standing().state() == LegalState.ON_TIME)
            .thenComparing(one -> one.standing().state() == LegalState.SHIPPED)
            .thenComparingLong(one -> one.matter().scheduleLine());

    private static @Nullable LocalDate inOrderUntil(LegalClocks.Stood one) {
        var standing = one.standing();
        if (standing.state().ended() || standing.state() == LegalState.SHIPPED || standing.consent() == ConsentKind.EXPRESS_INDEFINITE) {
            return null;
        }
        return LegalClock.limit(one.matter().terms(), standing);
    }

    /** Of an order that ended: by when its money must be back. */
    private @Nullable Strikes next(Order order, @Nullable Strikes law, LegalClocks.Stood first) {
        if (law != null || !first.standing().state().ended()) {
            return law;
        }
        return refunds.find(null, order.number(), 0, MOST_REFUNDS).stream().filter(refund -> !refund.state().equals("confirmed"))
                .map(Refunds.Refund::dueBy).min(Comparator.naturalOrder()).map(at -> new Strikes(at, "refund")).orElse(null);
    }

    private static Part part(LegalClocks.Stood one, LegalPlace.Seat seat) {
        var standing = one.standing();
        var terms = one.matter().terms();
        var next = LegalClock.next(terms, standing).map(deadline -> new Strikes(seat.endOf(deadline.on()), deadline.what().word()))
                .orElse(null);
        return new Part(one.matter().line(), one.matter().part(), standing.state().word(), terms.applicableTime(), standing.projected(),
                next,
                new Agreement(standing.consent().name().toLowerCase(Locale.ROOT).replace('_', '-'), standing.consentUntil()),
                standing.notices(),
                Optional.ofNullable(standing.ended()).map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-')).orElse(null),
                standing.vestedOn());
    }
}
