package dev.backstop.desk.floor;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.Toast;
import dev.backstop.desk.callers.CallBacks;
import dev.backstop.desk.questions.Questions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The desk itself: who is to be called, what to warn about, what changed since the last shift, and whether our word was kept. */
@Controller
@May(Permission.TAKE_ORDERS)
class FloorPages {
    private static final int MOST = 20;

    private final Warnings warnings;
    private final Changes changes;
    private final Measures measures;
    private final CallBacks callBacks;
    private final Questions questions;

    FloorPages(Warnings warnings, Changes changes, Measures measures, CallBacks callBacks, Questions questions) {
        this.warnings = warnings;
        this.changes = changes;
        this.measures = measures;
        this.callBacks = callBacks;
        this.questions = questions;
    }

    @GetMapping("/desk")
    String desk(Model model) {
        model.addAttribute("warnings", warnings.today());
        model.addAttribute("callBacks", callBacks.open(MOST));
        model.addAttribute("questions", questions.open(MOST).size());
        return "desk/desk";
    }

    @GetMapping("/desk/changes")
    String changes(Model model) {
        var since = changes.since();
        model.addAttribute("since", since);
        model.addAttribute("changes", changes.since(since));
        model.addAttribute("warnings", warnings.today());
        return "desk/changes";
    }

    @PostMapping("/desk/changes/read")
    String read(RedirectAttributes redirect) {
        changes.read();
        Toast.say(redirect, "From now on, what changes after this moment is new.");
        return "redirect:/desk";
    }

    @GetMapping("/desk/measures")
    String measures(@RequestParam(defaultValue = Measures.USUAL_DAYS) int days, Model model) {
        model.addAttribute("figures", measures.of(days));
        return "desk/measures";
    }
}
