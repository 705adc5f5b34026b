package dev.backstop.console.transfers;

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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Transfers: the list, a new one, and one from its dispatch to its receipt. */
@Controller
class TransferPages {
    private static final List<Option> STATES = List.of(new Option("", "All"), new Option("open", "To be dispatched"),
            new Option("dispatched", "On the road"), new Option("late", "Overdue"), new Option("received", "Received"),
            new Option("cancelled", "Cancelled"));

    private final TransferReader reader;
    private final ArrivalReader arrivals;
    private final OwnApi api;
    private final Locations locations;
    private final Today today;

    TransferPages(TransferReader reader, ArrivalReader arrivals, OwnApi api, Locations locations, Today today) {
        this.reader = reader;
        this.arrivals = arrivals;
        this.api = api;
        this.locations = locations;
        this.today = today;
    }

    @GetMapping("/transfers")
    String list(@RequestParam Map<String, String> parameters, Model model) {
        var query = Query.of("/transfers", parameters);
        var rows = reader.rows(query, today.day(), Query.ROWS + 1);
        model.addAttribute("query", query);
        model.addAttribute("rows", rows.subList(0, Math.min(rows.size(), Query.ROWS)));
        model.addAttribute("more", rows.size() > Query.ROWS);
        model.addAttribute("states", STATES);
        return "console/transfers/list";
    }

    @GetMapping("/transfers.csv")
    void csv(@RequestParam Map<String, String> parameters, HttpServletResponse response) throws IOException {
        var found = reader.rows(Query.of("/transfers", parameters), today.day(), Csv.ROWS);
        var rows = found.stream().map(row -> List.of(row.number(), row.from(), row.to(), row.state(), row.createdAt().toString(),
                Objects.toString(row.dispatchedAt(), ""), Objects.toString(row.expectedOn(), ""),
                Integer.toString(row.lines()), Integer.toString(row.open()), Integer.toString(row.waiting()))).toList();
        Csv.answer(response, "transfers", List.of("transfer", "from", "to", "state", "createdAt", "dispatchedAt", "expectedOn", "lines",
                "openLines", "waiting"), rows);
    }

    @GetMapping("/transfers/{number}")
    String one(@PathVariable String number, Model model) {
        return page(number, null, model);
    }

    private String page(String number, @Nullable Arrival preview, Model model) {
        model.addAttribute("preview", preview);
        model.addAttribute("row", reader.byNumber(number).orElseThrow(() -> Problem.notFound("transfer", number)));
        model.addAttribute("transfer", api.read(api.get(path(number)), TransferShown.class));
        return "console/transfers/transfer";
    }

    @GetMapping("/transfers/new")
    @May(Permission.PLAN)
    String empty(Model model) {
        model.addAttribute("locations", locations.all().stream().filter(place -> !place.isDirect())
                .map(place -> Option.named(place.code(), place.name())).toList());
        return "console/transfers/new";
    }

    @PostMapping("/transfers/new")
    @May(Permission.PLAN)
    String create(HttpServletRequest request, RedirectAttributes redirect) {
        var form = FormBody.of(request).texts("from", "to").dates("expectedOn").rows("lines", line -> line.texts("sku", "quantity"));
        var made = api.post("/transfers", form).path("number").asString("");
        return done(made, "Transfer %s is arranged; what is free is held for it.".formatted(made), redirect);
    }

    @PostMapping("/transfers/{number}/date")
    @May(Permission.PLAN)
    String move(@PathVariable String number, HttpServletRequest request, RedirectAttributes redirect) {
        api.patch(path(number), FormBody.of(request).dates("expectedOn").texts("reason"));
        return done(number, "The date is moved, and those who wait for it are promised anew.", redirect);
    }

    @PostMapping("/transfers/{number}/dispatch")
    @May(Permission.MOVE_STOCK)
    String dispatch(@PathVariable String number, HttpServletRequest request, RedirectAttributes redirect) {
        api.post(path(number) + "/dispatch", filled(FormBody.of(request).rows("lines", line -> line.carried("line").texts("quantity")),
                "Enter how much of at least one line leaves."));
        return done(number, "Transfer %s is on the road.".formatted(number), redirect);
    }

    @PostMapping("/transfers/{number}/receive")
    @May(Permission.MOVE_STOCK)
    String receive(@PathVariable String number, HttpServletRequest request, RedirectAttributes redirect) {
        var booked = api.post("/receipts", arrived(number, request));
        var waited = booked.path("filled").size();
        return done(number, "Receipt %s is booked%s.".formatted(booked.path("receipt").asString(""), waited == 0 ? ""
                : " and fills " + Words.count(waited, "waiting delivery", "waiting deliveries")), redirect);
    }

    /** Whom it would fill, and what goes where; nothing is booked. */
    @PostMapping("/transfers/{number}/receive/preview")
    @May(Permission.MOVE_STOCK)
    String preview(@PathVariable String number, HttpServletRequest request, Model model) {
        var form = arrived(number, request);
        var outcome = api.read(api.post("/receipts/preview", form), ReceivePages.Outcome.class);
        var transfer = api.read(api.get(path(number)), TransferShown.class);
        var to = reader.byNumber(number).orElseThrow(() -> Problem.notFound("transfer", number)).to();
        return page(number, arrivals.whereTo(to, transfer.good(form.rowsOf("lines")), outcome.filled()), model);
    }

    private static FormBody arrived(String number, HttpServletRequest request) {
        return filled(FormBody.of(request).rows("lines", line -> line.carried("line").texts("quantity", "damaged")),
                "Enter how much of at least one line has come.").with("transfer", number);
    }

    @PostMapping("/transfers/{number}/cancel")
    @May(Permission.PLAN)
    String cancel(@PathVariable String number, RedirectAttributes redirect) {
        api.post(path(number) + "/cancel", Map.of());
        return done(number, "Nothing more leaves for transfer %s.".formatted(number), redirect);
    }

    private static FormBody filled(FormBody form, String otherwise) {
        if (form.rowsOf("lines").isEmpty()) {
            throw Problem.refused("/lines", otherwise);
        }
        return form;
    }

    private static String done(String number, String words, RedirectAttributes redirect) {
        Toast.say(redirect, words);
        return "redirect:" + path(number);
    }

    private static String path(String number) {
        return "/transfers/" + Words.path(number);
    }
}
