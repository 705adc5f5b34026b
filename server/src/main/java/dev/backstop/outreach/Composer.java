package dev.backstop.outreach;

import static java.util.stream.Collectors.groupingBy;

import dev.backstop.access.SignedLinks;
import dev.backstop.outreach.offers.CustomerOffers;
import dev.backstop.post.Channel;
import dev.backstop.post.Message;
import dev.backstop.post.Post;
import dev.backstop.post.Stream;
import dev.backstop.post.Suppressions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes notices of what is due, some at a time, and hands them to the post: all in one transaction. */
@Component
class Composer {
    private static final Logger log = LoggerFactory.getLogger(Composer.class);
    private static final int TOGETHER = 2_000;
    private static final int MOST_IN_30_DAYS = 4;
    private static final Duration LOOK_AT_BRAKE = Duration.ofMinutes(5);
    private static final Duration NOBODY_TO_TELL = Duration.ofDays(1);

    private final DueReader reader;
    private final OrderFacts facts;
    private final NoticeBook book;
    private final CallBook calls;
    private final LegalNotices law;
    private final Brakes brakes;
    private final SignedLinks links;
    private final Letters letters;
    private final Post post;
    private final OwnName own;
    private final CustomerOffers offers;
    private final Suppressions suppressions;

    Composer(DueReader reader, OrderFacts facts, NoticeBook book, CallBook calls, LegalNotices law, Brakes brakes, SignedLinks links, Letters letters,
            Post post, OwnName own, CustomerOffers offers, Suppressions suppressions) {
        this.reader = reader;
        this.facts = facts;
        this.book = book;
        this.calls = calls;
        this.law = law;
        this.brakes = brakes;
        this.links = links;
        this.letters = letters;
        this.post = post;
        this.own = own;
        this.offers = offers;
        this.suppressions = suppressions;
    }

    /** Tells some of what is due; answers whether there may be more. */
    boolean composeSome(Instant now) {
        var duties = withoutHeld(reader.duties(now, TOGETHER), now);
        var words = withoutStale(reader.words(now, TOGETHER));
        var due = new ArrayList<>(words); // first, because what a thread begins with is the confirmation
        due.addAll(duties);
        if (due.isEmpty()) {
            return false;
        }
        var round = round(due, duties, now);
        var joining = words.stream().filter(Due::joins).collect(groupingBy(Due::order));
        var bundles = new LinkedHashMap<Due.Bundle, List<Due>>();
        due.forEach(one -> bundles.computeIfAbsent(one.bundle(round.law(one), Optional.ofNullable(joining.get(one.order())).map(Due::lead)
                .orElse(one.kind())), _ -> new ArrayList<>()).add(one));
        var ids = book.reserve(bundles.size()).iterator();
        var composed = new ArrayList<Composed>();
        bundles.values().forEach(bundle -> {
            var id = ids.next();
            compose(id, bundle, round).ifPresentOrElse(composed::add, () -> giveUp(bundle, round.capped(bundle), now));
        });
        book.add(composed, now);
        offers.told(composed.stream().flatMap(notice -> notice.offers().stream().map(offer -> new CustomerOffers.Told(offer,
                notice.notice()))).toList());
        calls.add(composed.stream().filter(notice -> notice.reach().channel() == Channel.CALL).toList(), now);
        post.send(composed.stream().map(this::message).toList());
        return true;
    }

    /** What the next round would write about what was chosen of an order, if there is an address to write to; nothing is kept. */
    Optional<Composed> draft(long order, Instant now) {
        var choices = reader.choices(order, now);
        var mail = choices.stream().flatMap(due -> due.to().ways().stream()).filter(way -> way.channel() == Channel.EMAIL).findFirst();
        return mail.map(way -> new Drafts(facts, own, links.signer(), Map.of(), Map.of(), Map.of(), choices).of(0, choices, way, false));
    }

    /** What the next notice that tells a duty would be, with all else that it tells; empty where nobody can be told so. Nothing is kept. */
    Optional<Composed> preview(long duty, Instant now) {
        var duties = reader.with(duty);
        var round = round(duties, duties, now);
        return duties.stream().filter(due -> Objects.equals(due.duty(), duty)).findFirst().flatMap(due -> compose(0,
                duties.stream().filter(other -> bundle(other, round).equals(bundle(due, round))).toList(), round));
    }

    private static Due.Bundle bundle(Due duty, Round round) {
        return duty.bundle(round.law(duty), duty.kind());
    }

    /** What was read for all that is told in one round. */
    private record Round(Map<Long, LegalNotices.Asked> asked, Map<Long, DueReader.Told> told, Drafts drafts) {
        LegalNotices.@Nullable Asked law(Due due) {
            return due.duty() == null ? null : asked.get(due.duty());
        }

