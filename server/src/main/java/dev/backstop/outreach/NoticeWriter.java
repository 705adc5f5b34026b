package dev.backstop.outreach;

import static dev.backstop.planning.law.NoticeContent.*;
import static java.util.stream.Collectors.joining;

import dev.backstop.planning.law.NoticeContent;
import dev.backstop.post.Channel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes notices of dates that changed: what changed first, why in a sentence, what we do, then the choices with equal weight behind one address,
 * then what the law wants said.
 */
final class NoticeWriter {
    private final Phrases phrases;
    private final String firm;
    private final Map<Long, LegalNotices.Asked> asked;
    private final Map<Long, Held> held;
    private final Channel channel;

    /**
     * @param asked what the law asks of each duty; those that no law protects are not in it
     * @param held  the money of each order, as far as we know
     */
    NoticeWriter(Phrases phrases, String firm, Map<Long, LegalNotices.Asked> asked, Map<Long, Held> held, Channel channel) {
        this.phrases = phrases;
        this.firm = firm;
        this.asked = asked;
        this.held = held;
        this.channel = channel;
    }

    /**
     * A notice of delays, good news with it.
     *
     * @param pages  where the customer sees and chooses, by number of order
     * @param offers  sentences about what we offer, which stand behind the choices and what the law wants said
     */
    NoticeBody dates(List<Due> bundle, Map<String, String> pages, boolean first, List<String> offers) {
        var late = bundle.stream().filter(due -> due.duty() != null).toList();
        var good = bundle.stream().filter(due -> due.kind().equals("good-news")).toList();
        var steady = bundle.stream().filter(due -> due.kind().equals("on-track")).toList();
        if (late.isEmpty() && good.isEmpty()) {
            return onTrack(steady, pages);
        }
        var body = late.isEmpty() ? better(good, pages) : later(late, good, pages, first, offers);
        return steady.isEmpty() ? body : body.before(NoticeBody.Choices.class, List.of(new NoticeBody.Words(phrases.say("track.also")),
                rows(steady)));
    }

    private NoticeBody later(List<Due> late, List<Due> good, Map<String, String> pages, boolean first, List<String> offers) {
        var blocks = new ArrayList<NoticeBody.Block>();
        blocks.add(new NoticeBody.Lead(lead(late)));
        late.forEach(due -> blocks.add(change(due)));
        good.forEach(due -> blocks.add(change(due)));
        var sorry = first && late.stream().anyMatch(due -> due.now() == null || isLater(due));
        blocks.add(new NoticeBody.Words(doing(late) + (sorry ? ' ' + phrases.say("delay.sorry") : "")));
        money(late).forEach(blocks::add);
        blocks.add(choices(late, pages));
        legal(late).forEach(blocks::add);
        offers.forEach(offer -> blocks.add(new NoticeBody.Words(offer)));
        blocks.add(small());
        return new NoticeBody(subject(late), blocks);
    }

    private NoticeBody better(List<Due> good, Map<String, String> pages) {
        var one = good.getFirst();
        var blocks = new ArrayList<NoticeBody.Block>();
        blocks.add(new NoticeBody.Lead(good.size() > 1 ? phrases.say("good.lead.many", "count", String.valueOf(good.size()))
                : phrases.say("good.lead", "item", one.item(), "date", day(one.now()))));
        good.forEach(due -> blocks.add(change(due)));
        blocks.add(new NoticeBody.Words(phrases.say("good.why")));
        blocks.add(new NoticeBody.Choices(phrases.say("confirmation.change"), List.of(), links("confirmation.button", pages), Set.of()));
        blocks.add(small());
        return new NoticeBody(good.size() > 1 ? phrases.say("good.subject.many", "count", String.valueOf(good.size()))
                : phrases.say("good.subject", "order", one.orderNumber(), "item", one.item(), "date", day(one.now())), blocks);
    }

