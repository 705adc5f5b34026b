package dev.backstop.console.purchasing;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.FormBody;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Query;
import dev.backstop.console.Toast;
import dev.backstop.console.Today;
import dev.backstop.console.Words;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Receiving: which purchase order, how much of what, whom it fills, booked. */
@Controller
@May(Permission.MOVE_STOCK)
public class ReceivePages {
    private final PurchaseReader reader;
    private final ArrivalReader arrivals;
    private final SupplyDoor door;
    private final OwnApi api;
    private final Today today;

    ReceivePages(PurchaseReader reader, ArrivalReader arrivals, SupplyDoor door, OwnApi api, Today today) {
        this.reader = reader;
        this.arrivals = arrivals;
        this.door = door;
        this.api = api;
        this.today = today;
    }

    /** Whom a receipt fills. */
    public record Filled(String order, int line, String quantity) {}

    /** What a receipt would do, or did. */
    public record Outcome(@Nullable String receipt, List<Filled> filled) {}

    /** What is on its way; the number of a transfer or production order leads to its own page, on which its goods are taken in. */
    @GetMapping("/receive")
    String list(@RequestParam Map<String, String> parameters, Model model) {
        var typed = parameters.getOrDefault("q", "").strip();
        if (!typed.isEmpty() && reader.byNumber(typed).filter(order -> order.head().forOrder() == null).isPresent()) {
            return "redirect:/receive/" + Words.path(typed);
        }
        var elsewhere = typed.isEmpty() ? Optional.<String>empty() : door.page(typed).filter(page -> !page.startsWith("/purchase-orders/"));
        if (elsewhere.isPresent()) {
            return "redirect:" + elsewhere.get();
        }
        var query = Query.of("/receive", Map.of("q", typed, "state", "arriving", "sort", parameters.getOrDefault("sort", ""),
                "page", parameters.getOrDefault("page", "")));
        var rows = reader.rows(query, today.day(), Query.ROWS + 1);
        model.addAttribute("query", query);
        model.addAttribute("rows", rows.subList(0, Math.min(rows.size(), Query.ROWS)));
        model.addAttribute("more", rows.size() > Query.ROWS);
        return "console/purchasing/receive-list";
    }

    @GetMapping("/receive/{number}")
    String one(@PathVariable String number, Model model) {
        return page(number, null, model);
    }

    @PostMapping("/receive/{number}/preview")
    String preview(@PathVariable String number, HttpServletRequest request, Model model) {
        var receipt = receipt(number, request);
        var outcome = api.read(api.post("/receipts/preview", receipt), Outcome.class);
        var order = reader.byNumber(number).orElseThrow();
        return page(number, arrivals.of(order, receipt.rowsOf("lines"), receipt.typed("closeShort").equals("true"), outcome.filled(), today.day()), model);
    }

    @PostMapping("/receive/{number}")
    String book(@PathVariable String number, HttpServletRequest request, RedirectAttributes redirect) {
        var outcome = api.read(api.post("/receipts", receipt(number, request)), Outcome.class);
        Toast.say(redirect, "Receipt %s is booked%s.".formatted(outcome.receipt(), outcome.filled().isEmpty() ? ""
                : " and fills " + Words.count(outcome.filled().size(), "waiting delivery", "waiting deliveries")));
        return "redirect:/purchase-orders/" + Words.path(number);
    }

    @PostMapping("/receipts/{receipt}/reverse")
    String reverse(@PathVariable String receipt, @RequestParam(name = "_page") String page, RedirectAttributes redirect) {
        api.post("/receipts/" + Words.path(receipt) + "/reverse", Map.of());
        Toast.say(redirect, "Receipt %s is taken back.".formatted(receipt));
        return "redirect:" + (page.startsWith("/purchase-orders/") ? page : "/purchase-orders");
    }

    private String page(String number, @Nullable Arrival preview, Model model) {
        model.addAttribute("order", reader.byNumber(number).orElseThrow(() -> Problem.notFound("purchase order", number)));
        model.addAttribute("preview", preview);
        return "console/purchasing/receive";
    }

    private FormBody receipt(String number, HttpServletRequest request) {
        var order = reader.byNumber(number).orElseThrow(() -> Problem.notFound("purchase order", number));
        var form = FormBody.of(request).rows("lines", line -> line.carried("line").texts("quantity", "damaged", "lot").dates("expiresOn")
                .object("instead", instead -> instead.texts("sku", "quantity"))).flags("closeShort")
                .with("purchaseOrder", number).with("location", order.head().location());
        if (form.rowsOf("lines").isEmpty()) {
            throw Problem.refused("/lines", "Enter how much of at least one line has come.");
        }
        return form;
    }
}
