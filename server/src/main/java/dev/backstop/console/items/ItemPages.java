package dev.backstop.console.items;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.console.Csv;
import dev.backstop.console.Option;
import dev.backstop.console.Query;
import dev.backstop.console.waiting.WaitingLines;
import dev.backstop.replenishment.Replenishment;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of items, and one item. */
@Controller
class ItemPages {
    private static final int MOST_WAITING = 25;
    private static final int WEEKS_AHEAD = 13;
    private static final List<Option> STATES = List.of(new Option("", "Any stock"), new Option("waiting", "Customers wait"),
            new Option("out", "Out of stock"), new Option("in-stock", "In stock"));
    private static final List<Option> STATUSES = List.of(new Option("", "Any status"), new Option("active", "Active"),
            new Option("phasing-out", "Phasing out"), new Option("discontinued", "Discontinued"));

    private final ItemList list;
    private final ItemFacts facts;
    private final StockOverTime stock;
    private final WaitingLines waiting;
    private final Replenishment replenishment;
    private final Items items;
    private final Locations locations;

    ItemPages(ItemList list, ItemFacts facts, StockOverTime stock, WaitingLines waiting, Replenishment replenishment, Items items,
            Locations locations) {
        this.list = list;
        this.facts = facts;
        this.stock = stock;
        this.waiting = waiting;
        this.replenishment = replenishment;
        this.items = items;
        this.locations = locations;
    }

    @GetMapping("/items")
    String list(@RequestParam Map<String, String> parameters, Model model) {
        var query = Query.of("/items", parameters);
        var rows = list.rows(query, Query.ROWS + 1);
        model.addAttribute("query", query);
        model.addAttribute("rows", rows.subList(0, Math.min(rows.size(), Query.ROWS)));
        model.addAttribute("more", rows.size() > Query.ROWS);
        model.addAttribute("count", list.count(query));
        model.addAttribute("states", STATES);
        model.addAttribute("statuses", STATUSES);
        model.addAttribute("categories", list.categories());
        model.addAttribute("locations", locations.all());
        return "console/items/list";
    }

    @GetMapping("/items.csv")
    void csv(@RequestParam Map<String, String> parameters, HttpServletResponse response) throws IOException {
        var rows = list.rows(Query.of("/items", parameters), Csv.ROWS).stream().map(row -> List.of(row.sku(), row.name(),
                Objects.toString(row.category(), ""), row.status(), row.unit(), row.text(row.onHand()), row.text(row.allocated()),
                row.text(row.available()), row.text(row.backordered()), row.text(row.onOrder()), Objects.toString(row.expectedOn(), ""))).toList();
        Csv.answer(response, "items", List.of("sku", "name", "category", "status", "unit", "onHand", "allocated", "available", "backordered",
                "onOrder", "nextExpectedOn"), rows);
    }

    @GetMapping("/items/{sku}")
    String one(@PathVariable String sku, @RequestParam(defaultValue = "") String location, Model model) {
        var item = items.bySku(sku).orElseThrow(() -> Problem.notFound("item", sku));
        var places = locations.all();
        if (places.isEmpty()) {
            throw Problem.notFound("location", "yet");
        }
        var here = places.stream().filter(place -> place.code().equals(location)).findFirst().orElseGet(() -> usual(item.id(), places));
        var picture = stock.of(item, here);
        var line = waiting.of(sku, here.code(), MOST_WAITING + 1);
        model.addAttribute("item", item);
        model.addAttribute("location", here);
        model.addAttribute("locations", places);
        model.addAttribute("facts", facts.of(item, here, picture, line.size()));
        model.addAttribute("picture", picture);
        model.addAttribute("forecast", replenishment.forecast(item, here, WEEKS_AHEAD * 7).orElse(null));
        model.addAttribute("chart", StockChart.of(picture, item.units()));
        model.addAttribute("waiting", line.subList(0, Math.min(line.size(), MOST_WAITING)));
        model.addAttribute("moreWaiting", line.size() > MOST_WAITING);
        return "console/items/item";
    }

    @GetMapping("/items/{sku}/movements.csv")
    void movements(@PathVariable String sku, @RequestParam String location, HttpServletResponse response) throws IOException {
        var item = items.bySku(sku).orElseThrow(() -> Problem.notFound("item", sku));
        var here = locations.require(location, "/location");
        var rows = facts.movements(item, here, Csv.ROWS).stream().map(moved -> List.of(moved.at().toString(), moved.condition(), moved.lot(),
                item.units().text(moved.quantity()), moved.reason(), Objects.toString(moved.reference(), ""), Objects.toString(moved.note(), ""),
                moved.by())).toList();
        Csv.answer(response, "movements", List.of("at", "condition", "lot", "quantity", "reason", "reference", "note", "by"), rows);
    }

    /** The location that holds most of it, or the first. */
    private Location usual(long item, List<Location> places) {
        var fullest = facts.fullest(item);
        return places.stream().filter(place -> fullest.isPresent() && place.id() == fullest.get()).findFirst().orElse(places.getFirst());
    }
}
