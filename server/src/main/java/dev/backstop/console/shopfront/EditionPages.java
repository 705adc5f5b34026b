package dev.backstop.console.shopfront;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.FormBody;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Words;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Catalogue editions: the list, a draft being written, and what became of what was printed. */
@Controller
class EditionPages {
    private static final List<Option> LANGUAGES = List.of(new Option("en", "English"), new Option("de", "German"), new Option("es",
            "Spanish"));
    private static final Map<String, String> FILES = Map.of("data-merge.csv", "text/csv;charset=utf-8", "data-merge.zip", "application/zip",
            "layout.xml", "application/xml", "bmecat.xml", "application/xml", "insert.pdf", "application/pdf");

    private final OwnApi api;
    private final Keyed editions;

    EditionPages(OwnApi api) {
        this.api = api;
        this.editions = new Keyed(api, "/catalogue-editions");
    }

    @GetMapping("/catalogue-editions")
    String list(Model model) {
        model.addAttribute("editions", api.read(api.get("/catalogue-editions?limit=200"), EditionShown.All.class).data());
        return "console/shopfront/editions";
    }

    @GetMapping("/catalogue-editions/new")
    @May(Permission.CONFIGURE)
    String empty(Model model) {
        model.addAttribute("languages", LANGUAGES);
        return "console/shopfront/edition-edit";
    }

    @PostMapping("/catalogue-editions/new")
    @May(Permission.CONFIGURE)
    String make(HttpServletRequest request, RedirectAttributes redirect) {
        var form = FormBody.of(request);
        return save(editions.newKey(form, "Give the edition a short key, such as A26.",
                "There is an edition %s already. Choose another key."), form, redirect);
    }

    @GetMapping("/catalogue-editions/{code}/edit")
    @May(Permission.CONFIGURE)
    String edit(@PathVariable String code, Model model) {
        var stored = editions.stored(code);
        model.addAttribute("edition", api.read(stored, EditionShown.class));
        model.addAttribute("stored", stored);
        model.addAttribute("languages", LANGUAGES);
        return "console/shopfront/edition-edit";
    }

    @PostMapping("/catalogue-editions/{code}/edit")
    @May(Permission.CONFIGURE)
    String save(@PathVariable String code, HttpServletRequest request, RedirectAttributes redirect) {
        return save(code, FormBody.of(request), redirect);
    }

    private String save(String code, FormBody form, RedirectAttributes redirect) {
        var lines = lines(form.typed("lines"));
        return editions.put(code, form.texts("name", "language").dates("printsOn").numbers("driftDays").with("lines", lines), redirect,
                "Edition %s has %s. Its words follow the facts until it is printed.".formatted(code, Words.count(lines.size(), "line")));
    }

    /** A line for each item: sku, page, and perhaps a section, divided by commas, semicolons or tabs. */
    private static List<Map<String, @Nullable Object>> lines(String typed) {
        var lines = new ArrayList<Map<String, @Nullable Object>>();
        for (var line : typed.lines().map(String::strip).filter(text -> !text.isEmpty()).toList()) {
            var cells = line.split("\\s*[,;\\t]\\s*", 3);
            var read = new LinkedHashMap<String, @Nullable Object>();
            read.put("sku", cells[0]);
            read.put("page", cells.length > 1 ? page(cells[1], line) : null);
            read.put("section", cells.length > 2 && !cells[2].isBlank() ? cells[2] : null);
            lines.add(read);
        }
        return lines;
    }

    private static Integer page(String cell, String line) {
        try {
            return Integer.valueOf(cell.strip());
        } catch (NumberFormatException _) {
            throw Problem.refused("/lines", "\"%s\" names no page. Write each line as sku, page, section.".formatted(line));
        }
    }

    @GetMapping("/catalogue-editions/{code}")
    String one(@PathVariable String code, Model model) {
        var edition = api.read(editions.stored(code), EditionShown.class);
        model.addAttribute("edition", edition);
        model.addAttribute("errata", edition.printed()
                ? api.read(api.get(editions.address(code) + "/errata"), EditionShown.Errata.class).data() : List.of());
        model.addAttribute("orders", api.read(api.get(editions.address(code) + "/orders"), EditionShown.Orders.class));
        return "console/shopfront/edition";
    }

    @PostMapping("/catalogue-editions/{code}/print")
    @May(Permission.CONFIGURE)
    String print(@PathVariable String code, RedirectAttributes redirect) {
        return editions.act(code, "print", Map.of(), redirect,
                "What is printed is kept. From now on this page shows what is no longer true of it.");
    }

    @PostMapping("/catalogue-editions/{code}/delete")
    @May(Permission.CONFIGURE)
    String delete(@PathVariable String code, RedirectAttributes redirect) {
        return editions.delete(code, redirect, "The draft %s is gone.".formatted(code));
    }

    @GetMapping("/catalogue-editions/{code}/files/{file}")
    ResponseEntity<byte[]> file(@PathVariable String code, @PathVariable String file) {
        var type = FILES.get(file);
        if (type == null) {
            throw Problem.notFound("file", file);
        }
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s-%s\"".formatted(code.replaceAll("[^A-Za-z0-9._-]",
                "_"), file))
                .body(api.file(editions.address(code) + '/' + file)); // the page's own parameters, such as paper, go along
    }
}
