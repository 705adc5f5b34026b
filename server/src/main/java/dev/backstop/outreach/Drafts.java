package dev.backstop.outreach;

import dev.backstop.access.SignedLinks;
import dev.backstop.outreach.offers.CustomerOffers;
import dev.backstop.post.Channel;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the notices of one round: what they say of whole orders is read for all of them at once. */
final class Drafts {
    /** Of several in one notice the first names it. */
    private static final List<String> KINDS = List.of("renewed", "delay", "good-news", "on-track", "choice", "cancelled", "confirmation", "shipment");

    private final OwnName own;
    private final SignedLinks.Signer signer;
    private final Map<Long, LegalNotices.Asked> asked;
    private final Map<Long, DueReader.Told> told;
    private final Map<Long, List<CustomerOffers.Untold>> offers;
    private final Map<Long, List<OrderFacts.Coming>> coming;
    private final Map<Long, List<OrderFacts.Goods>> shipped;
    private final Map<Long, List<OrderFacts.Parcel>> parcels;
    private final Map<Long, List<OrderFacts.Gone>> cancelled;
    private final Map<Long, List<OrderFacts.Back>> refunds;
    private final Map<Long, Held> held;

    /**
     * Reads it.
     *
     * @param told   how often each schedule line was written about before
     * @param offers what is offered on each order and in no notice yet
     */
    Drafts(OrderFacts facts, OwnName own, SignedLinks.Signer signer, Map<Long, LegalNotices.Asked> asked, Map<Long, DueReader.Told> told,
            Map<Long, List<CustomerOffers.Untold>> offers, Collection<Due> due) {
        this.own = own;
        this.signer = signer;
        this.asked = asked;
        this.told = told;
        this.offers = offers;
        this.coming = facts.coming(due.stream().filter(one -> !one.bundled()).map(Due::order).distinct().toList());
        var shipments = due.stream().map(Due::shipment).filter(Objects::nonNull).toList();
        this.shipped = facts.shipped(shipments);
        this.parcels = facts.parcels(shipments);
        var gone = due.stream().filter(one -> one.kind().equals("cancelled")).toList();
        this.cancelled = facts.cancelled(gone.stream().map(Due::word).filter(Objects::nonNull).toList());
        this.refunds = facts.refunds(gone.stream().map(Due::order).distinct().toList());
        this.held = facts.held(due.stream().filter(one -> one.duty() != null || one.kind().equals("confirmation")).map(Due::order)
                .distinct().toList());
    }

    Composed of(long id, List<Due> bundle, Addressee.Reach reach, boolean legal) {
        var first = bundle.getFirst();
        var phrases = Phrases.in(first.to().locale());
        var writer = new NoticeWriter(phrases, own.firm(), asked, held, reach.channel());
        var pages = pages(bundle);
        var offered = offered(bundle, reach);
        var body = first.bundled()
                ? writer.dates(bundle, pages, bundle.stream().noneMatch(due -> due.scheduleLine() != null
                        && told.getOrDefault(due.scheduleLine(), DueReader.Told.NEVER).delays() > 0),
                        offered.stream().map(offer -> OfferWords.of(offer, phrases)).distinct().toList())
                : order(bundle, new OrderWriter(phrases, writer.small()), pages.values().iterator().next());
        var text = reach.channel() == Channel.SMS ? writer.text(bundle, pages) : PlainText.of(body);
        var confirmed = bundle.stream().anyMatch(due -> due.kind().equals("confirmation")) ? coming.getOrDefault(first.order(), List.of()) : List.<OrderFacts.Coming>of();
        return new Composed(id, kind(bundle), legal, reach, bundle, confirmed, first.to(), body.subject(), text, MailHtml.of(body,
                phrases.locale()), reach.channel() == Channel.SMS ? NoticeWriter.saidInText(bundle) : body.says(),
                offered.stream().map(CustomerOffers.Untold::id).toList());
    }

    private Map<String, String> pages(List<Due> bundle) {
        var pages = new LinkedHashMap<String, String>();
        bundle.forEach(due -> pages.computeIfAbsent(due.orderNumber(), number -> own.orderPage(signer.token("order/" + number))));
        return pages;
    }

    /** What is offered with delays, in mails and letters: a text has no room, and what is said on the phone stays service. */
    private List<CustomerOffers.Untold> offered(List<Due> bundle, Addressee.Reach reach) {
        var carries = reach.channel() == Channel.EMAIL || reach.channel() == Channel.LETTER;
        return !carries ? List.of() : bundle.stream().filter(due -> due.duty() != null).map(Due::order).distinct()
                .flatMap(order -> of(offers, order)).toList();
    }

    private NoticeBody order(List<Due> bundle, OrderWriter writer, String address) {
        var due = bundle.stream().filter(one -> one.kind().equals(Due.lead(bundle))).findFirst().orElseThrow();
        var open = coming.getOrDefault(due.order(), List.of());
        var gone = bundle.stream().flatMap(one -> of(cancelled, one.word())).toList();
        return switch (due.kind()) {
            case "confirmation" -> writer.confirmation(due, open, Optional.ofNullable(held.get(due.order())), address);
            case "shipment" -> writer.shipment(due, bundle.stream().flatMap(one -> of(shipped, one.shipment())).toList(),
                    bundle.stream().flatMap(one -> of(parcels, one.shipment())).toList(), open, address);
            case "cancelled" -> writer.cancelled(due, gone, of(refunds, due.order()).toList(), open, address);
            case "choice" -> writer.choice(due, gone, of(refunds, due.order()).toList(), open, address);
            default -> throw new IllegalStateException(due.kind() + " is told with the others of its customer");
        };
    }

    private static <T> Stream<T> of(Map<Long, List<T>> all, @Nullable Long key) {
        return key == null ? Stream.empty() : all.getOrDefault(key, List.of()).stream();
    }

    private static String kind(List<Due> bundle) {
        return bundle.stream().map(Due::kind).min(Comparator.comparingInt(KINDS::indexOf))
                .orElseThrow();
    }
}
