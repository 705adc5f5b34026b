package dev.backstop.console.calls;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.outreach.Calls;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The queue of calls and one call: the script on the left, the outcomes on the right. */
@Controller
@May(Permission.TAKE_ORDERS)
class CallPages {
    private final Calls calls;
    private final OwnApi api;
    private final Clock clock;

    CallPages(Calls calls, OwnApi api, Clock clock) {
        this.calls = calls;
        this.api = api;
        this.clock = clock;
    }

    @GetMapping("/calls")
    String queue(Model model) {
        model.addAttribute("calls", calls.open());
        model.addAttribute("now", clock.instant());
        return "console/calls/list";
    }

    @GetMapping("/calls/{id}")
    String one(@PathVariable long id, Model model) {
        model.addAttribute("call", calls.one(id));
        model.addAttribute("now", clock.instant());
        return "console/calls/one";
    }

    @PostMapping("/calls/{id}/outcome")
    String outcome(@PathVariable long id, @RequestParam String outcome, @RequestParam(defaultValue = "") String note, RedirectAttributes redirect) {
        var name = calls.one(id).name();
        api.post("/calls/%d/outcome".formatted(id), note.isBlank() ? Map.of("outcome", outcome) : Map.of("outcome", outcome, "note", note.strip()));
        Toast.say(redirect, switch (Calls.Outcome.valueOf(outcome)) {
            case CONSENT_DATE, CONSENT_INDEFINITE, CANCELLED, SUBSTITUTED, SPLIT -> "Noted for %s, carried out, and confirmed by mail.".formatted(name);
            case NO_DECISION -> "%s knows; a mail repeats the choices.".formatted(name);
            case CALLBACK -> "%s is called back in two hours.".formatted(name);
            case VOICEMAIL -> "A message on a machine tells nobody: %s stays on the list.".formatted(name);
            case WRONG_NUMBER, REFUSED_CONTACT -> "%s is told another way.".formatted(name);
        });
        return "redirect:/calls";
    }
}
