package dev.backstop.console.duties;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.Csv;
import dev.backstop.console.FormBody;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Query;
import dev.backstop.console.Toast;
import dev.backstop.outreach.Brakes;
import dev.backstop.outreach.Duties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

/** Who is still to be told, by when and why; and what is held back until a person decides. */
@Controller
class DutyPages {
    private static final List<Option> STATES = List.of(new Option("", "To tell"), new Option("overdue", "Overdue"),
            new Option("legal", "Asked for by law"),
            new Option("held", "Held by the brake"), new Option("discharged", "Told"), new Option("waived", "Waived"),
            new Option("superseded", "Superseded"),
            new Option("all", "All"));

    private final DutyList list;
    private final Duties duties;
    private final Brakes brakes;
    private final OwnApi api;

    DutyPages(DutyList list, Duties duties, Brakes brakes, OwnApi api) {
        this.list = list;
        this.duties = duties;
        this.brakes = brakes;
        this.api = api;
    }

    @GetMapping("/duties")
    String list(@RequestParam Map<String, String> parameters, Model model) {
        var query = Query.of("/duties", parameters);
        var rows = list.rows(query, Query.ROWS + 1);
        model.addAttribute("query", query);
        model.addAttribute("rows", rows.subList(0, Math.min(rows.size(), Query.ROWS)));
        model.addAttribute("more", rows.size() > Query.ROWS);
        model.addAttribute("balance", duties.balance());
        model.addAttribute("brakes", brakes.holdingSomebody());
        model.addAttribute("states", STATES);
        return "console/duties/list";
    }

    @GetMapping("/duties.csv")
    void csv(@RequestParam Map<String, String> parameters, HttpServletResponse response) throws IOException {
        var rows = list.rows(Query.of("/duties", parameters), Csv.ROWS).stream().map(row -> List.of(Long.toString(row.id()), row.number(),
                Integer.toString(row.line()), row.customer(), row.customerName(), row.sku(), row.quantityText(), row.asks(), row.cause(),
                Objects.toString(row.was(), ""), Objects.toString(row.now(), ""), row.dueBy().toString(), row.state(),
                Objects.toString(row.evidence(), ""))).toList();
        Csv.answer(response, "duties", List.of("duty", "order", "line", "customer", "customerName", "sku", "quantity", "askedBy", "cause",
                "was", "now", "dueBy",
                "state", "evidence"), rows);
    }

    @PostMapping("/duties/{duty}/waive")
    @May(Permission.TAKE_ORDERS)
    String waive(@PathVariable long duty, HttpServletRequest request, RedirectAttributes redirect) {
        api.post("/duties/%d/waive".formatted(duty), FormBody.of(request).texts("reason", "openedAt"));
        Toast.say(redirect, "Nobody is told; your name and reason are kept.");
        return "redirect:/duties";
    }

    @PostMapping("/brakes/{brake}/release")
    @May(Permission.TAKE_ORDERS)
    String release(@PathVariable long brake, RedirectAttributes redirect) {
        api.post("/brakes/%d/release".formatted(brake), Map.of());
        Toast.say(redirect, "The customers are told.");
        return "redirect:/duties";
    }

    @PostMapping("/brakes/{brake}/mistake")
    @May(Permission.TAKE_ORDERS)
    String mistake(@PathVariable long brake, HttpServletRequest request, RedirectAttributes redirect) {
        api.post("/brakes/%d/mistake".formatted(brake), FormBody.of(request).texts("reason"));
        Toast.say(redirect, "The dates are as they were, and nobody is told.");
        return "redirect:/duties";
    }
}
