package dev.backstop.console.replenish;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.Csv;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Query;
import dev.backstop.console.Toast;
import dev.backstop.console.Today;
import dev.backstop.console.Words;
import dev.backstop.console.purchasing.SupplyDoor;
import dev.backstop.replenishment.Proposal;
import dev.backstop.replenishment.Surplus;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Proposals: looked at with their arithmetic, released one or many at a time, changed by hand, dismissed. */
@Controller
class ReplenishPages {
    private static final List<Option> STATES = List.of(new Option("", "Open"), new Option("released", "Released"), new Option("dismissed", "Dismissed"));
    private static final List<Option> DUE = List.of(new Option("", "Whenever due"), new Option("today", "To order today"));

    private final ProposalList list;
    private final Surplus surplus;
    private final SupplyDoor door;
    private final OwnApi api;
    private final Today today;

    ReplenishPages(ProposalList list, Surplus surplus, SupplyDoor door, OwnApi api, Today today) {
        this.list = list;
        this.surplus = surplus;
        this.door = door;
        this.api = api;
        this.today = today;
    }

    @GetMapping("/replenish")
    String list(@RequestParam Map<String, String> parameters, Model model) {
        var query = Query.of("/replenish", parameters);
        var rows = list.rows(query, today.day(), Query.ROWS + 1);
        model.addAttribute("query", query);
        model.addAttribute("rows", rows.subList(0, Math.min(rows.size(), Query.ROWS)));
        model.addAttribute("more", rows.size() > Query.ROWS);
        model.addAttribute("states", STATES);
        model.addAttribute("due", DUE);
        model.addAttribute("run", list.lastRun().orElse(null));
        model.addAttribute("blocked", list.blocked());
        model.addAttribute("surplus", surplus.lines(Query.ROWS));
        return "console/replenish/list";
    }

    @GetMapping("/replenish.csv")
    void csv(@RequestParam Map<String, String> parameters, HttpServletResponse response) throws IOException {
        var rows = list.rows(Query.of("/replenish", parameters), today.day(), Csv.ROWS).stream().map(row -> List.of(row.sku(), row.name(), row.location(),
                row.kind(), row.source(), row.text(row.quantity()), row.unit(), row.orderOn().toString(), Objects.toString(row.expectedOn(), ""),
                row.text(row.position()), row.text(row.reorderPoint()), row.text(row.shortage()))).toList();
        Csv.answer(response, "proposals", List.of("sku", "name", "location", "kind", "source", "quantity", "unit", "orderOn", "expectedOn", "position",
                "reorderPoint", "shortage"), rows);
    }

    @PostMapping("/replenish/plan")
    @May(Permission.PLAN)
    String plan(RedirectAttributes redirect) {
        var run = api.post("/plan-runs", Map.of());
        Toast.say(redirect, "The plan has run: %s.".formatted(Words.count(run.path("proposals").asInt(0), "new proposal")));
        return "redirect:/replenish";
    }

    @PostMapping("/replenish/release")
    @May(Permission.PLAN)
    String releaseMany(@RequestParam(required = false) List<String> proposal, RedirectAttributes redirect) {
        if (proposal == null || proposal.isEmpty()) {
            throw Problem.refused("/proposals", "Tick the proposals that are to be released.");
        }
        var orders = new LinkedHashSet<String>();
        api.post("/proposals/release", Map.of("proposals", proposal)).path("results")
                .forEach(result -> orders.addAll(api.read(result, Became.class).numbers()));
        Toast.say(redirect, "%s released to %s.".formatted(Words.count(proposal.size(), "proposal"), String.join(", ", orders)));
        return "redirect:/replenish";
    }

    @PostMapping("/replenish/{proposal}/release")
    @May(Permission.PLAN)
    String release(@PathVariable long proposal, RedirectAttributes redirect) {
        var became = api.read(api.post("/proposals/%d/release".formatted(proposal), Map.of()), Became.class);
        Toast.say(redirect, became.words());
        return "redirect:" + became.page();
    }

    @PostMapping("/replenish/{proposal}/quantity")
    @May(Permission.PLAN)
    String change(@PathVariable long proposal, @RequestParam String quantity, RedirectAttributes redirect) {
        var body = new HashMap<String, Object>();
        body.put("quantity", quantity.isBlank() ? null : quantity.strip());
        api.patch("/proposals/%d".formatted(proposal), body);
        Toast.say(redirect, "The quantity is changed.");
        return "redirect:/replenish#p" + proposal;
    }

    @PostMapping("/replenish/{proposal}/dismiss")
    @May(Permission.PLAN)
    String dismiss(@PathVariable long proposal, @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String until,
            RedirectAttributes redirect) {
        var body = new HashMap<String, Object>();
        body.put("reason", reason.isBlank() ? "not wanted" : reason.strip());
        body.put("until", until.isBlank() ? null : until);
        api.post("/proposals/%d/dismiss".formatted(proposal), body);
        Toast.say(redirect, "Dismissed. It comes back when the need grows.");
        return "redirect:/replenish";
    }

    /** What can be done about a shortage that late supply makes. */
    @GetMapping("/replenish/{proposal}/late")
    String late(@PathVariable long proposal, Model model) {
        model.addAttribute("proposal", api.read(api.get("/proposals/%d".formatted(proposal)), Proposal.class));
        model.addAttribute("currency", api.get("/settings").path("currency").asString(""));
        model.addAttribute("options", api.get("/proposals/%d/options".formatted(proposal)).path("options").valueStream()
                .map(option -> api.read(option, LateOption.class)).toList());
        return "console/replenish/late";
    }

    @PostMapping("/replenish/{proposal}/late/{option}")
    @May(Permission.BUY)
    String act(@PathVariable long proposal, @PathVariable String option, @RequestParam String cost, RedirectAttributes redirect) {
        var done = api.post("/proposals/%d/options/%s".formatted(proposal, Words.path(option)), Map.of("cost", cost));
        Toast.say(redirect, done.path("words").asString(""));
        return "redirect:" + door.page(done.path("became").asString("")).orElse("/replenish");
    }

    @PostMapping("/replenish/surplus/{purchaseOrder}/{line}/{act}")
    @May(Permission.BUY)
    String surplus(@PathVariable String purchaseOrder, @PathVariable int line, @PathVariable String act, RedirectAttributes redirect) {
        var done = api.post("/surplus-supply/%s/%d/%s".formatted(Words.path(purchaseOrder), line, Words.path(act)), Map.of());
        Toast.say(redirect, done.path("words").asString(""));
        return "redirect:/purchase-orders/" + Words.path(purchaseOrder);
    }
}
