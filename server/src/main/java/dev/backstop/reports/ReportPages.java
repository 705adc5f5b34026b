package dev.backstop.reports;

import static dev.backstop.web.Say.told;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.Query;
import dev.backstop.console.Toast;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of reports, and one on screen. */
@Controller
class ReportPages {
    private final Reports reports;
    private final FilterChoices choices;
    private final ReportPictures pictures;

    ReportPages(Reports reports, FilterChoices choices, ReportPictures pictures) {
        this.reports = reports;
        this.choices = choices;
        this.pictures = pictures;
    }

    @GetMapping("/reports")
    String list(Model model) {
        model.addAttribute("themes", reports.list(Reader.now()).stream()
                .collect(Collectors.groupingBy(Report::theme, LinkedHashMap::new, Collectors.toList())));
        return "reports/list";
    }

    @GetMapping("/reports/{report}")
    String one(@PathVariable String report, @RequestParam MultiValueMap<String, String> parameters, Model model,
            HttpServletResponse response) {
        var asked = PageQuery.read(parameters);
        var path = "/reports/" + report;
        if (asked.redirects()) {
            return "redirect:" + Query.of(path, asked.values()).onPage(1);
        }
        try {
            answered(report, asked.values(), model);
        } catch (Problem unreadable) {
            if (unreadable.faults().isEmpty()) {
                throw unreadable;
            }
            response.setStatus(unreadable.status().value());
            shownAgain(report, asked.values(), unreadable, model);
        }
        model.addAttribute("query", Query.of(path, asked.values()));
        model.addAttribute("files", files(Query.of(path, asked.values())));
        return "reports/report";
    }

    private void answered(String report, Map<String, String> asked, Model model) {
        var reader = Reader.now();
        var request = RequestReader.of(report, asked);
        var page = reports.page(request, Query.of("", asked).offset(), Query.ROWS, reader);
        model.addAttribute("summary", page.summary() == null ? reports.summary(request, reader) : page.summary());
        model.addAttribute("picture", pictures.of(page, reports.meant(request, reader)).orElse(null));
        model.addAttribute("concerned", concerned(page.report(), "/reports/" + report, asked));
        model.addAttribute("faults", Map.of());
        shown(page, request, Map.of(), model);
    }

    /** The page with all that was typed into it, and why it cannot be read; nothing is asked. */
    private void shownAgain(String report, Map<String, String> asked, Problem unreadable, Model model) {
        var faults = new TreeMap<String, String>();
        unreadable.faults().forEach(fault -> faults.put(fault.pointer().substring(1), String.valueOf(told(fault.detail()))));
        var readable = new LinkedHashMap<>(asked);
        readable.keySet().removeAll(faults.keySet());
        if (!readable.containsKey("formula")) {
            readable.remove("formulaTitle");
        }
        var typed = new TreeMap<>(asked);
        typed.keySet().retainAll(faults.keySet());
        model.addAttribute("summary", null);
        model.addAttribute("picture", null);
        model.addAttribute("concerned", "");
        model.addAttribute("faults", faults);
        shown(reports.unasked(report, Reader.now()), RequestReader.of(report, readable), typed, model);
    }

    /** @param typed what could not be read, as it was typed */
    private void shown(ReportPage page, ReportRequest request, Map<String, String> typed, Model model) {
        var reader = Reader.now();
        var meant = reports.meant(request, reader);
        var filters = new TreeMap<>(meant.filters());
        filters.putAll(typed);
        model.addAttribute("page", page);
        model.addAttribute("meant", meant);
        model.addAttribute("typed", filters);
        model.addAttribute("mine", reader.name().equals(page.report().owner()));
        model.addAttribute("filters", choices.of(page.report()));
    }

    /** Where the rows stand of which the advice speaks; empty where it speaks of all, or where they are shown. */
    private static String concerned(Report report, String path, Map<String, String> asked) {
        if (asked.entrySet().containsAll(report.concerned().entrySet())) {
            return "";
        }
        var narrower = new LinkedHashMap<>(asked);
        narrower.putAll(new TreeMap<>(report.concerned()));
        return Query.of(path, narrower).onPage(1);
    }

    /** The addresses of the same rows as files, by the word for each. */
    private static Map<String, String> files(Query query) {
        var address = query.csv();
        var files = new LinkedHashMap<String, String>();
        for (var format : Format.values()) {
            files.put(format.name(), address.replaceFirst("\\.csv", '.' + format.extension()));
        }
        return files;
    }

    @GetMapping("/reports/{report}.csv")
    void csv(@PathVariable String report, @RequestParam Map<String, String> parameters, HttpServletResponse response) {
        FileAnswer.write(reports, RequestReader.of(report, parameters), Format.CSV, response);
    }

    @GetMapping("/reports/{report}.xlsx")
    void xlsx(@PathVariable String report, @RequestParam Map<String, String> parameters, HttpServletResponse response) {
        FileAnswer.write(reports, RequestReader.of(report, parameters), Format.XLSX, response);
    }

    @GetMapping("/reports/{report}.pdf")
    void pdf(@PathVariable String report, @RequestParam Map<String, String> parameters, HttpServletResponse response) {
        FileAnswer.write(reports, RequestReader.of(report, parameters), Format.PDF, response);
    }

    /** Keeps what is on screen as an own report. */
    @PostMapping("/reports/{report}/keep")
    @May(Permission.VIEW)
    String keep(@PathVariable String report, @RequestParam String title, @RequestParam(defaultValue = "false") boolean shared,
            @RequestParam Map<String, String> fields, RedirectAttributes redirect) {
        var asked = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> {
            if (name.startsWith("asked.")) {
                asked.put(name.substring("asked.".length()), value);
            }
        });
        var kept = reports.keep(title, shared, RequestReader.of(report, asked), Reader.now());
        Toast.say(redirect, "%s is kept under your own reports.".formatted(kept.title()));
        return "redirect:/reports/" + kept.name();
    }

    @PostMapping("/reports/{report}/forget")
    @May(Permission.VIEW)
    String forget(@PathVariable String report, RedirectAttributes redirect) {
        reports.forget(report, Reader.now());
        Toast.say(redirect, "The report is removed.");
        return "redirect:/reports";
    }

    /** What the page's forms send: several ticks of one name are one list, and a column with a bound and its value are one filter. */
    record PageQuery(Map<String, String> values, boolean redirects) {
        private static final String BOUND = "bound";

        static PageQuery read(MultiValueMap<String, String> parameters) {
            var values = new LinkedHashMap<String, String>();
            var redirects = false;
            for (var parameter : parameters.entrySet()) {
                var name = parameter.getKey();
                var filled = parameter.getValue().stream().filter(value -> !value.isBlank()).map(String::strip).toList();
                if (name.startsWith(BOUND) || name.equals("value")) {
                    redirects = true;
                } else if (!filled.isEmpty()) {
                    values.put(name, String.join(",", List.of("columns", "groupBy").contains(name) ? filled : filled.subList(0, 1)));
                    redirects |= filled.size() > 1;
                }
            }
            var bound = parameters.getFirst(BOUND);
            var value = parameters.getFirst("value");
            if (bound != null && !bound.isBlank() && value != null && !value.isBlank()) {
                values.put(bound, value.strip());
            }
            return new PageQuery(values, redirects);
        }
    }
}
