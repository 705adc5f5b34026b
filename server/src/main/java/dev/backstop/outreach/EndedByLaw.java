package dev.backstop.outreach;

import static java.util.stream.Collectors.groupingBy;

import dev.backstop.access.Audit;
import dev.backstop.orders.Holds;
import dev.backstop.planning.law.LegalState;
import dev.backstop.planning.law.Standing;
import dev.backstop.promising.OrderDoors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Carries out what the law did: what ended is cancelled, its money is owed back, and what the floor holds of it does not leave. */
@Component
class EndedByLaw {
    /** What the reason of such a cancellation begins with. */
    static final String REASON = "ended by law: ";

    private final OrderDoors doors;
    private final Holds holds;
    private final Audit audit;

    EndedByLaw(OrderDoors doors, Holds holds, Audit audit) {
        this.doors = doors;
        this.holds = holds;
        this.audit = audit;
    }

    /** Of these, those that ended by themselves and are still to ship. */
    void carryOut(List<LegalClocks.Stood> stood) {
        var ended = stood.stream().filter(one -> one.standing().state() == LegalState.CANCEL_DEEMED && one.matter().open())
                .collect(groupingBy(one -> one.matter().number(), LinkedHashMap::new, Collectors.toList()));
        ended.forEach(this::end);
    }

    private void end(String number, List<LegalClocks.Stood> parts) {
        var order = doors.lock(number);
        var why = parts.stream().map(part -> words(part.standing())).distinct().collect(Collectors.joining("; "));
        var held = doors.cancel(order, parts.stream().map(part -> part.matter().scheduleLine()).toList(), REASON + why);
        if (held > 0) {
            holds.place(order.id(), new Holds.Hold(Consents.CONSENT_MISSING,
                    "the law ended the order: " + why + "; put the pick back, or record the customer's consent"));
        }
        audit.note("order ended by law", "%s, %s: %s".formatted(number, parts.getFirst().matter().terms().profile().code(), why));
    }

    /** Why an order ended. */
    static String words(Standing standing) {
        return switch (Objects.requireNonNull(standing.ended(), "an ended standing")) {
            case NO_NOTICE -> "the applicable time passed, nothing had shipped, and no choice had been offered";
            case NO_CONSENT -> "the customer had to agree to the longer delay and did not";
            case NOT_RENEWED -> "the date agreed to passed, nothing had shipped, and no other date was agreed to";
            case CUSTOMER_CANCELLED -> "the customer cancelled";
            case WITHDRAWN -> "the customer withdrew";
            case CONTRACT_ENDED -> "the customer ended the contract";
            case SELLER_WITHDREW -> "we gave it up";
        };
    }
}
