package dev.backstop.desk.callers;

import dev.backstop.desk.words.Speech;
import dev.backstop.outreach.Legal;
import dev.backstop.outreach.Phrases;
import dev.backstop.web.Json;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to say about a line, step by step: the fact first, one reason, the choices with equal weight, what the law wants said, and when
 * the customer hears from us next.
 *
 * @param version  changes with the words; it is kept with what the customer answers
 * @param language of the words
 */
public record Script(List<String> steps, String version, String language) {
    public Script {
        steps = List.copyOf(steps);
    }

    /**
     * What stands around a line.
     *
     * @param law     where it stands; null: no law that we know protects the customer
     * @param says    what the law wants said as it stands, in the language of the words
     * @param checked whether a newer date is held back, so that only what was heard may be said
     */
    record Known(Legal.@Nullable Part law, List<String> says, boolean checked) {
        Known {
            says = List.copyOf(says);
        }
    }

    /** @param today the day on which it is said, where no other is known by which we write next */
    static Script of(CallerLine line, Known known, Speech speech, LocalDate today) {
        var law = known.law();
        var steps = new ArrayList<String>();
        if (known.checked()) {
            steps.add(heard(line, speech, today));
            steps.add(speech.say("checked"));
        } else {
            steps.add(fact(line, speech, today));
        }
        if (line.slipped() && !known.checked()) {
            steps.add(speech.say("sorry"));
            reason(line, speech).ifPresent(steps::add);
        }
        if (!line.ready()) {
            var name = "choose" + (line.instead().isEmpty() ? "" : ".other") + (law == null ? "" : ".refund");
            steps.add(speech.say(name, "other", line.instead().isEmpty() ? "" : line.instead().getFirst().name()));
        }
        steps.addAll(known.says());
        if (law != null && law.nextDeadline() != null) {
            var day = LocalDate.ofInstant(law.nextDeadline().at(), line.zone());
            speech.sayIfKnown("law." + law.nextDeadline().what(), "date", speech.day(day)).ifPresent(steps::add);
        }
        var version = Json.sha256(String.join("\n", steps).getBytes(StandardCharsets.UTF_8)).substring(0, 8);
        return new Script(steps, version, speech.language());
    }

    private static String heard(CallerLine line, Speech speech, LocalDate today) {
        return line.heard() == null ? speech.say("none", "what", what(line, speech), "next", speech.day(today))
                : speech.say("by", "what", what(line, speech), "date", speech.day(line.heard()));
    }

    private static String what(CallerLine line, Speech speech) {
        return speech.say("item", "quantity", line.text(line.quantity()), "item", line.name());
    }

    private static String fact(CallerLine line, Speech speech, LocalDate today) {
        var what = what(line, speech);
        var shipBy = line.promise().shipBy();
        var next = speech.day(Objects.requireNonNullElse(line.promise().nextWordBy(), today));
        if (line.slipped()) {
            var was = speech.day(Objects.requireNonNull(line.heard(), "a slip has a date before"));
            return shipBy == null ? speech.say("late.none", "what", what, "was", was, "next", next)
                    : speech.say("late", "what", what, "was", was, "date", speech.day(shipBy));
        }
        if (shipBy == null) {
            return speech.say("none", "what", what, "next", next);
        }
        return speech.say(line.ready() ? "here" : "by", "what", what, "date", speech.day(shipBy));
    }

    /** As our letters say it: a cause names our orders and people, which are not the customer's business. */
    private static Optional<String> reason(CallerLine line, Speech speech) {
        var phrases = Phrases.nearest(speech.language());
        return line.said().stream().findFirst().map(said -> sentence(phrases.sayOr("why." + said.causeKind(), "why.other"), speech));
    }

    private static String sentence(String words, Speech speech) {
        return words.substring(0, 1).toUpperCase(speech.locale()) + words.substring(1);
    }

    /** All of it in one breath. */
    public String words() {
        return String.join(" ", steps);
    }
}
