package dev.backstop.reports.schedules;

import dev.backstop.console.Words;
import dev.backstop.post.Message;
import dev.backstop.reports.ReportRequest;
import dev.backstop.reports.schedules.Addressees.Addressee;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Writes the mail of a run: what is so, what changed since last time, what to do, and the file. */
@Component
class ReportMails {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.UK);

    private final TemplateEngine templates;
    private final String publicUrl;

    ReportMails(TemplateEngine templates, @Value("${backstop.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
        this.templates = templates;
        this.publicUrl = publicUrl;
    }

    Message write(String cause, Schedule schedule, MadeReport report, Addressee to, Due due, ZoneId zone) {
        var day = LocalDate.ofInstant(due.at(), zone);
        var letter = new Letter(schedule.name(), parts(report, due, zone), "%s is attached: %s.".formatted(report.fileName(),
                Words.count(report.summary().rows(), "row")), publicUrl + address(schedule.report()), publicUrl + "/report-schedules/"
                + schedule.number(),
                "You get this because %s.".formatted(to.via()));
        var html = new StringOutput();
        templates.render("reports/schedules/mail.jte", Map.of("letter", letter), html);
        return Message.mail(cause, to.address(), to.name(), "%s, %s".formatted(schedule.name(), Words.fullDay(day)), letter.text(),
                html.toString(), "en",
                schedule.number()).with(List.of(report.file()));
    }

    private static List<Letter.Part> parts(MadeReport report, Due due, ZoneId zone) {
        var parts = new ArrayList<Letter.Part>();
        if (due.late()) {
            parts.add(new Letter.Part("", List.of("This was due on %s and comes late%s.".formatted(words(due.at(), zone), due.missed() == 0
                    ? ""
                    : "; it stands for %s before it, which did not run".formatted(Words.count(due.missed(), "run"))))));
        }
        parts.add(new Letter.Part("", report.summary().isEmpty() ? List.of("Nothing fits today.") : report.summary().says()));
        parts.add(report.before() == null
                ? new Letter.Part("", List.of("It is sent for the first time; from the next time on it says what changed."))
                : new Letter.Part("Since " + words(report.before(), zone), report.since().isEmpty()
                ? List.of("None of its figures changed.") : report.since()));
        parts.add(new Letter.Part("What to do", report.summary().advice().isEmpty() ? List.of("Nothing in it needs anybody.")
                : report.summary().advice()));
        return parts;
    }

    private static String words(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }

    /** The page of the same report, asked the same way. */
    static String address(ReportRequest request) {
        var query = new LinkedHashMap<String, String>(request.filters());
        if (request.sort() != null) {
            query.put("sort", request.sort());
        }
        if (!request.columns().isEmpty()) {
            query.put("columns", String.join(",", request.columns()));
        }
        if (!request.groupBy().isEmpty()) {
            query.put("groupBy", String.join(",", request.groupBy()));
        }
        if (request.formula() != null) {
            query.put("formula", request.formula().expression());
            query.put("formulaTitle", request.formula().title());
        }
        if (request.chart() != null) {
            query.put("chart", request.chart());
        }
        var path = "/reports/" + Words.path(request.report());
        return query.isEmpty() ? path : path + '?' + query.entrySet().stream()
                .map(each -> encoded(each.getKey()) + '=' + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return UriUtils.encode(value, StandardCharsets.UTF_8);
    }
}
