package dev.backstop.console.vendors;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Vendors;
import dev.backstop.console.Csv;
import dev.backstop.console.FormBody;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Query;
import dev.backstop.console.Records;
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

/** Vendors: the list, one with its record, and its facts. */
@Controller
class VendorPages {
    private final VendorReader reader;
    private final Vendors vendors;
    private final FirmSettings settings;
    private final Records records;
    private final OwnApi api;
    private final Today today;

    VendorPages(VendorReader reader, Vendors vendors, FirmSettings settings, Records records, OwnApi api, Today today) {
        this.reader = reader;
        this.vendors = vendors;
        this.settings = settings;
        this.records = records;
        this.api = api;
        this.today = today;
    }

    @GetMapping("/vendors")
    String list(@RequestParam Map<String, String> parameters, Model model) {
        var query = Query.of("/vendors", parameters);
        var rows = reader.rows(query, today.day(), Query.ROWS + 1);
        model.addAttribute("query", query);
        model.addAttribute("rows", rows.subList(0, Math.min(rows.size(), Query.ROWS)));
        model.addAttribute("more", rows.size() > Query.ROWS);
        return "console/vendors/list";
    }

    @GetMapping("/vendors.csv")
    void csv(@RequestParam Map<String, String> parameters, HttpServletResponse response) throws IOException {
        var rows = reader.rows(Query.of("/vendors", parameters), today.day(), Csv.ROWS).stream().map(row -> List.of(row.code(), row.name(),
                Objects.toString(row.country(), ""), row.currency(), Integer.toString(row.openOrders()), Integer.toString(row.lateParts()),
                Integer.toString(row.deliveries()), Integer.toString(row.dated()), Integer.toString(row.onTime()),
                Objects.toString(row.usualDays(), ""))).toList();
        Csv.answer(response, "vendors", List.of("vendor", "name", "country", "currency", "openOrders", "lateParts", "deliveries",
                "datedDeliveries", "onTime", "usualLeadTimeDays"), rows);
    }

    @GetMapping("/vendors/{code}")
    String one(@PathVariable String code, Model model) {
        var vendor = vendors.byCode(code).orElseThrow(() -> Problem.notFound("vendor", code));
        var deliveries = reader.deliveries(vendor.id());
        model.addAttribute("vendor", vendor);
        model.addAttribute("deliveries", deliveries);
        model.addAttribute("record", DateRecord.of(deliveries));
        model.addAttribute("late", reader.late(vendor.id(), today.day()));
        model.addAttribute("sold", reader.sold(vendor.id()));
        model.addAttribute("kept", api.get("/kept-dates?vendor=" + Words.path(code)).path("data"));
        model.addAttribute("year", api.get("/vendors/%s/record".formatted(Words.path(code))));
        model.addAttribute("claims", api.get("/vendor-claims?state=open&vendor=" + Words.path(code)).path("data"));
        return "console/vendors/vendor";
    }

    @GetMapping("/vendors/new")
    @May(Permission.BUY)
    String empty(Model model) {
        model.addAttribute("currency", settings.now().currency());
        return "console/vendors/edit";
    }

    @PostMapping("/vendors/new")
    @May(Permission.BUY)
    String create(HttpServletRequest request, RedirectAttributes redirect) {
        var code = records.create("/vendors", "code", read(request).texts("code"));
        Toast.say(redirect, "Vendor %s is made.".formatted(code));
        return "redirect:/vendors/" + Words.path(code);
    }

    @GetMapping("/vendors/{code}/edit")
    @May(Permission.BUY)
    String filled(@PathVariable String code, Model model) {
        model.addAttribute("code", code);
        model.addAttribute("stored", records.get("/vendors/" + Words.path(code)));
        return empty(model);
    }

    @PostMapping("/vendors/{code}/edit")
    @May(Permission.BUY)
    String change(@PathVariable String code, HttpServletRequest request, RedirectAttributes redirect) {
        records.change("/vendors/" + Words.path(code), read(request));
        Toast.say(redirect, "Vendor %s is changed.".formatted(code));
        return "redirect:/vendors/" + Words.path(code);
    }

    private static FormBody read(HttpServletRequest request) {
        return FormBody.of(request).texts("name", "email", "country", "language", "currency", "minimumOrderValue", "buyer")
                .numbers("mergeDays").ticked("orderDays").object("calendar", calendar -> calendar.ticked("workingDays").texts("cutOff").days("holidays"));
    }
}
