package dev.backstop.console.production;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.catalog.Locations;
import dev.backstop.console.Csv;
import dev.backstop.console.FormBody;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Query;
import dev.backstop.console.Toast;
import dev.backstop.console.Today;
import dev.backstop.console.Words;
import dev.backstop.console.purchasing.Arrival;
import dev.backstop.console.purchasing.ArrivalReader;
import dev.backstop.console.purchasing.ReceivePages;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Production orders: the list, a new one, and one from its start to its finish. */
@Controller
class ProductionPages {
    private static final List<Option> STATES = List.of(new Option("", "All"), new Option("planned", "Planned"),
            new Option("started", "Started"), new Option("late", "Overdue"), new Option("finished", "Finished"),
            new Option("cancelled", "Cancelled"));

    private final ProductionReader reader;
    private final ArrivalReader arrivals;
    private final OwnApi api;
    private final Locations locations;
    private final Today today;

    ProductionPages(ProductionReader reader, ArrivalReader arrivals, OwnApi api, Locations locations, Today today) {
        this.reader = reader;
        this.arrivals = arrivals;
        this.api = api;
        this.locations = locations;
        this.today = today;
    }

    @GetMapping("/production-orders")
    String list(@RequestParam Map<String, String> parameters, Model model) {
        var query = Query.of("/production-orders", parameters);
        var rows = reader.rows(query, today.day(), Query.ROWS + 1);
        model.addAttribute("query", query);
        model.addAttribute("rows", rows.subList(0, Math.min(rows.size(), Query.ROWS)));
        model.addAttribute("more", rows.size() > Query.ROWS);
        model.addAttribute("states", STATES);
        return "console/production/list";
    }

    @GetMapping("/production-orders.csv")
    void csv(@RequestParam Map<String, String> parameters, HttpServletResponse response) throws IOException {
        var found = reader.rows(Query.of("/production-orders", parameters), today.day(), Csv.ROWS);
        var rows = found.stream().map(row -> List.of(row.number(), row.sku(), row.name(), row.location(), row.state(),
                row.text(row.quantity()), row.text(row.good()), row.text(row.scrapped()), row.text(row.open()), row.unit(),
                Objects.toString(row.dueOn(), ""), row.createdAt().toString())).toList();
        Csv.answer(response, "production-orders", List.of("productionOrder", "sku", "name", "location", "state", "quantity", "good",
                "scrap", "open", "unit", "dueOn", "createdAt"), rows);
    }

    @GetMapping("/production-orders/{number}")
    String one(@PathVariable String number, Model model) {
        return page(number, null, model);
    }

    private String page(String number, @Nullable Arrival preview, Model model) {
        model.addAttribute("preview", preview);
        model.addAttribute("row", reader.byNumber(number).orElseThrow(() -> Problem.notFound("production order", number)));
        model.addAttribute("order", api.read(api.get(path(number)), ProductionShown.class));
        return "console/production/order";
    }

    /** An empty form, or one that begins with an item. */
    @GetMapping("/production-orders/new")
    @May(Permission.PLAN)
    String empty(@RequestParam(defaultValue = "") String sku, Model model) {
        model.addAttribute("sku", sku);
        model.addAttribute("locations", locations.all().stream().filter(place -> !place.isDirect())
                .map(place -> Option.named(place.code(), place.name())).toList());
        return "console/production/new";
    }

    @PostMapping("/production-orders/new")
    @May(Permission.PLAN)
    String create(HttpServletRequest request, RedirectAttributes redirect) {
        var form = FormBody.of(request).texts("sku", "location", "quantity").dates("dueOn");
        var made = api.post("/production-orders", form).path("number").asString("");
        return done(made, "Production order %s is planned; its components are held for it.".formatted(made), redirect);
    }

    @PostMapping("/production-orders/{number}/date")
    @May(Permission.PLAN)
    String move(@PathVariable String number, HttpServletRequest request, RedirectAttributes redirect) {
        api.patch(path(number), FormBody.of(request).dates("dueOn").texts("reason"));
        return done(number, "The date is moved, and those who wait for it are promised anew.", redirect);
    }

    @PostMapping("/production-orders/{number}/start")
    @May(Permission.MOVE_STOCK)
    String start(@PathVariable String number, RedirectAttributes redirect) {
        api.post(path(number) + "/start", Map.of());
        return done(number, "Production order %s is started; its components have left the shelf.".formatted(number), redirect);
    }

    @PostMapping("/production-orders/{number}/report")
    @May(Permission.MOVE_STOCK)
    String report(@PathVariable String number, HttpServletRequest request, RedirectAttributes redirect) {
        api.post(path(number) + "/report", FormBody.of(request).texts("good", "scrap", "lot").dates("expiresOn"));
        return done(number, "The report is booked. What came out good is in stock.", redirect);
    }

    /** Whom it would fill, and what goes where; nothing is booked. */
    @PostMapping("/production-orders/{number}/report/preview")
    @May(Permission.MOVE_STOCK)
    String preview(@PathVariable String number, HttpServletRequest request, Model model) {
        var form = FormBody.of(request).texts("good", "lot");
        if (form.typed("good").isEmpty()) {
            throw Problem.refused("/good", "Enter how much came out good.");
        }
        var line = new HashMap<String, Object>(Map.of("line", 1, "quantity", form.typed("good")));
        line.put("lot", form.typed("lot"));
        var receipt = Map.of("productionOrder", number, "lines", List.of(line));
        var outcome = api.read(api.post("/receipts/preview", receipt), ReceivePages.Outcome.class);
        var row = reader.byNumber(number).orElseThrow(() -> Problem.notFound("production order", number));
        var good = new TreeMap<>(Map.of(row.sku(), new BigDecimal(form.typed("good"))));
        return page(number, arrivals.whereTo(row.location(), good, outcome.filled()), model);
    }

    @PostMapping("/production-orders/{number}/finish")
    @May(Permission.MOVE_STOCK)
    String finish(@PathVariable String number, RedirectAttributes redirect) {
        api.post(path(number) + "/finish", Map.of());
        return done(number, "Production order %s is finished; what it did not use is back on the shelf.".formatted(number), redirect);
    }

    @PostMapping("/production-orders/{number}/cancel")
    @May(Permission.PLAN)
    String cancel(@PathVariable String number, RedirectAttributes redirect) {
        api.post(path(number) + "/cancel", Map.of());
        return done(number, "Production order %s is cancelled; its components are free again.".formatted(number), redirect);
    }

    private static String done(String number, String words, RedirectAttributes redirect) {
        Toast.say(redirect, words);
        return "redirect:" + path(number);
    }

    private static String path(String number) {
        return "/production-orders/" + Words.path(number);
    }
}
