package dev.backstop.console.duties;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.FormBody;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Query;
import dev.backstop.console.Toast;
import dev.backstop.outreach.Refunds;
import dev.backstop.web.Cursor;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Money that goes back: what is due by when, handed to the payment system as a file, and confirmed. */
@Controller
class RefundPages {
    private static final int MOST = 500;
    private static final List<Option> STATES = List.of(new Option("", "All"), new Option("due", "Due"),
            new Option("exported", "Handed over"), new Option("confirmed", "Paid back"));

    private final Refunds refunds;
    private final OwnApi api;
    private final Clock clock;

    RefundPages(Refunds refunds, OwnApi api, Clock clock) {
        this.refunds = refunds;
        this.api = api;
        this.clock = clock;
    }

    @GetMapping("/refunds")
    String list(@RequestParam Map<String, String> parameters, Model model) {
        var query = Query.of("/refunds", parameters);
        var state = query.has("state") ? query.get("state") : null;
        var order = query.has("order") ? query.get("order") : null;
        model.addAttribute("query", query);
        model.addAttribute("rows", refunds.find(state, order, Cursor.of(null, MOST)).data());
        model.addAttribute("due", refunds.find("due", null, Cursor.of(null, MOST)).data());
        model.addAttribute("handed", refunds.find("exported", null, Cursor.of(null, MOST)).data());
        model.addAttribute("states", STATES);
        model.addAttribute("now", clock.instant());
        return "console/duties/refunds";
    }

    /** The file is the answer itself, so that what is handed over is what was seen to be downloaded. */
    @PostMapping("/refunds/export")
    @May(Permission.TAKE_ORDERS)
    ResponseEntity<byte[]> export() {
        return ResponseEntity.ok().header("Content-Type", "text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"refunds.csv\"")
                .body(refunds.exportCsv().getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/refunds/{refund}/confirm")
    @May(Permission.TAKE_ORDERS)
    String confirm(@PathVariable long refund, HttpServletRequest request, RedirectAttributes redirect) {
        api.post("/refunds/%d/confirm".formatted(refund), FormBody.of(request).texts("reference"));
        Toast.say(redirect, "The refund is confirmed.");
        return "redirect:/refunds";
    }
}
