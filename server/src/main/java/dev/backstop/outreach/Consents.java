package dev.backstop.outreach;

import dev.backstop.orders.Holds;
import dev.backstop.orders.Order;
import dev.backstop.orders.OrderLine;
import dev.backstop.orders.Orders;
import dev.backstop.outreach.offers.CustomerOffers;
import dev.backstop.planning.law.LegalEvent;
import dev.backstop.planning.law.Silence;
import dev.backstop.promising.OrderDoors;
import dev.backstop.web.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What customers choose, by whichever way they say it. A choice is recorded with its proof, moves the law's clock, ends the duties it
 * answers, is carried out at once through the doors of promising, and is confirmed in writing: all in the transaction of the caller.
 */
@Component
public class Consents {
    /** The hold that forbids an order to ship until its customer agrees. */
    static final String CONSENT_MISSING = "consent-missing";

    private final JdbcClient jdbc;
    private final Orders orders;
    private final OrderDoors doors;
    private final Holds holds;
    private final Matters matters;
    private final LegalClocks clocks;
    private final ConsentBook book;
    private final DutyBook duties;
    private final LegalDuties missing;
    private final CustomerOffers offers;
    private final Withdrawals withdrawals;
    private final Refunds refunds;
    private final ChoiceConfirmations confirmations;

