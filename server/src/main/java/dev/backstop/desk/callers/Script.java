package dev.backstop.desk.callers;

import dev.backstop.console.Frame;
import dev.backstop.console.LawWords;
import dev.backstop.outreach.Legal;
import dev.backstop.web.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to say about a line, step by step: the fact first, one reason, the choices with equal weight, what the law wants said, and when
 * the customer hears from us next.
 *
 * @param version changes with the words; it is kept with what the customer answers
 */
public record Script(List<String> steps, String version) {
    public Script {
        steps = List.copyOf(steps);
    }

    static Script of(CallerLine line, Legal.@Nullable Part law, Frame frame) {
        var steps = new ArrayList<String>();
        var what = "%s × %s".formatted(line.text(line.quantity()), line.name());
        var shipBy = line.promise().shipBy();
        if (shipBy == null) {
            steps.add("There is no date for your %s yet. We write to you by %s.".formatted(what,
                    frame.shortDay(Objects.requireNonNullElse(line.promise().nextWordBy(), frame.today()))));
        } else if (line.slipped()) {
            steps.add("Your %s will not ship on %s as we said; we now expect %s. I am sorry.".formatted(what,
                    frame.shortDay(Objects.requireNonNull(line.heard(), "a slip has a date before")), frame.shortDay(shipBy)));
        } else {
            steps.add(line.ready() ? "Your %s is here and leaves on %s.".formatted(what, frame.shortDay(shipBy))
                    : "Your %s ships by %s.".formatted(what, frame.shortDay(shipBy)));
        }
        if (line.slipped()) {
            line.said().stream().map(CallerLine.Said::cause).findFirst().map(Script::sentence).ifPresent(steps::add);
        }
        if (!line.ready()) {
            steps.add("You can wait%s, or cancel%s. What suits you?".formatted(line.instead().isEmpty() ? ""
                    : ", take %s today".formatted(line.instead().getFirst().name()), law == null ? "" : " with a full refund"));
        }
        if (law != null && law.nextDeadline() != null && !law.nextDeadline().what().equals("ship")) {
            steps.add("%s %s.".formatted(LawWords.what(law.nextDeadline().what()), frame.moment(law.nextDeadline().at())));
        }
        return new Script(steps, Json.sha256(String.join("\n", steps).getBytes(StandardCharsets.UTF_8)).substring(0, 8));
    }

    private static String sentence(String cause) {
        var capital = Character.toUpperCase(cause.charAt(0)) + cause.substring(1);
        return capital.endsWith(".") ? capital : capital + '.';
    }

    /** All of it in one breath. */
    public String words() {
        return String.join(" ", steps);
    }
}
