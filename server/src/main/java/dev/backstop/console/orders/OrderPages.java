package dev.backstop.console.orders;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.Csv;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Query;
import dev.backstop.console.Toast;
import dev.backstop.console.Today;
import dev.backstop.console.Words;
import dev.backstop.outreach.Consents;
import dev.backstop.outreach.EvidencePack;
import dev.backstop.outreach.Legal;
import dev.backstop.outreach.offers.CustomerOffers;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of orders, and one order: what was promised and why, and its shipments. */
@Controller
class OrderPages {
    private static final List<Option> STATES = List.of(new Option("", "All"), new Option("open", "Open"), new Option("waiting", "Waiting for supply"),
            new Option("slipped", "Later than told"), new Option("to-ship", "To ship today"), new Option("closed", "Closed"));

    private final OrderList list;
    private final OrderReader reader;
    private final OwnApi api;
    private final Today today;
    private final Legal legal;
    private final Consents consents;
    private final EvidencePack evidence;
    private final CustomerOffers offers;

    OrderPages(OrderList list, OrderReader reader, OwnApi api, Today today, Legal legal, Consents consents, EvidencePack evidence,
            CustomerOffers offers) {
        this.list = list;
        this.reader = reader;
        this.api = api;
        this.today = today;
        this.legal = legal;
        this.consents = consents;
        this.evidence = evidence;
        this.offers = offers;
    }

    @GetMapping("/orders")
    String list(@RequestParam Map<String, String> parameters, Model model) {
        var query = Query.of("/orders", parameters);
        var rows = list.rows(query, today.day(), Query.ROWS + 1);
        model.addAttribute("query", query);
        model.addAttribute("rows", rows.subList(0, Math.min(rows.size(), Query.ROWS)));
        model.addAttribute("more", rows.size() > Query.ROWS);
        model.addAttribute("states", STATES);
        return "console/orders/list";
    }

    @GetMapping("/orders.csv")
    void csv(@RequestParam Map<String, String> parameters, HttpServletResponse response) throws IOException {
        var rows = list.rows(Query.of("/orders", parameters), today.day(), Csv.ROWS).stream().map(row -> List.of(row.number(),
                Objects.toString(row.reference(), ""), row.customer(), row.customerName(), row.orderedAt().toString(), row.channel(),
                Integer.toString(row.lines()), Integer.toString(row.openLines()), Objects.toString(row.shipBy(), ""),
                Objects.toString(row.value(), ""), row.currency())).toList();
        Csv.answer(response, "orders", List.of("order", "reference", "customer", "customerName", "orderedAt", "channel", "lines", "openLines",
                "shipBy", "value", "currency"), rows);
    }

    @GetMapping("/orders/{number}")
    String one(@PathVariable String number, Model model) {
        model.addAttribute("order", reader.byNumber(number).orElseThrow(() -> Problem.notFound("order", number)));
        model.addAttribute("legal", legal.of(number));
        model.addAttribute("consents", consents.of(number));
        model.addAttribute("offers", offers.of(number));
        model.addAttribute("agreement", api.get("/agreements?order=" + Words.path(number)).path("data").path(0).path("number").asString(""));
        return "console/orders/order";
    }

    /** The customer asks for the page on which to choose. */
    @PostMapping("/orders/{number}/send-link")
    @May(Permission.TAKE_ORDERS)
    String sendLink(@PathVariable String number, RedirectAttributes redirect) {
        var to = api.post("/orders/%s/customers-page/send".formatted(Words.path(number)), Map.of()).path("to").asString("");
        Toast.say(redirect, "The link is on its way to %s.".formatted(to));
        return "redirect:" + path(number);
    }

    /** The order's evidence as one file. */
    @GetMapping("/orders/{number}/evidence.zip")
    ResponseEntity<byte[]> evidence(@PathVariable String number) {
        return ResponseEntity.ok().header("Content-Type", "application/zip").header("Content-Disposition", "attachment; filename=\"evidence.zip\"")
                .body(evidence.of(number));
    }

    /** What the promise of a line rests on, and what would make it sooner. */
    @GetMapping("/orders/{number}/lines/{line}/why")
    String why(@PathVariable String number, @PathVariable int line, Model model) {
        model.addAttribute("why", api.read(api.get("/explanations/promise/%s/%d".formatted(Words.path(number), line)), WhyThisDate.class));
        return "console/orders/why";
    }

    /** One shipment for each location that the ready parts stand at. */
    @PostMapping("/orders/{number}/ship")
    @May(Permission.SHIP)
    String ship(@PathVariable String number, @RequestParam Map<String, String> typed, RedirectAttributes redirect) {
        var order = reader.byNumber(number).orElseThrow(() -> Problem.notFound("order", number));
        var made = Dispatches.of(order, typed).stream().map(shipment -> api.post("/shipments", shipment).path("shipment").asString("")).toList();
        if (made.isEmpty()) {
            throw Problem.refused("/quantity", "Enter how much of at least one line leaves.");
        }
        Toast.say(redirect, "Shipment %s is booked.".formatted(String.join(", ", made)));
        return "redirect:" + path(number);
    }

    @PostMapping("/shipments/{shipment}/reverse")
    @May(Permission.SHIP)
    String takeBack(@PathVariable String shipment, RedirectAttributes redirect) {
        var order = api.post("/shipments/" + Words.path(shipment) + "/reverse", Map.of()).path("order").asString("");
        Toast.say(redirect, "Shipment %s is taken back; what it held is in stock again.".formatted(shipment));
        return "redirect:" + path(order);
    }

    private static String path(String number) {
        return "/orders/" + Words.path(number);
    }
}
