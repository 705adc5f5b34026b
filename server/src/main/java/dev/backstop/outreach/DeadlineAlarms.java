package dev.backstop.outreach;

import dev.backstop.access.Account;
import dev.backstop.access.Accounts;
import dev.backstop.access.Role;
import dev.backstop.planning.law.Alarm;
import dev.backstop.post.Channel;
import dev.backstop.post.Message;
import dev.backstop.post.Post;
import dev.backstop.post.Stream;
import dev.backstop.sandbox.Job;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Says by mail, every morning, which deadlines of the law are five, two or one working days away, and which are over: to those whom the
 * rules of telling name, else to everybody who serves customers, and where there is nobody to the administrators. Each is said once.
 */
@Component
class DeadlineAlarms implements Job {
    private static final LocalTime MORNING = LocalTime.of(8, 0); // after the watch has looked
    private static final int SHOWN = 50;

    private final DeadlineBook book;
    private final LegalPlace place;
    private final TellingRules rules;
    private final Accounts accounts;
    private final OwnName own;
    private final Post post;

    DeadlineAlarms(DeadlineBook book, LegalPlace place, TellingRules rules, Accounts accounts, OwnName own, Post post) {
        this.book = book;
        this.place = place;
        this.rules = rules;
        this.accounts = accounts;
        this.own = own;
        this.post = post;
    }

    @Override
    public String name() {
        return "alarms of deadlines";
    }

    @Override
    public Instant next(Instant after) {
        return place.now().next(MORNING, after);
    }

    @Override
    public void run(Instant now) {
        var to = responsible();
        if (to.isEmpty()) {
            return; // nobody could read it; Today keeps it
        }
        var seat = place.now();
        var fresh = book.sayOnce(book.near(seat, now), seat, now);
        if (!fresh.isEmpty()) {
            post.send(to.stream().map(reader -> mail(reader, fresh, now)).toList());
        }
    }

    /** Somebody who hears of deadlines, in the language of a person's account. */
    private record Reader(String address, String language) {}

    private List<Reader> responsible() {
        var people = accounts.all().stream().filter(Account::active).toList();
        var named = Set.copyOf(Objects.requireNonNullElse(rules.now().alarmsTo(), List.<String>of()));
        if (!named.isEmpty()) {
            return named.stream().sorted().map(address -> new Reader(address, people.stream()
                    .filter(one -> one.email().equalsIgnoreCase(address)).map(DeadlineAlarms::language).findFirst().orElse("en"))).toList();
        }
        return List.of(Role.AGENT, Role.ADMIN).stream().map(role -> people.stream().filter(one -> one.role() == role)
                .map(one -> new Reader(one.email(), language(one))).toList()).filter(some -> !some.isEmpty()).findFirst().orElse(List.of());
    }

    private static String language(Account account) {
        return Objects.requireNonNullElse(account.language(), "en");
    }

    private Message mail(Reader reader, List<DeadlineBook.Near> near, Instant now) {
        var phrases = Phrases.nearest(reader.language());
        var over = near.stream().filter(one -> one.alarm() == Alarm.OVER).count();
        var subject = phrases.say("alarm.subject", "near", String.valueOf(near.size() - over), "over", String.valueOf(over));
        var body = new NoticeBody(subject, List.of(
                new NoticeBody.Lead(phrases.say("alarm.lead")),
                new NoticeBody.Rows(near.stream().limit(SHOWN).map(one -> row(one, phrases)).toList()),
                new NoticeBody.Choices(phrases.say("alarm.ask"), new NoticeBody.Link(phrases.say("alarm.button"), own.page("/"))),
                new NoticeBody.Small(phrases.say("alarm.small", "firm", own.firm()))));
        return new Message("deadlines/%s/%s".formatted(now, reader.address()), Stream.HOUSE, Channel.EMAIL, reader.address(), null, subject,
                PlainText.of(body), MailHtml.of(body, phrases.locale()), phrases.locale().getLanguage(), "deadlines", null, null, List.of());
    }

    private static NoticeBody.Rows.Row row(DeadlineBook.Near near, Phrases phrases) {
        var it = near.dated();
        var money = it.money() == null || it.currency() == null ? "" : ", " + phrases.amount(it.money(), it.currency());
        return new NoticeBody.Rows.Row("%s, %s%s".formatted(it.order(), it.customer(), money),
                phrases.say("alarm.%s.%s".formatted(it.what(), near.alarm() == Alarm.OVER ? "over" : "near"), "date",
                        phrases.day(it.deadline())));
    }
}
