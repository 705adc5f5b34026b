package dev.backstop.console.replenish;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.automation.RuleChange;
import dev.backstop.automation.RuleResource;
import dev.backstop.console.FormBody;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How far the plan acts by itself: its rules, and what those on trial would have done. */
@Controller
class AutomationPages {
    private static final List<Option> LEVELS = List.of(new Option("tell", "Tell the buyer"), new Option("draft", "Write a draft"),
            new Option("approve", "Send after approval"), new Option("send", "Send by itself"));
    private static final List<Option> KINDS = List.of(new Option("", "Whatever it is"), new Option("buy", "Bought"), new Option("make", "Made"),
            new Option("transfer", "Transferred"));
    private static final List<Option> MODES = List.of(new Option("trial", "On trial: it only notes what it would do"), new Option("live", "Live"));
    private static final List<Option> PERIODS = List.of(new Option("week", "a week"), new Option("day", "a day"), new Option("month", "a month"),
            new Option("quarter", "a quarter"));
    private static final List<Option> PER = List.of(new Option("rule", "in all"), new Option("vendor", "for each vendor"),
            new Option("category", "for each category"));

    private static final List<Option> WORDS = Stream.of(LEVELS, KINDS, MODES, PERIODS, PER).flatMap(List::stream).toList();

    private final OwnApi api;

    AutomationPages(OwnApi api) {
        this.api = api;
    }

    @GetMapping("/settings/automation")
    String list(Model model) {
        model.addAttribute("currency", currency());
        model.addAttribute("rules", rules());
        choices(model);
        return "console/replenish/rules";
    }

    private static void choices(Model model) {
        model.addAttribute("levels", LEVELS);
        model.addAttribute("kinds", KINDS);
        model.addAttribute("modes", MODES);
        model.addAttribute("periods", PERIODS);
        model.addAttribute("per", PER);
    }

    @GetMapping("/settings/automation/{rule}/edit")
    @May(Permission.CONFIGURE)
    String edit(@PathVariable String rule, Model model) {
        var path = "/automation-rules/" + Words.path(rule);
        var stored = api.get(path);
        model.addAttribute("stored", stored);
        model.addAttribute("rule", api.read(stored, RuleResource.class));
        model.addAttribute("changes", api.get(path + "/changes").path("data").valueStream()
                .map(each -> RuleChangeRow.of(api.read(each, RuleChange.class), WORDS)).toList());
        choices(model);
        return "console/replenish/edit-rule";
    }

    /** In the order in which they are asked. */
    private List<RuleResource> rules() {
        return api.get("/automation-rules").path("data").valueStream().map(rule -> api.read(rule, RuleResource.class)).toList();
    }

    /** The firm's: amounts of rules are in it. */
    private String currency() {
        return api.get("/settings").path("currency").asString("");
    }

    @PostMapping("/settings/automation")
    @May(Permission.CONFIGURE)
    String add(HttpServletRequest request, RedirectAttributes redirect) {
        var rule = api.post("/automation-rules", written(request)).path("rule").asString("");
        Toast.say(redirect,
                "Rule %s is written. It decides in the next night, when somebody waits for what nobody ordered, and when you let the rules decide now.".formatted(rule));
        return "redirect:/settings/automation";
    }

    private static FormBody written(HttpServletRequest request) {
        return FormBody.of(request).texts("name", "vendor", "category", "itemClass", "upTo", "tellTo")
                .numbers("rank").choices("kind", "level", "mode")
                .object("budget", budget -> budget.texts("amount").choices("period", "per"))
                .rows("approvers", row -> row.texts("above", "who"));
    }

    @PostMapping("/settings/automation/{rule}/edit")
    @May(Permission.CONFIGURE)
    String change(@PathVariable String rule, HttpServletRequest request, RedirectAttributes redirect) {
        api.put("/automation-rules/" + Words.path(rule), written(request));
        Toast.say(redirect, "Rule %s is changed. It decides in the next night, when somebody waits for what nobody ordered, and when you let the rules decide now."
                .formatted(rule));
        return "redirect:/settings/automation";
    }

    @PostMapping("/settings/automation/{rule}/pause")
    @May(Permission.CONFIGURE)
    String pause(@PathVariable String rule, HttpServletRequest request, RedirectAttributes redirect) {
        api.post("/automation-rules/%s/pause".formatted(Words.path(rule)), FormBody.of(request).dates("until").texts("reason"));
        Toast.say(redirect, "Rule %s is paused.".formatted(rule));
        return "redirect:/settings/automation";
    }

    @PostMapping("/settings/automation/{rule}/{act:resume|end}")
    @May(Permission.CONFIGURE)
    String act(@PathVariable String rule, @PathVariable String act, RedirectAttributes redirect) {
        api.post("/automation-rules/%s/%s".formatted(Words.path(rule), act), Map.of());
        Toast.say(redirect, act.equals("end") ? "Rule %s has ended; what it did stays on record.".formatted(rule) : "Rule %s acts again.".formatted(rule));
        return "redirect:/settings/automation";
    }

    /** Rather than in the night. */
    @PostMapping("/settings/automation/decide")
    @May(Permission.CONFIGURE)
    String decide(RedirectAttributes redirect) {
        var done = api.post("/automation-rules/decide", Map.of());
        Toast.say(redirect, "The rules have decided. Needs sent: %d, asked for: %d, drafted: %d, told: %d, left for another day: %d, noted on trial: %d.".formatted(
                done.path("sent").asInt(0), done.path("asked").asInt(0), done.path("drafted").asInt(0), done.path("told").asInt(0),
                done.path("held").asInt(0), done.path("trial").asInt(0)));
        return "redirect:/settings/automation";
    }

    /** A rule on trial goes live, or back. */
    @PostMapping("/settings/automation/{rule}/mode")
    @May(Permission.CONFIGURE)
    String mode(@PathVariable String rule, @RequestParam String mode, RedirectAttributes redirect) {
        var path = "/automation-rules/" + Words.path(rule);
        var present = (tools.jackson.databind.node.ObjectNode) api.get(path);
        present.put("mode", mode);
        api.put(path, present);
        Toast.say(redirect, mode.equals("live") ? "Rule %s is live. It decides in the next night, or when you let the rules decide now.".formatted(rule)
                : "Rule %s is on trial.".formatted(rule));
        return "redirect:/settings/automation";
    }

    @GetMapping("/settings/automation/{rule}/trial")
    String trial(@PathVariable String rule, @RequestParam(defaultValue = "7") int days, Model model) {
        model.addAttribute("currency", currency());
        var shown = api.read(api.get("/automation-rules/" + Words.path(rule)), RuleResource.class);
        model.addAttribute("rule", shown);
        model.addAttribute("before", rules().stream().filter(each -> "live".equals(each.mode()) && each.rank() != null
                && shown.rank() != null
                && each.rank() < shown.rank()).toList());
        model.addAttribute("trial", api.get("/automation-rules/%s/trial?days=%d".formatted(Words.path(rule), days)));
        model.addAttribute("days", days);
        return "console/replenish/trial";
    }
}
