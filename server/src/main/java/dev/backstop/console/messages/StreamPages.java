package dev.backstop.console.messages;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.Toast;
import dev.backstop.post.Pauses;
import dev.backstop.post.Stream;
import dev.backstop.post.Suppressions;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Holding a stream back, letting it go, and addresses that get no more. */
@Controller
@May(Permission.CONFIGURE)
class StreamPages {
    private static final Map<String, Duration> LENGTHS = Map.of("1h", Duration.ofHours(1), "4h", Duration.ofHours(4), "24h", Duration.ofHours(24));

    private final Pauses pauses;
    private final Suppressions suppressions;
    private final Clock clock;

    StreamPages(Pauses pauses, Suppressions suppressions, Clock clock) {
        this.pauses = pauses;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    @PostMapping("/messages/pause")
    String pause(@RequestParam String stream, @RequestParam String length, @RequestParam String reason, RedirectAttributes redirect) {
        var span = LENGTHS.get(length);
        if (span == null) {
            throw Problem.refused("/length", "%s is not a length. Choose one of the list.".formatted(length));
        }
        pauses.pause(stream(stream), clock.instant().plus(span), reason.strip());
        Toast.say(redirect, "Held back. What the law demands keeps its deadline and alarms.");
        return "redirect:/messages";
    }

    @PostMapping("/messages/resume")
    String resume(@RequestParam String stream, RedirectAttributes redirect) {
        pauses.resume(stream(stream));
        Toast.say(redirect, "Messages leave again.");
        return "redirect:/messages";
    }

    @PostMapping("/messages/suppress")
    String suppress(@RequestParam String address, @RequestParam String stream, @RequestParam(defaultValue = "") String detail, RedirectAttributes redirect) {
        suppressions.add(address.strip(), stream(stream), detail.isBlank() ? null : detail.strip());
        Toast.say(redirect, "Nothing of that stream goes to %s any more.".formatted(address.strip()));
        return "redirect:/messages#suppressed";
    }

    @PostMapping("/messages/lift")
    String lift(@RequestParam String address, @RequestParam String stream, RedirectAttributes redirect) {
        suppressions.lift(address, stream(stream));
        Toast.say(redirect, "%s gets messages again.".formatted(address));
        return "redirect:/messages#suppressed";
    }

    private static Stream stream(String word) {
        if (!word.equals(Stream.SERVICE.word()) && !word.equals(Stream.MARKETING.word())) {
            throw Problem.refused("/stream", "%s is not a stream. Choose service or marketing.".formatted(word));
        }
        return Stream.of(word);
    }
}
