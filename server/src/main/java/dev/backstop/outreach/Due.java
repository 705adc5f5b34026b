package dev.backstop.outreach;

import dev.backstop.planning.law.NoticeContent;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing to tell, a duty or a word, with what is needed to say it.
 *
 * @param kind      of the notice it asks for: delay, renewed, good-news, on-track, confirmation, shipment, cancelled, choice
 * @param item      with its quantity: {@code 7 × Mug}; empty where the whole order is meant
 * @param was       the date that was heard; {@code now} the one in force, null where none can be given
 * @param causeKind why the date changed
 * @param ways      how many ways have failed
 * @param divisible whether something of the order is here, {@code replaceable} whether something else could go out instead
 * @param known     whether the customer has a confirmation of the order already
 */
record Due(@Nullable Long duty, @Nullable Long word, String kind, long order, String orderNumber, @Nullable String reference, Addressee to,
        @Nullable Long scheduleLine, @Nullable Long promise, String item, @Nullable LocalDate was, @Nullable LocalDate now,
        @Nullable LocalDate nextWordBy, String causeKind, @Nullable Long shipment, @Nullable String detail, boolean sharp, int ways, boolean divisible, boolean replaceable,
        boolean known) {

    /** Whether it is still true; else nothing is told. */
    boolean stale() {
        return !sharp;
    }

    /** Whether it is bundled with others of the same customer; the rest is told for each order alone. */
    boolean bundled() {
        return kind.equals("delay") || kind.equals("renewed") || kind.equals("good-news") || kind.equals("on-track");
    }

    /** What is told in one notice; where laws ask for different words, in one for each. */
    record Bundle(long customer, String address, String kind, long order, int ways, Set<NoticeContent> mandatory) {}

    /** What is said of one order at one time is one mail: what was chosen, what is cancelled by it, and how the order stands then. */
    private static final List<String> OF_ONE_ORDER = List.of("choice", "cancelled", "confirmation");

    /** Whether it may stand in a mail that says something else of its order. */
    boolean joins() {
        return OF_ONE_ORDER.contains(kind) && (known || !kind.equals("confirmation"));
    }

    /** The kind of a mail that tells all of these, of one order. */
    static String lead(Collection<Due> together) {
        return together.stream().map(Due::kind).min(Comparator.comparingInt(OF_ONE_ORDER::indexOf)).orElseThrow();
    }

    /** @param lead of what joins it, if it does */
    Bundle bundle(LegalNotices.@Nullable Asked law, String lead) {
        var address = to.email() == null ? "" : to.email();
        Set<NoticeContent> mandatory = law == null ? Set.of() : law.mandatory();
        return bundled() ? new Bundle(to.customer(), address, "dates", 0, ways, mandatory) : new Bundle(to.customer(), address, joins() ? lead : kind, order, ways, mandatory);
    }
}
