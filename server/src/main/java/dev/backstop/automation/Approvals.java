package dev.backstop.automation;

import dev.backstop.access.Account;
import dev.backstop.access.Accounts;
import dev.backstop.access.Audit;
import dev.backstop.access.Role;
import dev.backstop.access.Who;
import dev.backstop.automation.ApprovalRows.Stored;
import dev.backstop.post.Message;
import dev.backstop.post.Post;
import dev.backstop.replenishment.Replenishment;
import dev.backstop.supply.PurchaseOrders;
import dev.backstop.supply.SendAsked;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Orders that wait until everybody who must has said yes, one after the other. An order that grows is asked for anew. */
@Component
class Approvals {
    private final ApprovalRows rows;
    private final RuleTable rules;
    private final Accounts accounts;
    private final Replenishment replenishment;
    private final PurchaseOrders orders;
    private final OrderWorth worth;
    private final Post post;
    private final OurPages pages;
    private final Audit audit;
    private final Clock clock;

    Approvals(ApprovalRows rows, RuleTable rules, Accounts accounts, Replenishment replenishment, PurchaseOrders orders, OrderWorth worth, Post post,
            OurPages pages, Audit audit, Clock clock) {
        this.rows = rows;
        this.rules = rules;
        this.accounts = accounts;
        this.replenishment = replenishment;
        this.orders = orders;
        this.worth = worth;
        this.post = post;
        this.pages = pages;
        this.audit = audit;
        this.clock = clock;
    }

    Listing<Approval> page(@Nullable String state, @Nullable String draft, Cursor cursor) {
        return Listing.page(rows.page(state, draft, cursor.afterId(), cursor.limit() + 1), cursor,
                each -> each.approval().replaceAll("\\D", ""));
    }

    Approval require(String number) {
        return rows.byNumber(number).orElseThrow(() -> Problem.notFound("approval", number)).shown();
    }

    boolean waits(long proposal) {
        return rows.waits(proposal);
    }

    void lapse(Instant at) {
        rows.lapse(at);
    }

    /** Asks for an order; a draft for which somebody was asked already is asked for anew, for what it comes to now. */
    void ask(Instant at, Batch batch, @Nullable String draft, @Nullable BigDecimal amount, String why) {
        var standing = draft == null ? null : rows.waitingFor(draft).orElse(null);
        var number = standing != null ? standing.shown().approval() : rows.insert(batch, draft, amount, why, at);
        var stored = rows.byNumber(number).orElseThrow();
        rows.addNeeds(stored.id(), batch.proposals());
        rows.amount(stored.id(), amount);
        var approvers = batch.rule().approversOf(amount);
        rows.steps(stored.id(), approvers.isEmpty() ? List.of(new Rule.Approver(BigDecimal.ZERO, RuleForm.ROLE + Role.ADMIN.word())) : approvers);
        write(number);
    }

    /** Writes to whoever is asked next. */
    private void write(String number) {
        var asked = require(number);
        if (asked.next() != null) {
            var said = asked.steps().stream().filter(step -> step.said() != null).count();
            post.send(people(asked.next()).stream().map(account -> mail(asked, account, "approval/%s/%d/%s/%s".formatted(number, said, asked.amount(),
                    account.id()))).toList());
        }
    }

    private List<Account> people(String who) {
        return accounts.all().stream().filter(Account::active).filter(account -> Approval.fits(account, who)).toList();
    }

    private Message mail(Approval asked, Account account, String cause) {
        var what = asked.draft() == null ? "an order to %s".formatted(asked.kind()) : "%s to %s".formatted(asked.draft(), asked.vendor());
        var lines = asked.needs().stream().map(need -> "%s %s of %s %s for %s".formatted(need.quantity(), need.unit(), need.sku(), need.name(), need.location()))
                .reduce((one, other) -> one + '\n' + other).orElse("");
        return Message.house(cause, account.email(), account.name(), "Your yes is asked: %s%s".formatted(what, asked.amount() == null ? "" : ", " + asked.amount()),
                """
                %s waits for your yes, asked by rule %s "%s".
                %s

                %s

                Look and decide here: %s

                %s
                """.formatted(Character.toUpperCase(what.charAt(0)) + what.substring(1), asked.rule(), asked.ruleName(), asked.why(), lines,
                        pages.approval(asked.approval()), pages.firm()), null, "en", asked.approval());
    }

