package dev.backstop.console.today;

import dev.backstop.access.Account;
import dev.backstop.access.Role;
import dev.backstop.access.Who;
import dev.backstop.console.MoreWork;
import dev.backstop.console.Today;
import dev.backstop.console.waiting.WaitingLines;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Home: what needs a person today, for the role of who looks. */
@Controller
class TodayPages {
    private final WorkQueue queue;
    private final WaitingLines waiting;
    private final Today today;
    private final List<MoreWork> more;

    TodayPages(WorkQueue queue, WaitingLines waiting, Today today, List<MoreWork> more) {
        this.queue = queue;
        this.waiting = waiting;
        this.today = today;
        this.more = more;
    }

    @GetMapping("/")
    String today(Model model) {
        var role = Who.person().map(Account::role).orElse(Role.VIEWER);
        model.addAttribute("groups", queue.of(role, today.day()));
        model.addAttribute("more", more.stream().flatMap(work -> work.of(role).stream()).toList());
        model.addAttribute("totals", waiting.totals());
        return "console/today/today";
    }
}
