package dev.backstop.outreach;

import dev.backstop.access.Who;
import dev.backstop.planning.telling.DialGate;
import dev.backstop.post.NoMore;
import dev.backstop.post.Stream;
import dev.backstop.post.Suppressions;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Calls that people make: what to say, whether to dial, and what came of it. A message on a machine tells nobody. */
@Component
public class Calls {
    private static final Duration CALL_BACK = Duration.ofHours(2);

    private final CallQueue queue;
    private final CallBook book;
    private final NoticeBook notices;
    private final NoticeFates fates;
    private final Consents consents;
    private final NewsBook news;
    private final Suppressions suppressions;
    private final Clock clock;

    Calls(CallQueue queue, CallBook book, NoticeBook notices, NoticeFates fates, Consents consents, NewsBook news, Suppressions suppressions, Clock clock) {
        this.queue = queue;
        this.book = book;
        this.notices = notices;
        this.fates = fates;
        this.consents = consents;
        this.news = news;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** What came of a call. */
    public enum Outcome {
        CONSENT_DATE, CONSENT_INDEFINITE, CANCELLED, SUBSTITUTED, SPLIT, NO_DECISION, CALLBACK, VOICEMAIL, WRONG_NUMBER, REFUSED_CONTACT
    }

    /**
     * A call to make.
     *
     * @param value   of what waits, in the firm's currency; null where prices are missing
     * @param dialWhy why the number must not be dialled now; null: it may
     * @param script  the steps, in the customer's language
     */
    public record Call(long call, String customer, String name, String phone, Instant dueBy, List<String> orders, @Nullable String value, int attempts,
            @Nullable String dialWhy, @Nullable Instant dialAt, String language, String scriptVersion, List<String> script) {}

    /** Open calls, those due first at the top; of equal deadlines those of most value. */
    public List<Call> open() {
        return queue.open(clock.instant());
    }

    public Call one(long id) {
        return queue.one(id, clock.instant()).orElseThrow(() -> Problem.notFound("open call", id));
    }

    /**
     * Records what came of a call, and does what follows from it.
     *
     * @param sku  the substitute of {@code SUBSTITUTED}, for order line {@code line}
     * @param note kept with it
     */
    public void record(long id, Outcome outcome, @Nullable Integer line, @Nullable String sku, @Nullable String note) {
        var call = one(id);
        var notice = book.notice(id);
        book.attempted(id, outcome, call.scriptVersion(), note, clock.instant(), Who.now());
        switch (outcome) {
            case CONSENT_DATE -> agreed(call, notice, Consent.Choice.WAIT, line, sku, note);
            case CONSENT_INDEFINITE -> agreed(call, notice, Consent.Choice.KEEP_UNTIL_IT_COMES, line, sku, note);
            case CANCELLED -> agreed(call, notice, Consent.Choice.CANCEL, line, sku, note);
            case SUBSTITUTED -> agreed(call, notice, Consent.Choice.SUBSTITUTE, line, sku, note);
            case SPLIT -> agreed(call, notice, Consent.Choice.TAKE_PART, line, sku, note);
            case NO_DECISION -> {
                told(call, notice);
                confirmUndecided(call);
            }
            case CALLBACK -> book.callBack(id, clock.instant().plus(CALL_BACK));
            case VOICEMAIL -> {
                if (call.attempts() + 1 >= DialGate.MOST_ATTEMPTS) {
                    nextWay(id, notice);
                }
            }
            case WRONG_NUMBER -> nextWay(id, notice);
            case REFUSED_CONTACT -> suppressions.add(call.phone(), Stream.SERVICE, "refused on the phone");
        }
    }

    private void agreed(Call call, long notice, Consent.Choice choice, @Nullable Integer line, @Nullable String sku, @Nullable String note) {
        for (var order : call.orders()) {
            consents.record(new Consent.Chosen(order, line, choice, null, sku, null), Consent.Evidence.phone("call " + call.call(), call.scriptVersion(), note));
        }
        told(call, notice);
    }

    /** The customer heard the script: what the notice tells is told. */
    private void told(Call call, long notice) {
        fates.told(Map.of(notice, "call %d by %s, script %s".formatted(call.call(), Who.now(), call.scriptVersion())), clock.instant());
        book.done(call.call());
    }

    /** In writing, within the hour. */
    private void confirmUndecided(Call call) {
        var phrases = Phrases.in(Addressee.locale(call.language()));
        queue.orderIds(call.call()).forEach(order -> news.chosen(order, phrases.say("call.confirm", "choice", phrases.say("page.chosen.none"))));
    }

    /** Whom nobody may call any more is written to. */
    @EventListener
    void on(NoMore refused) {
        if (refused.stream() == Stream.SERVICE) {
            book.openTo(refused.address()).forEach(this::nextWay);
        }
    }

    private void nextWay(long id, long notice) {
        var duties = notices.told(List.of(notice)).stream().map(NoticeBook.Told::duty).filter(Objects::nonNull).toList();
        notices.became(List.of(new NoticeBook.Fate(notice, "failed", "not reached by telephone")), clock.instant());
        notices.nextWay(duties, clock.instant());
        book.done(id);
    }
}