    private NoticeBody onTrack(List<Due> steady, Map<String, String> pages) {
        var one = steady.getFirst();
        return new NoticeBody(steady.size() > 1 ? phrases.say("track.subject.many", "count", String.valueOf(steady.size()))
                : phrases.say("track.subject", "order", one.orderNumber(), "item", one.item(), "date", day(one.now())),
                        List.of(new NoticeBody.Lead(phrases.say("track.lead")), rows(steady),
                        new NoticeBody.Words(phrases.say("track.next")),
                        new NoticeBody.Choices(phrases.say("track.stop"), List.of(), links("confirmation.button", pages), Set.of()),
                        small()));
    }

    private NoticeBody.Rows rows(List<Due> steady) {
        return new NoticeBody.Rows(steady.stream().map(due -> new NoticeBody.Rows.Row("%s, %s".formatted(due.item(), order(due)),
                phrases.say("row.date", "date", day(due.now())))).toList());
    }

    private String order(Due due) {
        return due.reference() == null ? phrases.say("order", "order", due.orderNumber())
                : phrases.say("order.reference", "order", due.orderNumber(), "reference", due.reference());
    }

    private String subject(List<Due> late) {
        var one = late.getFirst();
        if (late.size() > 1) {
            return phrases.say(ofOneOrder(late) ? "delay.subject.parts" : "delay.subject.many", "count", String.valueOf(late.size()),
                    "order", one.orderNumber());
        }
        var subject = one.now() == null ? one.was() == null ? "delay.subject.still" : "delay.subject.none"
                : isLater(one) ? "delay.subject" : "delay.subject.asked";
        return phrases.say(subject, "order", one.orderNumber(), "item", one.item(), "date", day(one.now()));
    }

    private static boolean ofOneOrder(List<Due> late) {
        return late.stream().mapToLong(Due::order).distinct().count() == 1;
    }

    private String lead(List<Due> late) {
        var one = late.getFirst();
        if (late.size() > 1) {
            return phrases.say(ofOneOrder(late) ? "delay.lead.parts" : "delay.lead.many", "count", String.valueOf(late.size()),
                    "order", one.orderNumber());
        }
        if (one.now() == null) {
            return one.was() == null ? phrases.say("delay.lead.still", "item", one.item())
                    : phrases.say("delay.lead.none", "item", one.item(), "was", day(one.was()));
        }
        return isLater(one) ? phrases.say("delay.lead", "item", one.item(), "was", day(one.was()), "date", day(one.now()))
                : phrases.say("delay.lead.asked", "item", one.item(), "date", day(one.now()));
    }

    /** Later than what was heard; a law may ask for a choice where nothing slipped. */
    private static boolean isLater(Due due) {
        return due.was() != null && due.now() != null && due.now().isAfter(due.was());
    }

    /** What we do to ship it: of each cause what it asks for, then, of goods that are not here, what always holds. */
    private String doing(List<Due> late) {
        var always = phrases.say("delay.doing");
        var special = late.stream().map(due -> phrases.sayOr("doing." + due.causeKind(), "delay.doing")).filter(one -> !one.equals(always));
        return Stream.concat(special, late.stream().allMatch(NoticeWriter::isHere) ? Stream.of() : Stream.of(always)).distinct()
                .collect(joining(" "));
    }

    /** What is held of the customer's money, by order: those who choose whether to wait want to know it. */
    private List<NoticeBody.Words> money(List<Due> late) {
        return late.stream().map(Due::order).distinct().map(order -> held.get(order)).filter(Objects::nonNull)
                .flatMap(one -> one.inNotice(phrases).stream()).map(NoticeBody.Words::new).toList();
    }

    private static boolean isHere(Due due) {
        return due.causeKind().equals("not-left");
    }

    private NoticeBody.Change change(Due due) {
        var says = EnumSet.of(due.now() == null ? NO_DATE : REVISED_DATE, REASON);
        return new NoticeBody.Change(order(due), due.item(), unmoved(due) ? "" : oldDate(due), newDate(due),
                due.duty() == null ? "" : why(due), due.duty() == null ? Set.of() : says);
    }

    /** Whether a law asks about the date that was heard all along. */
    private static boolean unmoved(Due due) {
        return due.was() != null && due.was().equals(due.now());
    }

