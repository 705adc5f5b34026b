package dev.backstop.desk.callers;

import dev.backstop.access.Audit;
import dev.backstop.access.Who;
import dev.backstop.console.FormBody;
import dev.backstop.console.Frame;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Words;
import dev.backstop.desk.calls.CallLog;
import dev.backstop.desk.questions.Questions;
import dev.backstop.outreach.Consent;
import dev.backstop.outreach.SpokenChoices;
import dev.backstop.promising.OrderDoors;
import dev.backstop.web.Problem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the actions of the caller's page, each with the call as evidence, and shows before what they would do. */
@Component
class Acts {
    private final SpokenChoices choices;
    private final OrderDoors doors;
    private final OwnApi api;
    private final LineReader lines;
    private final CallBacks callBacks;
    private final Questions questions;
    private final Goodwill goodwill;
    private final CallLog log;
    private final Audit audit;
    private final Ahead ahead;
    private final TransactionTemplate trial;

    Acts(SpokenChoices choices, OrderDoors doors, OwnApi api, LineReader lines, CallBacks callBacks, Questions questions,
            Goodwill goodwill, CallLog log,
            Audit audit, Ahead ahead, PlatformTransactionManager manager) {
        this.choices = choices;
        this.doors = doors;
        this.api = api;
        this.lines = lines;
        this.callBacks = callBacks;
        this.questions = questions;
        this.goodwill = goodwill;
        this.log = log;
        this.audit = audit;
        this.ahead = ahead;
        this.trial = new TransactionTemplate(manager);
        trial.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The line of a caller that an action is about. */
    record About(Caller caller, CallerLine line, String call, Script script, Frame frame) {
        ZoneId zone() {
            return frame.zone();
        }
    }

    /** What it would do; nothing is done. */
    Panel preview(Act act, About about, FormBody typed) {
        var customer = about.caller().customer();
        try {
            return switch (act) {
                case WAIT, KEEP, PART, SUBSTITUTE, CANCEL -> panel(act, about,
                        choices.preview(chosen(act, about, typed), said(about, typed)), null, null, null);
                case MOVE_UP -> panel(act, about, null, moved(customer.id(), about.line()), null, null);
                case GOODWILL -> panel(act, about, null, null, goodwill.of(about.line()), null);
                case SAID -> {
                    requireTellable(about);
                    yield panel(act, about, null, null, null, null);
                }
                case CALL_BACK -> ahead(act, about, ahead.callBack(about, asked(typed, about)));
                case ASK -> ahead(act, about, ahead.question(about, asked(typed, about), typed.typed("words")));
            };
        } catch (Problem refused) {
            return panel(act, about, null, null, null, refused.detail());
        }
    }

    /** When the panel opens, its field holds the usual time, and nothing is typed yet. */
    private static Instant asked(FormBody typed, About about) {
        return moment(typed.typed("at").isEmpty() ? Panel.usualTime(about.frame()) : typed.typed("at"), about.zone());
    }

    private static Panel panel(Act act, About about, SpokenChoices.@Nullable Outlook outlook, @Nullable CallerLine moved,
            Goodwill.@Nullable Allowance allowed,
            @Nullable String refused) {
        return new Panel(act, about.line(), about.caller().customer().code(), about.call(), about.script(), outlook, moved, allowed,
                null, refused);
    }

    private static Panel ahead(Act act, About about, String words) {
        return new Panel(act, about.line(), about.caller().customer().code(), about.call(), about.script(), null, null, null, words, null);
    }

    /** Does it; answers what to say about it. */
    String take(Act act, About about, FormBody typed) {
        var line = about.line();
        var customer = about.caller().customer();
        var done = switch (act) {
            case WAIT, KEEP, PART, SUBSTITUTE, CANCEL -> {
                choices.record(chosen(act, about, typed), said(about, typed));
                yield "Recorded, carried out, and confirmed in writing at once.";
            }
            case SAID -> {
                requireTellable(about);
                doors.said(Map.of(line.scheduleLine(), about.script().words()), "phone", customer.name(), evidence(about));
                yield "It is on record that %s heard this date.".formatted(customer.name());
            }
            case CALL_BACK -> {
                var at = moment(typed.typed("at"), about.zone());
                callBacks.promise(customer.id(), at, "%s/%d: %s".formatted(line.order(), line.line(), typed.typed("words")), about.call());
                yield "The call back stands on the desk and on Today.";
            }
            case ASK -> {
                questions.ask(line.lineId(), typed.typed("words"), moment(typed.typed("at"), about.zone()), about.call());
                yield "The buyer finds the question on Today; the answer comes back to this page.";
            }
            case GOODWILL -> {
                goodwill.give(line, amount(typed.typed("amount")), typed.typed("words"), about.call());
                yield "A credit for a later purchase is noted.";
            }
            case MOVE_UP -> {
                if (typed.typed("words").isEmpty()) {
                    throw Problem.refused("/words", "Others wait longer because of this. Say why; it is kept with your name.");
                }
                moveUp(line);
                audit.note("moved up in the queue", "order %s, line %d: %s (%s)".formatted(line.order(), line.line(), typed.typed("words"),
                        evidence(about)));
                yield "Order %s goes before all others from the next free stock on.".formatted(line.order());
            }
        };
        log.answered(about.call(), List.of(line.orderId()));
        return done;
    }

    private static void requireTellable(About about) {
        var until = about.caller().checked().get(about.line().scheduleLine());
        if (until != null) {
            throw Problem.conflict("date-held-back", ("The newer date of order %s, line %d is held back while somebody checks it, until"
                    + " %s at the latest: nobody has said it yet. Decide on it under Duties, or ring again.")
                    .formatted(about.line().order(), about.line().line(), about.frame().moment(until)));
        }
    }

    /** Nobody loses what is set aside already: it counts from the next free stock on. */
    private void moveUp(CallerLine line) {
        api.patch("/orders/" + Words.path(line.order()), Map.of("priority", 1));
    }

    private @Nullable CallerLine moved(long customer, CallerLine line) {
        var after = trial.execute(status -> {
            status.setRollbackOnly();
            moveUp(line);
            return lines.one(customer, line.scheduleLine());
        });
        return Objects.requireNonNull(after, "the trial answers").orElse(null);
    }

    /** Cancelled or replaced is what the panel shows: this part, and no other of the line that may be here already. */
    private static Consent.Chosen chosen(Act act, About about, FormBody typed) {
        var line = about.line();
        var replaced = act == Act.SUBSTITUTE;
        return new Consent.Chosen(line.order(), line.line(), Objects.requireNonNull(act.choice(), "only choices come here"),
                act == Act.WAIT && !typed.typed("until").isEmpty() ? day(typed.typed("until")) : null,
                replaced ? substitute(line, typed) : null,
                replaced ? Objects.requireNonNullElse(orNull(typed.typed("quantity")), line.text(line.quantity())) : null,
                act == Act.CANCEL ? line.part() : null);
    }

    private static @Nullable String substitute(CallerLine line, FormBody typed) {
        return typed.typed("sku").isEmpty() && !line.instead().isEmpty() ? line.instead().getFirst().sku() : typed.typed("sku");
    }

    private static @Nullable String orNull(String typed) {
        return typed.isEmpty() ? null : typed;
    }

    private static SpokenChoices.Said said(About about, FormBody typed) {
        return new SpokenChoices.Said(orNull(about.call()), about.script().version(), orNull(typed.typed("words")));
    }

    private static String evidence(About about) {
        return "%ssaid by %s, script %s".formatted(about.call().isEmpty() ? "" : "call " + about.call() + ", ", Who.now(), about.script()
                .version());
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException _) {
            throw Problem.refused("/until", "%s is not a date. Write it as 2026-05-03.".formatted(typed));
        }
    }

    private static Instant moment(String typed, ZoneId zone) {
        if (typed.isEmpty()) {
            throw Problem.refused("/at", "Name a day with a time, such as 2026-05-03T14:30.");
        }
        try {
            return LocalDateTime.parse(typed).atZone(zone).toInstant();
        } catch (DateTimeException _) {
            throw Problem.refused("/at", "%s is not a day with a time. Write it as 2026-05-03T14:30.".formatted(typed));
        }
    }

    private static BigDecimal amount(String typed) {
        if (typed.isEmpty()) {
            throw Problem.refused("/amount", "Name an amount, such as 5.00.");
        }
        try {
            return new BigDecimal(typed);
        } catch (NumberFormatException _) {
            throw Problem.refused("/amount", "%s is not an amount. Write it as 5.00.".formatted(typed));
        }
    }
}