    Consents(JdbcClient jdbc, Orders orders, OrderDoors doors, Holds holds, Matters matters, LegalClocks clocks, ConsentBook book,
            DutyBook duties,
            LegalDuties missing, CustomerOffers offers, Withdrawals withdrawals, Refunds refunds,
            ChoiceConfirmations confirmations) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.doors = doors;
        this.holds = holds;
        this.matters = matters;
        this.clocks = clocks;
        this.book = book;
        this.duties = duties;
        this.missing = missing;
        this.offers = offers;
        this.withdrawals = withdrawals;
        this.refunds = refunds;
        this.confirmations = confirmations;
    }

    /**
     * A part of the order that still waits.
     *
     * @param promise that the customer answers to, with its date: the one in force, or, while it is {@code checked}, the one heard last
     * @param checked whether the brake holds back a newer date
     */
    private record Part(long id, long promise, @Nullable LocalDate shipBy, boolean checked) {}

    /**
     * Records a choice and carries it out. The same decision token again answers what was chosen then, and does nothing.
     *
     * @throws Problem 404 without such an order or line, 409 where nothing of it is open any more, 422 where the choice cannot be made here
     */
    public Consent record(Consent.Chosen chosen, Consent.Evidence evidence) {
        var order = doors.lock(chosen.order());
        var before = book.under(evidence.decision());
        if (before.isPresent()) {
            return before.get();
        }
        var line = chosen.line() == null ? null : orders.requireLine(order, chosen.line());
        var open = open(order, line, chosen.part());
        if (open.isEmpty() && chosen.choice() == Consent.Choice.WITHDRAW) {
            return withdrawReceived(order, line, chosen, evidence);
        }
        if (open.isEmpty()) {
            throw Problem.conflict("nothing-open",
                    "Nothing of %s is open any more: it was shipped or cancelled. A return is made by POST /returns."
                    .formatted(line == null ? "order " + order.number() : "line %d of order %s".formatted(line.line(), order.number())));
        }
        var protectedParts = matters.of(open.stream().map(Part::id).toList());
        var until = until(chosen, open);
        requirePossible(chosen, protectedParts);
        var consent = book.add(order.id(), line == null ? null : line.id(), chosen, until, evidence,
                open.stream().map(part -> new ConsentBook.Answered(part.id(), part.promise())).toList());
        carryOut(order, chosen, consent, open, protectedParts);
        confirmations.confirm(order, chosen.choice(), evidence.channel());
        return consent;
    }

    /**
     * The law lets a customer withdraw for days after the goods came: that is noted, acknowledged and paid back, and the goods come back as
     * a return.
     */
    private Consent withdrawReceived(Order order, @Nullable OrderLine line, Consent.Chosen chosen, Consent.Evidence evidence) {
        var received = withdrawals.received(order.id()).stream().filter(part -> line == null || part.orderLine() == line.id()).toList();
        if (received.isEmpty()) {
            throw Problem.conflict("withdrawal-over",
                    "Nothing of order %s can be withdrawn from any more: the days that the law gives from receipt are over."
                    .formatted(order.number()));
        }
        var consent = book.add(order.id(), line == null ? null : line.id(), chosen, null, evidence,
                received.stream().map(part -> new ConsentBook.Answered(part.scheduleLine(), part.promise())).toList());
        refunds.withdrawn(order.id());
        confirmations.confirm(order, chosen.choice(), evidence.channel());
        return consent;
    }

    /** What customers chose about an order, oldest first. */
    public List<Consent> of(String order) {
        return orders.byNumber(order).map(found -> book.ofOrder(found.id())).orElseThrow(() -> Problem.notFound("order", order));
    }

    private List<Part> open(Order order, @Nullable OrderLine line, @Nullable Integer part) {
        return jdbc.sql("""
                SELECT sl.id, p.id AS promise, p.ship_by, braked.heard IS NOT NULL AS checked
                  FROM promising.schedule_line sl
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                """ + Brakes.BRAKED + """
                  JOIN promising.promise p ON p.id = coalesce(braked.heard, sl.promise_id)
                 WHERE ol.order_id = :order AND (:line::bigint IS NULL OR ol.id = :line) AND sl.state IN ('open', 'released')
                   AND (:part::int IS NULL OR sl.number = :part)
                   AND %s
                 ORDER BY sl.id
                """.formatted(GiftLines.NONE)).param("order", order.id()).param("line", line == null ? null : line.id())
                .param("part", part).query(Part.class).list();
    }

    /** The day agreed to: the one named, or the last one promised. */
    private static @Nullable LocalDate until(Consent.Chosen chosen, List<Part> open) {
        return switch (chosen.choice()) {
            case WAIT -> {
                var undated = open.stream().anyMatch(part -> part.shipBy() == null);
                if (chosen.until() == null && undated) {
                    throw Problem.refused("/until", "There is no date to wait for yet. Name one in until, or choose keep-until-it-comes.");
                }
                yield chosen.until() != null ? chosen.until() : open.stream().map(Part::shipBy).filter(Objects::nonNull)
                        .max(LocalDate::compareTo).orElseThrow();
            }
            case TAKE_PART -> chosen.until() != null || open.stream().anyMatch(part -> part.shipBy() == null)
                    ? chosen.until() : open.stream().map(Part::shipBy).filter(Objects::nonNull).max(LocalDate::compareTo).orElseThrow();
            case EXTRA_PERIOD -> Optional.ofNullable(chosen.until()).orElseThrow(() ->
                    Problem.refused("/until", "Name the day by which it must be delivered; after it the contract may be ended."));
            default -> null;
        };
    }

    private static void requirePossible(Consent.Chosen chosen, List<Matter> parts) {
        if (chosen.choice() == Consent.Choice.EXTRA_PERIOD
                && parts.stream().noneMatch(part -> part.terms().profile().silence() == Silence.KEEPS_THE_ORDER)) {
            throw Problem.refused("/choice",
                    "No law that we know lets this customer set an additional period. Use wait, with the day until which the customer waits.");
        }
        if (chosen.choice() == Consent.Choice.SUBSTITUTE && (chosen.sku() == null || chosen.line() == null)) {
            throw Problem.refused(chosen.sku() == null ? "/sku" : "/line", "A substitute needs the line it replaces and its own sku.");
        }
        if (chosen.choice() == Consent.Choice.WITHDRAW && parts.stream().noneMatch(part -> part.terms().profile().withdrawalDays() > 0)) {
            throw Problem.refused("/choice",
                    "No law that we know gives this customer a right to withdraw without a reason. Use cancel: it is open until the goods ship.");
        }
    }

    private void carryOut(Order order, Consent.Chosen chosen, Consent consent, List<Part> open, List<Matter> parts) {
        var ids = open.stream().map(Part::id).toList();
        var proof = "consent %d: %s by %s".formatted(consent.consent(), consent.choice(), consent.channel());
        var today = clocks.today();
        switch (chosen.choice()) {
            case WAIT -> agree(order, consent, open, parts, proof);
            case KEEP_UNTIL_IT_COMES -> agree(order, consent, open, parts, proof);
            case TAKE_PART -> {
                doors.takePart(order);
                if (consent.until() != null) {
                    var now = open(order, chosen.line() == null ? null : orders.requireLine(order, chosen.line()), chosen.part());
                    agree(order, consent, now, matters.of(now.stream().map(Part::id).toList()), proof);
                }
            }
            case SUBSTITUTE -> { // what is closed of the line hears it by itself; the rest waits on
                doors.substitute(order, Objects.requireNonNull(chosen.line(), "checked"), Objects.requireNonNull(chosen.sku(), "checked"),
                        chosen.quantity(), proof);
            }
            case CANCEL -> {
                clocks.happened(parts, "cancelled by the customer", proof, _ -> new LegalEvent.Cancelled(today));
                giveUp(order, ids, "cancelled by the customer (%s)".formatted(proof));
            }
            case WITHDRAW -> {
                clocks.happened(parts, "the customer withdrew", proof, _ -> new LegalEvent.Withdrawn(today));
                giveUp(order, ids, "withdrawn by the customer (%s)".formatted(proof));
            }
            case EXTRA_PERIOD -> clocks.happened(parts, "an additional period was set", proof,
                    _ -> new LegalEvent.ExtraPeriod(today, Objects.requireNonNull(consent.until(), "checked")));
        }
    }

    /** The customer heard what is promised and agreed; what is promised later than the day agreed to stays owed. */
    private void agree(Order order, Consent consent, List<Part> open, List<Matter> parts, String proof) {
        var standings = clocks.happened(parts, "the customer agreed", proof, _ -> new LegalEvent.Agreed(clocks.today(), consent.until()));
        var covered = open.stream().filter(part -> covers(consent, part)).map(Part::id)
                .filter(id -> standings.get(id) == null || !standings.get(id).noticeOwed()).toList();
        duties.discharge(covered, proof);
        doors.told(order, covered, consent.channel(), proof);
        missing.openMissing(open.stream().map(Part::id).toList());
        holds.lift(order.id(), CONSENT_MISSING);
    }

    /** Nobody agrees to a date that nobody may be told yet. */
    private static boolean covers(Consent consent, Part part) {
        return !part.checked() && (consent.until() == null || (part.shipBy() != null && !part.shipBy().isAfter(consent.until())));
    }

    /** What the floor holds cannot be given up yet: the order does not ship until it is put back. */
    private void giveUp(Order order, List<Long> parts, String reason) {
        var held = doors.cancel(order, parts, reason);
        offers.lapse(order.number());
        if (held > 0) {
            holds.place(order.id(), new Holds.Hold(CancelledOnTheFloor.HOLD,
                    "the customer cancelled what is being picked; put the pick back"));
        }
    }
}
