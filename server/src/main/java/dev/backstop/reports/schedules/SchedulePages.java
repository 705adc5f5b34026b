package dev.backstop.reports.schedules;

import dev.backstop.access.Account;
import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.access.Role;
import dev.backstop.access.Who;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.console.Choices;
import dev.backstop.console.FormBody;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import dev.backstop.reports.FilterWords;
import dev.backstop.reports.Reader;
import dev.backstop.reports.ReportRequest;
import dev.backstop.reports.Reports;
import dev.backstop.reports.RequestReader;
import dev.backstop.web.Cursor;
import dev.backstop.web.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Schedules on screen: all of them, one with what it sent, and the form that makes and changes one. */
@Controller
@RequestMapping("/report-schedules")
class SchedulePages {
    private static final int RUNS = 50;
    private static final List<Option> KINDS = List.of(new Option("daily", "Every day"), new Option("weekly", "On days of the week"),
            new Option("monthly", "Once a month"), new Option("order-days", "On a vendor's order days"),
            new Option("cron", "At times written as cron"));
    private static final List<Option> NTH = List.of(new Option("", "Choose"), new Option("1", "First"), new Option("2", "Second"),
            new Option("3", "Third"),
            new Option("4", "Fourth"), new Option("-1", "Last"));
    private static final List<Option> FORMATS = List.of(new Option("xlsx", "Workbook (XLSX)"), new Option("pdf", "For paper (PDF)"),
            new Option("csv", "Plain (CSV)"));
    private static final List<Option> DAYS_OFF = List.of(new Option("run", "Run all the same"), new Option("skip", "Leave it out"),
            new Option("next", "Run on the next working day"));
    private static final List<Option> MISSED = List.of(new Option("run-late", "Send the newest late, and say so"),
            new Option("skip", "Leave it out"));

    private final ScheduleViews views;
    private final Schedules schedules;
    private final RunHistory history;
    private final Reports reports;
    private final Locations locations;
    private final OwnApi api;
    private final Json json;

    SchedulePages(ScheduleViews views, Schedules schedules, RunHistory history, Reports reports, Locations locations, OwnApi api,
            Json json) {
        this.views = views;
        this.schedules = schedules;
        this.history = history;
        this.reports = reports;
        this.locations = locations;
        this.api = api;
        this.json = json;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("schedules", views.all());
        return "reports/schedules/list";
    }

    /** A new one; {@code report} and what else the address of a report page carries is what it will ask. */
    @GetMapping("/new")
    String form(@RequestParam(defaultValue = "") String report, @RequestParam Map<String, String> parameters, Model model) {
        var asked = new TreeMap<>(parameters);
        asked.remove("report");
        asked.remove("page");
        return form(null, report.isEmpty() ? null : RequestReader.of(report, asked), model);
    }

    @GetMapping("/{number}/edit")
    String edit(@PathVariable String number, Model model) {
        var schedule = schedules.owned(number);
        model.addAttribute("stored", api.get("/report-schedules/" + Words.path(number)));
        return form(number, schedule.report(), model);
    }

    private String form(@Nullable String number, @Nullable ReportRequest request, Model model) {
        model.addAttribute("number", number);
        model.addAttribute("request", request);
        model.addAttribute("requestJson", request == null ? "" : json.write(request));
        if (request == null) {
            model.addAttribute("title", "").addAttribute("filters", Map.of());
        } else {
            var report = reports.get(request.report(), Reader.now());
            model.addAttribute("title", report.heading()).addAttribute("filters", FilterWords.of(report, request));
        }
        model.addAttribute("reports", reports.list(Reader.now()).stream().map(each -> Option.named(each.name(), each.heading())).toList());
        model.addAttribute("kinds", KINDS);
        model.addAttribute("nth", NTH);
        model.addAttribute("weekdays", Choices.orElse("Choose", Choices.DAYS));
        model.addAttribute("formats", FORMATS);
        model.addAttribute("daysOff", DAYS_OFF);
        model.addAttribute("missed", MISSED);
        model.addAttribute("roles", Arrays.stream(Role.values()).map(role -> new Option(role.word(), role.title())).toList());
        model.addAttribute("locations", locations.all().stream().filter(Location::active)
                .map(each -> Option.named(each.code(), each.name())).toList());
        model.addAttribute("me", Who.person().map(Account::email).orElse(""));
        return "reports/schedules/edit";
    }