    private String oldDate(Due due) {
        return due.was() == null ? phrases.say("was.none") : phrases.say("was", "date", day(due.was()));
    }

    /** The new date in words, or by when we write again. */
    private String newDate(Due due) {
        if (unmoved(due)) {
            return phrases.say("row.date", "date", day(due.now()));
        }
        return due.now() == null ? phrases.say("now.none", "date", due.nextWordBy() == null ? phrases.say("no-date") : day(due.nextWordBy()))
                : phrases.say("now", "date", day(due.now()));
    }

    private String why(Due due) {
        return phrases.say("why", "why", phrases.sayOr("why." + due.causeKind(), "why.other"));
    }

    private NoticeBody.Choices choices(List<Due> late, Map<String, String> pages) {
        var names = new ArrayList<String>();
        if (late.stream().allMatch(due -> due.now() != null)) {
            names.add("wait");
        }
        names.add("keep");
        if (late.stream().anyMatch(due -> due.divisible() && !isHere(due))) {
            names.add("part");
        }
        if (late.stream().anyMatch(Due::replaceable)) {
            names.add("substitute");
        }
        names.add("cancel");
        if (needs(late, WITHDRAWAL)) {
            names.add("withdraw");
        }
        return new NoticeBody.Choices(phrases.say("choose"), names.stream().map(name -> phrases.say("choose." + name)).toList(),
                links("choose.button", pages), Set.of(CANCEL_FOR_REFUND, FREE_ANSWER));
    }

    /** One page, or one for each order: what is chosen on it is chosen of that order only. */
    private List<NoticeBody.Link> links(String button, Map<String, String> pages) {
        return pages.entrySet().stream().map(page -> new NoticeBody.Link(pages.size() == 1 ? phrases.say(button)
                : phrases.say("button.of", "order", page.getKey(), "button", phrases.say(button)), page.getValue())).toList();
    }

    private boolean needs(List<Due> late, NoticeContent part) {
        return late.stream().map(due -> asked.get(due.duty())).filter(Objects::nonNull).anyMatch(one -> one.mandatory().contains(part));
    }

    /** What the law wants said, once for each day it speaks of. */
    private List<NoticeBody.Words> legal(List<Due> late) {
        var said = new ArrayList<NoticeBody.Words>();
        for (var due : late) {
            var law = asked.get(due.duty());
            if (law != null) {
                for (var part : law.mandatory()) {
                    LawSentences.of(part, law.unanswered(), phrases)
                            .filter(sentence -> said.stream().noneMatch(words -> words.text().equals(sentence)))
                            .ifPresent(sentence -> said.add(new NoticeBody.Words(sentence, Set.of(part))));
                }
            }
        }
        return said;
    }

    NoticeBody.Small small() {
        return new NoticeBody.Small(channel == Channel.LETTER ? phrases.say("choose.letter") + ' ' + phrases.say("small.letter", "firm", firm)
                : phrases.say("choose.phone") + ' ' + phrases.say("small", "firm", firm));
    }

    /** A text message: of each thing one fact, and its link. */
    String text(List<Due> bundle, Map<String, String> pages) {
        return bundle.stream().map(due -> text(due, Objects.requireNonNull(pages.get(due.orderNumber()), "a page of each order")))
                .collect(joining("\n"));
    }

    /** What a text message says of what a law may ask for: it has no room for more, and alone is no notice. */
    static Set<NoticeContent> saidInText(List<Due> bundle) {
        var says = EnumSet.of(FREE_ANSWER);
        bundle.forEach(due -> says.add(due.now() == null ? NO_DATE : REVISED_DATE));
        return says;
    }

    private String text(Due due, String address) {
        return due.now() == null ? phrases.say("sms.none", "firm", firm, "item", due.item(), "order", due.orderNumber(), "link", address)
                : phrases.say("sms", "firm", firm, "item", due.item(), "order", due.orderNumber(), "date", day(due.now()), "link", address);
    }

    private String day(@Nullable LocalDate day) {
        return day == null ? phrases.say("no-date") : phrases.day(day);
    }
}
