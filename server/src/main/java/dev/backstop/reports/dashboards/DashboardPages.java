package dev.backstop.reports.dashboards;

import dev.backstop.access.Account;
import dev.backstop.access.Role;
import dev.backstop.access.Who;
import dev.backstop.console.Csv;
import dev.backstop.web.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The dashboard of a role; each chart also alone, to be refreshed, and as a file. */
@Controller
class DashboardPages {
    private final Dashboards dashboards;
    private final WatchedItem watched;
    private final Json json;

    DashboardPages(Dashboards dashboards, WatchedItem watched, Json json) {
        this.dashboards = dashboards;
        this.watched = watched;
        this.json = json;
    }

    @GetMapping("/dashboards")
    String dashboard(@RequestParam(name = "for", defaultValue = "") String named, @RequestParam(defaultValue = "") String sku,
            Model model) {
        var role = Arrays.stream(Role.values()).filter(each -> each.word().equals(named)).findAny()
                .orElseGet(() -> Who.person().map(Account::role).orElse(Role.VIEWER));
        model.addAttribute("role", role);
        model.addAttribute("sku", sku.strip());
        model.addAttribute("stock", Dashboards.showsStock(role) ? watched.of(sku.strip()).orElse(null) : null);
        model.addAttribute("charts", dashboards.of(role).stream().map(this::drawn).toList());
        return "reports/dashboards/dashboard";
    }

    @GetMapping("/dashboards/charts/{name}")
    String chart(@PathVariable String name, Model model) {
        model.addAttribute("drawn", drawn(dashboards.chart(name)));
        return "reports/dashboards/figure";
    }

    @GetMapping("/dashboards/charts/{name}.csv")
    void csv(@PathVariable String name, HttpServletResponse response) throws IOException {
        var chart = dashboards.chart(name);
        Csv.answer(response, name, chart.headings().stream().map(Chart.Heading::words).toList(),
                chart.rows().stream().map(row -> row.cells().stream().map(Chart.Cell::plain).toList()).toList());
    }

    private Drawn drawn(Chart chart) {
        return new Drawn(chart, json.write(chart.picture()));
    }
}
