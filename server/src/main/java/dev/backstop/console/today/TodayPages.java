package dev.backstop.console.today;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.access.Who;
import dev.backstop.catalog.Locations;
import dev.backstop.console.MoreWork;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.console.Today;
import dev.backstop.console.Words;
import dev.backstop.console.waiting.WaitingLines;
import dev.backstop.web.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Home: what needs a person today, for the role of who looks; what can be done at once is done from here and leaves the list. */
@Controller
class TodayPages {
    private final WorkQueue queue;
    private final WaitingLines waiting;
    private final Today today;
    private final OwnApi api;
    private final Locations locations;
    private final List<MoreWork> more;

    TodayPages(WorkQueue queue, WaitingLines waiting, Today today, OwnApi api, Locations locations, List<MoreWork> more) {
        this.queue = queue;
        this.locations = locations;
        this.waiting = waiting;
        this.today = today;
        this.api = api;
        this.more = List.copyOf(more);
    }

    @GetMapping("/")
    String today(Model model) {
        var person = Who.person().orElseThrow(() -> Problem.forbidden("Sign in first."));
        model.addAttribute("groups", queue.of(person, today.day()));
        model.addAttribute("more", more.stream().flatMap(work -> work.of(person.role()).stream()).toList());
        model.addAttribute("totals", waiting.totals());
        model.addAttribute("begun", !locations.all().isEmpty());
        return "console/today/today";
    }

    @PostMapping("/today/proposals/{proposal}/release")
    @May(Permission.PLAN)
    String release(@PathVariable long proposal, RedirectAttributes redirect) {
        var became = api.post("/proposals/%d/release".formatted(proposal), Map.of());
        Toast.say(redirect, became.path("purchaseOrder").isString()
                ? "It stands in purchase order %s.".formatted(became.path("purchaseOrder").asString())
                : "It is released.");
        return "redirect:/";
    }

    @PostMapping("/today/purchase-orders/{number}/send")
    @May(Permission.BUY)
    String send(@PathVariable String number, RedirectAttributes redirect) {
        api.post("/purchase-orders/%s/send".formatted(Words.path(number)), Map.of());
        Toast.say(redirect, "Purchase order %s is sent; promises may rest on it now.".formatted(number));
        return "redirect:/";
    }

    @PostMapping("/today/report-schedules/{number}/run")
    @May(Permission.VIEW)
    String run(@PathVariable String number, RedirectAttributes redirect) {
        api.post("/report-schedules/%s/run".formatted(Words.path(number)), Map.of());
        Toast.say(redirect, "Report schedule %s is sent.".formatted(number));
        return "redirect:/";
    }
}
