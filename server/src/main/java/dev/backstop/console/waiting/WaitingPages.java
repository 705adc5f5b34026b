package dev.backstop.console.waiting;

import dev.backstop.catalog.Locations;
import dev.backstop.console.Csv;
import dev.backstop.console.Option;
import dev.backstop.console.Query;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The waiting line. */
@Controller
class WaitingPages {
    private static final List<Option> STATES = List.of(new Option("", "All that wait"), new Option("slipped", "Later than told"),
            new Option("no-date", "No date"), new Option("not-ordered", "Not ordered yet"));

    private final WaitingLines lines;
    private final Locations locations;

    WaitingPages(WaitingLines lines, Locations locations) {
        this.lines = lines;
        this.locations = locations;
    }

    @GetMapping("/waiting")
    String list(@RequestParam Map<String, String> parameters, Model model) {
        var query = Query.of("/waiting", parameters);
        var found = lines.page(query, Query.ROWS + 1);
        model.addAttribute("query", query);
        model.addAttribute("more", found.size() > Query.ROWS);
        model.addAttribute("lines", found.subList(0, Math.min(found.size(), Query.ROWS)));
        model.addAttribute("totals", lines.totals());
        model.addAttribute("states", STATES);
        model.addAttribute("locations", locations.all());
        return "console/waiting/list";
    }

    @GetMapping("/waiting.csv")
    void csv(@RequestParam Map<String, String> parameters, HttpServletResponse response) throws IOException {
        var rows = lines.page(Query.of("/waiting", parameters), Csv.ROWS).stream().map(line -> List.of(line.sku(), line.name(), line.location(),
                Integer.toString(line.place()), line.customer(), line.customerName(), line.number(), Integer.toString(line.line()),
                line.quantityText(), line.unit(), line.waitingSince().toString(), Objects.toString(line.shipBy(), ""),
                Objects.toString(line.heard(), ""), Objects.toString(line.supply(), ""))).toList();
        Csv.answer(response, "waiting", List.of("sku", "name", "location", "place", "customer", "customerName", "order", "line", "quantity",
                "unit", "waitingSince", "shipBy", "heardShipBy", "supply"), rows);
    }
}
