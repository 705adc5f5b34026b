package dev.backstop.outreach;

import dev.backstop.outreach.offers.CustomerOffers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one order, in the order in which it happened. Moments are UTC.
 *
 * @param zone where our clocks are, for whoever reads it on paper
 */
record Evidence(Instant madeAt, ZoneId zone, Head order, Legal.Shown law, List<Line> lines, List<Promised> promises, List<Told> told,
        List<Duties.Duty> duties,
        List<LegalCases.Entry> clock, List<Consent> consents, List<Shipped> shipments, List<Cancelled> cancellations,
        List<Refunds.Refund> refunds,
        List<Message> messages, List<EvidenceContacts.Call> calls, List<EvidenceContacts.Text> texts, List<CustomerOffers.Offer> offers) {
    Evidence {
        lines = List.copyOf(lines);
        promises = List.copyOf(promises);
        told = List.copyOf(told);
        duties = List.copyOf(duties);
        clock = List.copyOf(clock);
        consents = List.copyOf(consents);
        shipments = List.copyOf(shipments);
        cancellations = List.copyOf(cancellations);
        refunds = List.copyOf(refunds);
        messages = List.copyOf(messages);
        calls = List.copyOf(calls);
        texts = List.copyOf(texts);
        offers = List.copyOf(offers);
    }

    /** @param paid a sentence: what was paid or authorised, and by which way */
    record Head(String number, String customer, String customerName, @Nullable String country, String kind, Instant orderedAt,
            String channel,
            @Nullable LocalDate statedShipBy, @Nullable String payment, @Nullable String charges, String paid,
            @Nullable Instant completedAt, @Nullable String completedBecause) {}

    record Line(int line, String sku, String name, String quantity, String shipped, String cancelled, @Nullable String price,
            boolean essentialDate) {}

    /** A promise with what it rested on. */
    record Promised(int line, int scheduleLine, Instant at, String quantity, @Nullable LocalDate shipBy, @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            @Nullable String confidence, String basis, @Nullable String supply, String cause) {}

    /** Something that the customer was told; {@code line} null: of the whole order, as that a parcel left. */
    record Told(@Nullable Integer line, @Nullable Integer scheduleLine, Instant at, String via, @Nullable String to, String words,
            @Nullable LocalDate shipBy) {}

    record Shipped(String shipment, Instant at, int line, String quantity, @Nullable String carrier, @Nullable String tracking,
            boolean takenBack) {}

    record Cancelled(int line, Instant at, String quantity, String reason, String by) {}

    /** A message that left, as the file of that name holds it; {@code sha256} is of that file. */
    record Message(String file, String channel, String recipient, String subject, String state, @Nullable Instant leftAt,
            @Nullable String evidence, String sha256) {}
}
