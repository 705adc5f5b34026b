package dev.backstop.console.purchasing;

import static dev.backstop.web.Say.say;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.automation.Approval;
import dev.backstop.automation.Decisions;
import dev.backstop.catalog.Locations;
import dev.backstop.console.Csv;
import dev.backstop.console.FormBody;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Query;
import dev.backstop.console.Toast;
import dev.backstop.console.Today;
import dev.backstop.console.Words;
import dev.backstop.web.Problem;
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

/** Purchase orders: the list, one with its dates, and a new one. */
@Controller
class PurchasePages {
    private static final List<Option> STATES = List.of(new Option("", "All"), new Option("draft", "Drafts"), new Option("sent", "Sent"),
            new Option("late", "Overdue"), new Option("received", "Received"), new Option("cancelled", "Cancelled"));

    private final PurchaseReader reader;
    private final VendorSide vendor;
    private final Decisions decisions;
    private final OwnApi api;
    private final Locations locations;
    private final Today today;

    PurchasePages(PurchaseReader reader, VendorSide vendor, Decisions decisions, OwnApi api, Locations locations, Today today) {
        this.reader = reader;
        this.vendor = vendor;
        this.decisions = decisions;
        this.api = api;
        this.locations = locations;
        this.today = today;
    }

    @GetMapping("/purchase-orders")
    String list(@RequestParam Map<String, String> parameters, Model model) {
        var query = Query.of("/purchase-orders", parameters);
        var rows = reader.rows(query, today.day(), Query.ROWS + 1);
        model.addAttribute("query", query);
        model.addAttribute("rows", rows.subList(0, Math.min(rows.size(), Query.ROWS)));
        model.addAttribute("more", rows.size() > Query.ROWS);
        model.addAttribute("states", STATES);
        return "console/purchasing/list";
    }

    @GetMapping("/purchase-orders.csv")
    void csv(@RequestParam Map<String, String> parameters, HttpServletResponse response) throws IOException {
        var rows = reader.rows(Query.of("/purchase-orders", parameters), today.day(), Csv.ROWS).stream().map(row -> List.of(row.number(),
                row.vendorName(), row.location(), row.state(), row.createdAt().toString(), Integer.toString(row.lines()),
                Integer.toString(row.openParts()), Objects.toString(row.next(), ""), Objects.toString(row.oldest(), ""),
                Integer.toString(row.waiting()))).toList();
        Csv.answer(response, "purchase-orders", List.of("purchaseOrder", "vendor", "location", "state", "createdAt", "lines", "openParts",
                "nextExpectedOn", "overdueSince", "waiting"), rows);
    }

    @GetMapping("/purchase-orders/{number}")
    String one(@PathVariable String number, Model model) {
        model.addAttribute("asked", api.get("/approvals?state=waiting&purchaseOrder=" + Words.path(number)).path("data").valueStream()
                .map(each -> api.read(each, Approval.class)).findFirst().orElse(null));
        model.addAttribute("placedBy", decisions.of(number, 1));
        model.addAttribute("order", reader.byNumber(number).orElseThrow(() -> Problem.notFound("purchase order", number)));
        model.addAttribute("sent", vendor.sent(number));
        model.addAttribute("said", vendor.said(number));
        model.addAttribute("freight", api.get("/purchase-orders/%s/freight".formatted(Words.path(number))));
        return "console/purchasing/order";
    }

    /** An empty form, or one that begins with a vendor. */
    @GetMapping("/purchase-orders/new")
    @May(Permission.BUY)
    String empty(@RequestParam(defaultValue = "") String vendor, Model model) {
        model.addAttribute("vendor", vendor);
        model.addAttribute("locations", locations.all().stream().filter(place -> !place.isDirect())
                .map(place -> Option.named(place.code(), place.name())).toList());
        return "console/purchasing/new";
    }

    @PostMapping("/purchase-orders/new")
    @May(Permission.BUY)
    String create(HttpServletRequest request, RedirectAttributes redirect) {
        var form = FormBody.of(request).texts("vendor", "location", "state")
                .rows("lines", line -> line.texts("sku", "quantity").dates("expectedOn"));
        var made = api.post("/purchase-orders", form).path("number").asString("");
        Toast.say(redirect, form.typed("state").equals("sent") ? say("Purchase order {0} is sent.", made)
                : say("Purchase order {0} is kept as a draft.", made));
        return "redirect:" + path(made);
    }

    @PostMapping("/purchase-orders/{number}/send")
    @May(Permission.BUY)
    String send(@PathVariable String number, RedirectAttributes redirect) {
        api.post(path(number) + "/send", Map.of());
        Toast.say(redirect, "Purchase order %s is sent; promises may rest on it now, and its vendor gets it.".formatted(number));
        return "redirect:" + path(number);
    }

    /** What a vendor sent straight to the customer; a line without a quantity did not leave. */
    @PostMapping("/purchase-orders/{number}/shipped")
    @May(Permission.SHIP)
    String shipped(@PathVariable String number, HttpServletRequest request, RedirectAttributes redirect) {
        var form = FormBody.of(request).texts("carrier", "tracking").rows("lines", line -> line.texts("quantity").carried("line"));
        var left = form.rowsOf("lines").stream().filter(line -> line.get("quantity") != null).toList();
        if (left.isEmpty()) {
            throw Problem.refused("/lines", "Enter how much of at least one line has left.");
        }
        var shipment = api.post(path(number) + "/shipped", form.with("lines", left)).path("shipment").asString("");
        Toast.say(redirect, "Shipment %s is booked for the customer, who is told.".formatted(shipment));
        return "redirect:" + path(number);
    }

    @PostMapping("/purchase-orders/{number}/cancel")
    @May(Permission.BUY)
    String cancel(@PathVariable String number, RedirectAttributes redirect) {
        api.post(path(number) + "/cancel", Map.of());
        Toast.say(redirect, "Purchase order %s is cancelled.".formatted(number));
        return "redirect:" + path(number);
    }

    private static String path(String number) {
        return "/purchase-orders/" + Words.path(number);
    }

    @PostMapping("/purchase-orders/{number}/top-up")
    @May(Permission.BUY)
    String topUp(@PathVariable String number, RedirectAttributes redirect) {
        api.post("/purchase-orders/%s/top-up".formatted(Words.path(number)), Map.of());
        Toast.say(redirect, "It is topped up, and freight is cheaper.");
        return "redirect:/purchase-orders/" + Words.path(number);
    }
}