    /**
     * Somebody says yes; after the last yes the order goes out. Where the order grew since somebody else said yes, those are asked again first.
     *
     * @throws Problem 404 if there is none; 409 if it is decided, or somebody else is asked; 422 for nobody who may sign in
     */
    Approval approve(String number, @Nullable String by, @Nullable String reason) {
        var stored = renewed(waiting(number));
        var account = person(by);
        var next = Objects.requireNonNull(stored.shown().next(), "somebody is asked for what waits");
        requireAsked(stored, account, next);
        var step = stored.shown().steps().stream().filter(each -> !each.isVoid() && each.said() == null).findFirst().orElseThrow();
        rows.said(stored.id(), step.step(), "yes", account.email(), reason, stored.amount(), clock.instant());
        audit.note("order approved", "%s, %s by %s".formatted(number, stored.shown().draft() == null ? stored.shown().kind() : stored.shown().draft(), account.email()));
        if (require(number).next() == null) {
            goOut(stored);
        } else {
            write(number);
        }
        return require(number);
    }

    /** The order does not go out: its draft is cancelled, and its needs are set aside until they have gone or grown. */
    Approval reject(String number, @Nullable String by, @Nullable String reason) {
        var stored = waiting(number);
        var account = person(by);
        requireAsked(stored, account, Objects.requireNonNull(stored.shown().next(), "somebody is asked for what waits"));
        if (reason == null || reason.isBlank()) {
            throw Problem.refused("/reason", "Say why not: whoever planned it reads it.");
        }
        var step = stored.shown().steps().stream().filter(each -> !each.isVoid() && each.said() == null).findFirst().orElseThrow();
        rows.said(stored.id(), step.step(), "no", account.email(), reason, stored.amount(), clock.instant());
        rows.end(stored.id(), "rejected", null, clock.instant());
        var draft = stored.shown().draft();
        var why = "Not approved by %s: %s".formatted(account.email(), reason);
        if (draft == null) {
            replenishment.dismiss(proposals(stored), why, clock.instant());
        } else {
            orders.cancel(orders.require(draft));
            replenishment.takeBack(draft, why, clock.instant());
        }
        audit.note("order not approved", "%s: %s".formatted(number, reason));
        return require(number);
    }

    private Stored waiting(String number) {
        var stored = rows.locked(number).orElseThrow(() -> Problem.notFound("approval", number));
        if (!stored.shown().state().equals("waiting")) {
            throw Problem.conflict("approval-decided", "Approval %s is %s and can no longer be decided.".formatted(number, stored.shown().state()));
        }
        return stored;
    }

    /** With what the order comes to now; where that is more than what was said yes to, everybody is asked again. */
    private Stored renewed(Stored stored) {
        var draft = stored.shown().draft();
        var now = draft == null ? stored.amount() : worth.of(draft).orElse(null);
        var grew = now == null ? stored.amount() != null : stored.amount() == null || now.compareTo(stored.amount()) > 0;
        if (grew) {
            rows.amount(stored.id(), now);
            rows.steps(stored.id(), rules.byNumber(stored.shown().rule(), today()).approversOf(now));
            return rows.byNumber(stored.shown().approval()).orElseThrow();
        }
        return stored;
    }

    private Account person(@Nullable String by) {
        var email = by != null ? by : Who.person().map(Account::email).orElse(null);
        if (email == null) {
            throw Problem.refused("/by", "Name who decides by mail address: {\"by\":\"ann@example.com\"}.");
        }
        return accounts.byEmail(email).filter(Account::active)
                .orElseThrow(() -> Problem.refused("/by", "Nobody with the address %s may sign in here.".formatted(email)));
    }

    private static void requireAsked(Stored stored, Account account, String next) {
        if (!Approval.fits(account, next)) {
            throw Problem.conflict("somebody-else-is-asked", "%s is asked for %s now, and %s is somebody else.".formatted(next,
                    stored.shown().approval(), account.email()));
        }
        if (stored.shown().hasSaidYes(account)) {
            throw Problem.conflict("said-already", "%s has said yes already; the next yes is somebody else's.".formatted(account.email()));
        }
    }

    private void goOut(Stored stored) {
        var draft = stored.shown().draft();
        if (draft == null) {
            var became = String.join(", ", new TreeSet<>(replenishment.releaseEach(proposals(stored)).values()));
            rows.end(stored.id(), "approved", became, clock.instant());
        } else {
            rows.end(stored.id(), "approved", draft, clock.instant());
            orders.send(orders.require(draft));
        }
        audit.note("sent after approval", "%s by rule %s".formatted(draft == null ? stored.shown().approval() : draft, stored.shown().rule()));
    }

    private static List<Long> proposals(Stored stored) {
        return stored.shown().needs().stream().map(need -> Long.valueOf(need.proposal())).toList();
    }

    /** What waits for a yes does not leave by another door. */
    @EventListener
    void on(SendAsked asked) {
        rows.waitingFor(asked.order()).ifPresent(waiting -> {
            throw Problem.conflict("waits-for-approval", "Purchase order %s waits for approval %s by %s. Approve it there, or reject it and write another."
                    .formatted(asked.order(), waiting.shown().approval(), waiting.shown().next()));
        });
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
