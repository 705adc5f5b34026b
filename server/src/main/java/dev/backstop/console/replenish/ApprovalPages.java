package dev.backstop.console.replenish;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.automation.Approval;
import dev.backstop.console.FormBody;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Orders that wait for somebody to say yes. */
@Controller
class ApprovalPages {
    private final OwnApi api;

    ApprovalPages(OwnApi api) {
        this.api = api;
    }

    @GetMapping("/replenish/approvals")
    String list(Model model) {
        model.addAttribute("currency", currency());
        model.addAttribute("approvals", api.get("/approvals?limit=100").path("data").valueStream().map(each -> api.read(each, Approval.class)).toList());
        return "console/replenish/approvals";
    }

    @GetMapping("/replenish/approvals/{approval}")
    String one(@PathVariable String approval, Model model) {
        model.addAttribute("currency", currency());
        model.addAttribute("approval", api.read(api.get("/approvals/" + Words.path(approval)), Approval.class));
        return "console/replenish/approval";
    }

    /** The firm's: amounts of approvals are in it. */
    private String currency() {
        return api.get("/settings").path("currency").asString("");
    }

    @PostMapping("/replenish/approvals/{approval}/{word:approve|reject}")
    @May(Permission.BUY)
    String decide(@PathVariable String approval, @PathVariable String word, HttpServletRequest request, RedirectAttributes redirect) {
        var after = api.read(api.post("/approvals/%s/%s".formatted(Words.path(approval), word), FormBody.of(request).texts("reason")), Approval.class);
        Toast.say(redirect, switch (after.state()) {
            case "approved" -> "%s is on its way.".formatted(after.became());
            case "rejected" -> "It does not go out; its needs are set aside until they grow.";
            default -> "Your yes is noted. Next is %s.".formatted(after.next());
        });
        return "redirect:/replenish/approvals/" + Words.path(approval);
    }
}
