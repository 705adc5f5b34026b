package dev.backstop.outreach;

import dev.backstop.post.Channel;
import dev.backstop.post.MessagesLeft;
import dev.backstop.post.MessagesReturned;
import dev.backstop.post.Post;
import dev.backstop.promising.Hearing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What became of notices. One that a mail server took tells its promises and discharges its duties; one that came back never told anything: its
 * duties are owed again and take the next way. A call and a letter tell when a person says so.
 */
@Component
class NoticeFates {
    private final NoticeBook book;
    private final Hearing hearing;
    private final LegalNotices law;
    private final Post post;

    NoticeFates(NoticeBook book, Hearing hearing, LegalNotices law, Post post) {
        this.book = book;
        this.hearing = hearing;
        this.law = law;
        this.post = post;
    }

    /** Keeps from leaving what is no longer true. */
    void withdrawStale(Instant now) {
        var stale = book.stale();
        if (!stale.isEmpty()) {
            var kept = post.withdraw(stale.stream().map(Composed::cause).toList(), "nothing is owed for it any more");
            book.became(kept.stream().flatMap(cause -> notice(cause).stream()).map(id -> new NoticeBook.Fate(id, "withdrawn", "no longer true")).toList(), now);
        }
    }

    @EventListener
    void on(MessagesLeft event) {
        var evidence = new HashMap<Long, String>();
        event.left().stream().filter(left -> left.channel() == Channel.EMAIL || left.channel() == Channel.SMS)
                .forEach(left -> notice(left.cause()).ifPresent(id -> evidence.put(id, left.evidence())));
        if (!evidence.isEmpty()) {
            told(evidence, event.left().getFirst().at());
        }
    }

    /** These notices reached the other side, for which the evidence stands. */
    void told(Map<Long, String> evidence, Instant at) {
        book.became(evidence.entrySet().stream().map(one -> new NoticeBook.Fate(one.getKey(), "sent", one.getValue())).toList(), at);
        var told = book.told(evidence.keySet());
        hearing.told(told.stream().filter(one -> one.promise() != null).map(one -> new Hearing.Heard(Objects.requireNonNull(one.promise(), "filtered"),
                one.channel(), one.recipient(), one.words(), proof(one, evidence))).toList(), at);
        law.sent(told.stream().filter(one -> one.duty() != null).map(one -> new LegalNotices.Sent(Objects.requireNonNull(one.duty(), "filtered"), one.says(),
                one.channel(), one.recipient(), proof(one, evidence))).toList());
    }

    private static String proof(NoticeBook.Told told, Map<Long, String> evidence) {
        return "notice %d, %s".formatted(told.notice(), evidence.get(told.notice()));
    }

    @EventListener
    void on(MessagesReturned event) {
        var fates = new ArrayList<NoticeBook.Fate>();
        var hadLeft = new HashSet<Long>();
        for (var back : event.returned()) {
            notice(back.cause()).ifPresent(id -> {
                fates.add(new NoticeBook.Fate(id, back.hadLeft() ? "bounced" : "failed", back.why()));
                if (back.hadLeft()) {
                    hadLeft.add(id);
                }
            });
        }
        if (!fates.isEmpty()) {
            var at = event.returned().getFirst().at();
            book.became(fates, at);
            owedAgain(fates, hadLeft, at);
        }
    }

    private void owedAgain(List<NoticeBook.Fate> fates, Collection<Long> hadLeft, Instant at) {
        var told = book.told(fates.stream().map(NoticeBook.Fate::notice).toList());
        var bounced = told.stream().filter(one -> hadLeft.contains(one.notice())).toList();
        for (var via : bounced.stream().map(NoticeBook.Told::channel).distinct().toList()) {
            hearing.returned(bounced.stream().filter(one -> one.channel().equals(via)).map(NoticeBook.Told::promise).filter(Objects::nonNull).toList(), via, at);
        }
        law.bounced(bounced.stream().map(NoticeBook.Told::duty).filter(Objects::nonNull).toList(), "the notice came back: " + fates.getFirst().evidence());
        book.nextWay(told.stream().map(NoticeBook.Told::duty).filter(Objects::nonNull).toList(), at);
    }

    private static Optional<Long> notice(String cause) {
        return cause.startsWith(Composed.CAUSE) ? Optional.of(Long.valueOf(cause.substring(Composed.CAUSE.length()))) : Optional.empty();
    }
}