    @PostMapping("/new")
    @May(Permission.VIEW)
    String add(HttpServletRequest request, RedirectAttributes redirect) {
        var made = api.post("/report-schedules", body(request));
        Toast.say(redirect, "It runs from now on.");
        return "redirect:/report-schedules/" + made.path("schedule").asString();
    }

    @PostMapping("/{number}/edit")
    @May(Permission.VIEW)
    String change(@PathVariable String number, HttpServletRequest request, RedirectAttributes redirect) {
        api.patch("/report-schedules/" + Words.path(number), body(request));
        Toast.say(redirect, "Changed. It counts from the next run on.");
        return "redirect:/report-schedules/" + Words.path(number);
    }

    private FormBody body(HttpServletRequest request) {
        var body = FormBody.of(request).texts("name", "timeZone").choices("format", "location", "daysOff", "missed")
                .flags("onlyIfNotEmpty");
        var kind = body.typed("when.kind");
        body.object("when", when -> {
            when.choices("kind");
            switch (kind) {
                case "cron" -> when.texts("cron");
                case "weekly" -> when.texts("at").ticked("days");
                case "monthly" -> when.texts("at", "weekday").numbers("day", "nth");
                case "order-days" -> when.texts("at", "vendor");
                default -> when.texts("at");
            }
        });
        var asked = request.getParameter("request");
        body.with("report", asked == null || asked.isEmpty() ? ReportRequest.of(body.typed("reportName"))
                : json.read(asked, ReportRequest.class));
        return body.object("recipients", to -> to.keys("people").ticked("roles").keys("addresses"));
    }

    @GetMapping("/{number}")
    String one(@PathVariable String number, Model model) {
        model.addAttribute("schedule", views.one(number));
        model.addAttribute("runs", history.page(schedules.require(number), new Cursor("", RUNS), Reader.now()).data());
        return "reports/schedules/schedule";
    }

    @GetMapping("/{number}/runs/{run}/file")
    ResponseEntity<byte[]> file(@PathVariable String number, @PathVariable long run) {
        return history.file(schedules.require(number), run, Reader.now()).answer();
    }

    @PostMapping("/{number}/run")
    @May(Permission.VIEW)
    String run(@PathVariable String number, RedirectAttributes redirect) {
        var run = api.read(api.post(path(number, "/run"), Map.of()), RunResource.class);
        Toast.say(redirect, run.state().equals("empty") ? "Nothing fits, so nothing was sent." : "Sent to "
                + Words.count(run.sentTo().size(), "reader") + ".");
        return "redirect:/report-schedules/" + Words.path(number);
    }

    @PostMapping("/{number}/pause")
    @May(Permission.VIEW)
    String pause(@PathVariable String number, HttpServletRequest request, RedirectAttributes redirect) {
        api.post(path(number, "/pause"), FormBody.of(request).dates("until"));
        Toast.say(redirect, "Paused. It goes on by itself.", "/report-schedules/%s/resume".formatted(Words.path(number)));
        return "redirect:/report-schedules/" + Words.path(number);
    }

    @PostMapping("/{number}/{what:resume|subscribe|unsubscribe|take-over}")
    @May(Permission.VIEW)
    String act(@PathVariable String number, @PathVariable String what, RedirectAttributes redirect) {
        api.post(path(number, "/" + what), Map.of());
        Toast.say(redirect, switch (what) {
            case "resume" -> "It goes on.";
            case "subscribe" -> "You get it from the next run on.";
            case "unsubscribe" -> "You get it no more.";
            default -> "It is yours now.";
        });
        return "redirect:/report-schedules/" + Words.path(number);
    }

    @PostMapping("/{number}/end")
    @May(Permission.VIEW)
    String end(@PathVariable String number, RedirectAttributes redirect) {
        api.delete("/report-schedules/" + Words.path(number));
        Toast.say(redirect, "It is ended; nothing more is sent.");
        return "redirect:/report-schedules";
    }

    private static String path(String number, String what) {
        return "/report-schedules/" + Words.path(number) + what;
    }
}
