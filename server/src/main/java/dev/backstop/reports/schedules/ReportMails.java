package dev.backstop.reports.schedules;

import static dev.backstop.web.Say.say;

import dev.backstop.console.Words;
import dev.backstop.post.Message;
import dev.backstop.reports.ReportRequest;
import dev.backstop.reports.schedules.Addressees.Addressee;
import dev.backstop.web.PublicUrl;
import dev.backstop.web.Say;
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
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Writes the mail of a run in the language of its reader: what is so, what changed since last time, what to do, and the file. */
@Component
class ReportMails {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

    private final TemplateEngine templates;
    private final PublicUrl publicUrl;

    ReportMails(TemplateEngine templates, PublicUrl publicUrl) {
        this.templates = templates;
        this.publicUrl = publicUrl;
    }

    Message write(String cause, Schedule schedule, MadeReport report, Addressee to, Due due, ZoneId zone) {
        return Say.in(to.language(), () -> told(cause, schedule, report, to, due, zone));
    }

    private Message told(String cause, Schedule schedule, MadeReport report, Addressee to, Due due, ZoneId zone) {
        var language = to.language().getLanguage();
        var file = say("{0} is attached: {1}.", report.fileName(), Words.count(report.summary().rows(), "row"));
        var letter = new Letter(language, schedule.name(), parts(report, due, zone), file, publicUrl.of(address(schedule.report())),
                publicUrl.of("/report-schedules/" + schedule.number()), say("You get this because {0}.", Say.told(to.via())));
        var html = new StringOutput();
        templates.render("reports/schedules/mail.jte", Map.of("letter", letter), html);
        var subject = "%s, %s".formatted(schedule.name(), Words.fullDay(LocalDate.ofInstant(due.at(), zone)));
        return Message.house(cause, to.address(), to.name(), subject, letter.text(), html.toString(), language, schedule.number())
                .with(List.of(report.file()));
    }

    private static List<Letter.Part> parts(MadeReport report, Due due, ZoneId zone) {
        var parts = new ArrayList<Letter.Part>();
        if (due.late()) {
            parts.add(new Letter.Part("", List.of(late(due, zone))));
        }
        parts.add(new Letter.Part("", report.summary().isEmpty() ? List.of(say("Nothing fits today.")) : told(report.summary().says())));
        parts.add(report.before() == null
                ? new Letter.Part("", List.of(say("It is sent for the first time; from the next time on it says what changed.")))
                : new Letter.Part(say("Since {0}", words(report.before(), zone)), report.since().isEmpty()
                ? List.of(say("None of its figures changed.")) : told(report.since())));
        parts.add(new Letter.Part(say("What to do"), report.summary().advice().isEmpty() ? List.of(say("Nothing in it needs anybody."))
                : told(report.summary().advice())));
        return parts;
    }

    private static String late(Due due, ZoneId zone) {
        return due.missed() == 0 ? say("This was due on {0} and comes late.", words(due.at(), zone))
                : say("This was due on {0} and comes late; it stands for {1} before it, which did not run.", words(due.at(), zone),
                Words.count(due.missed(), "run"));
    }

    private static List<String> told(List<String> english) {
        return english.stream().map(sentence -> String.valueOf(Say.told(sentence))).toList();
    }

    private static String words(Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        return Words.fullDay(local.toLocalDate()) + ", " + TIME.format(local);
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