        boolean legal(List<Due> bundle) {
            return bundle.stream().anyMatch(due -> law(due) != null);
        }

        /** Whether enough was written about one of these lines; what the law asks for passes every cap. */
        boolean capped(List<Due> bundle) {
            return bundle.getFirst().bundled() && !legal(bundle) && bundle.stream().anyMatch(due -> due.scheduleLine() != null
                    && told.getOrDefault(due.scheduleLine(), DueReader.Told.NEVER).lately() >= MOST_IN_30_DAYS);
        }
    }

    private Round round(List<Due> due, List<Due> duties, Instant now) {
        var asked = law.asked(duties.stream().map(Due::duty).filter(Objects::nonNull).toList());
        var told = reader.told(due.stream().map(Due::scheduleLine).filter(Objects::nonNull).toList(), now);
        return new Round(asked, told, new Drafts(facts, own, links.signer(), asked, told,
                offers.untold(duties.stream().map(Due::order).distinct().toList()), due));
    }

    private List<Due> withoutHeld(List<Due> duties, Instant now) {
        var held = brakes.holds(duties.stream().map(Due::duty).filter(Objects::nonNull).toList());
        if (!held.isEmpty()) {
            book.postpone(held, now.plus(LOOK_AT_BRAKE));
        }
        return duties.stream().filter(due -> !held.contains(due.duty())).toList();
    }

    private List<Due> withoutStale(List<Due> words) {
        var stale = words.stream().filter(Due::stale).toList();
        if (!stale.isEmpty()) {
            book.drop(stale, "no longer true when it was to be told");
        }
        return words.stream().filter(word -> !word.stale()).toList();
    }

    /** The notice of a bundle by its next way; empty where no way is left, or where it would fall short of the law. */
    private Optional<Composed> compose(long id, List<Due> bundle, Round round) {
        var first = bundle.getFirst();
        var legal = round.legal(bundle);
        var capped = round.capped(bundle);
        var ways = first.to().ways().stream().filter(way -> !capped || way.channel() == Channel.CALL)
                .filter(way -> !legal || way.channel() != Channel.SMS) // a text alone is no notice
                .filter(way -> first.duty() != null || isForWords(bundle, way)).toList();
        var way = capped ? 0 : first.ways();
        if (way >= ways.size()) {
            return Optional.empty();
        }
        var notice = round.drafts().of(id, bundle, ways.get(way), legal);
        var falling = bundle.stream().map(round::law).filter(Objects::nonNull)
                .filter(law -> !notice.says().containsAll(law.mandatory()) || law.forbidden().stream().anyMatch(notice.says()::contains)).findFirst();
        falling.ifPresent(law -> log.error("A notice to {} is not sent, because it would fall short of the law of {}: it says {}",
                first.to().name(), law.profile(), notice.says()));
        return falling.isPresent() ? Optional.empty() : Optional.of(notice);
    }

    /** Words go by mail only, save what was chosen: it was promised in writing, and where no mail arrives it is written by letter. */
    private boolean isForWords(List<Due> bundle, Addressee.Reach way) {
        var chosen = bundle.stream().anyMatch(due -> due.kind().equals("choice"));
        return switch (way.channel()) {
            case EMAIL -> !chosen || !suppressions.holds(way.to(), Stream.SERVICE);
            case LETTER -> chosen;
            default -> false;
        };
    }

    /** Nobody can be told: what is owed stays owed and shows among the duties, what is only news is dropped. */
    private void giveUp(List<Due> bundle, boolean capped, Instant now) {
        book.postpone(bundle.stream().map(Due::duty).filter(Objects::nonNull).toList(), now.plus(NOBODY_TO_TELL));
        book.drop(bundle.stream().filter(due -> due.word() != null).toList(), capped ? "written about often enough this month" : "no address to write to");
    }

    private Message message(Composed notice) {
        var orders = notice.told().stream().collect(groupingBy(Due::orderNumber));
        var about = orders.size() == 1 ? orders.keySet().iterator().next() : null;
        var files = notice.reach().channel() == Channel.LETTER ? List.of(letters.of(notice)) : List.<dev.backstop.post.Attachment>of();
        return new Message(notice.cause(), Stream.SERVICE, notice.reach().channel(), notice.reach().to(), notice.to().name(), notice.subject(), notice.text(),
                notice.reach().channel() == Channel.EMAIL ? notice.html() : null, notice.to().locale().getLanguage(),
                about == null ? "customer " + notice.to().customer() : about, about, null, files);
    }
}
