package dev.backstop.console.customers;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.access.Who;
import dev.backstop.console.Csv;
import dev.backstop.console.FormBody;
import dev.backstop.console.Option;
import dev.backstop.console.Query;
import dev.backstop.console.Records;
import dev.backstop.console.Toast;
import dev.backstop.console.Today;
import dev.backstop.console.Words;
import dev.backstop.console.orders.OrderList;
import dev.backstop.console.waiting.WaitingLines;
import dev.backstop.orders.Credit;
import dev.backstop.orders.Customers;
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

/** Customers: the list, one, and its facts. */
@Controller
class CustomerPages {
    private static final int MOST = 25;
    private static final List<Option> STATES = List.of(new Option("", "All"), new Option("open", "With open orders"),
            new Option("waiting", "Waiting for supply"));

    private final CustomerList list;
    private final Customers customers;
    private final OrderList orders;
    private final Credit credit;
    private final WaitingLines waiting;
    private final Records records;
    private final Today today;

    CustomerPages(CustomerList list, Customers customers, OrderList orders, Credit credit, WaitingLines waiting, Records records,
            Today today) {
        this.list = list;
        this.customers = customers;
        this.orders = orders;
        this.credit = credit;
        this.waiting = waiting;
        this.records = records;
        this.today = today;
    }

    @GetMapping("/customers")
    String list(@RequestParam Map<String, String> parameters, Model model) {
        var query = Query.of("/customers", parameters);
        var rows = list.rows(query, Query.ROWS + 1);
        model.addAttribute("query", query);
        model.addAttribute("rows", rows.subList(0, Math.min(rows.size(), Query.ROWS)));
        model.addAttribute("more", rows.size() > Query.ROWS);
        model.addAttribute("states", STATES);
        model.addAttribute("classes", list.classes());
        return "console/customers/list";
    }

    @GetMapping("/customers.csv")
    void csv(@RequestParam Map<String, String> parameters, HttpServletResponse response) throws IOException {
        var rows = list.rows(Query.of("/customers", parameters), Csv.ROWS).stream().map(row -> List.of(row.code(), row.name(),
                Objects.toString(row.customerClass(), ""), Integer.toString(row.priority()), Objects.toString(row.country(), ""),
                Objects.toString(row.email(), ""), Integer.toString(row.openOrders()), Integer.toString(row.waiting()),
                Objects.toString(row.lastOrder(), ""))).toList();
        Csv.answer(response, "customers", List.of("customer", "name", "class", "priority", "country", "email", "openOrders",
                "waitingDeliveries", "lastOrderAt"), rows);
    }

    @GetMapping("/customers/{code}")
    String one(@PathVariable String code, Model model) {
        var customer = customers.byCode(code).orElseThrow(() -> Problem.notFound("customer", code));
        model.addAttribute("customer", customer);
        model.addAttribute("credit", credit.of(customer).orElse(null));
        model.addAttribute("waiting", waiting.ofCustomer(code, MOST));
        model.addAttribute("orders", orders.rows(Query.of("/orders", Map.of("customer", code)), today.day(), MOST));
        return "console/customers/customer";
    }

    @GetMapping("/customers/new")
    @May(Permission.TAKE_ORDERS)
    String empty() {
        return "console/customers/edit";
    }

    @PostMapping("/customers/new")
    @May(Permission.TAKE_ORDERS)
    String create(HttpServletRequest request, RedirectAttributes redirect) {
        var code = records.create("/customers", "code", read(request).texts("code"));
        Toast.say(redirect, "Customer %s is made.".formatted(code));
        return "redirect:/customers/" + Words.path(code);
    }

    @GetMapping("/customers/{code}/edit")
    @May(Permission.TAKE_ORDERS)
    String filled(@PathVariable String code, Model model) {
        model.addAttribute("code", code);
        model.addAttribute("stored", records.get("/customers/" + Words.path(code)));
        return "console/customers/edit";
    }

    @PostMapping("/customers/{code}/edit")
    @May(Permission.TAKE_ORDERS)
    String change(@PathVariable String code, HttpServletRequest request, RedirectAttributes redirect) {
        records.change("/customers/" + Words.path(code), read(request));
        Toast.say(redirect, "Customer %s is changed.".formatted(code));
        return "redirect:/customers/" + Words.path(code);
    }

    private static FormBody read(HttpServletRequest request) {
        var form = FormBody.of(request);
        if (Who.may(Permission.RELEASE_CREDIT)) { // nobody raises the limit that stops the own order
            form.texts("creditLimit", "owed");
        }
        return form.texts("name", "email", "phone", "country", "postcode", "kind", "class", "language", "timeZone")
                .numbers("priority").ticked("channels");
    }
}
