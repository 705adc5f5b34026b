package dev.backstop.reports;

import static dev.backstop.web.Say.say;
import static dev.backstop.web.Say.told;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a report was narrowed to, as people say it: {@code onHand.from} is {@code On hand from}. */
public final class FilterWords {
    private FilterWords() {}

    /** The filters of a request in words: what is asked, and for which value. */
    public static Map<String, String> of(Report report, ReportRequest request) {
        var words = new TreeMap<String, String>();
        request.filters().forEach((name, value) -> words.put(label(report, request, name), value(report, name, value)));
        return words;
    }

    /** What a filter asks for; its name where the report has no such column any more. */
    public static String label(Report report, ReportRequest request, String name) {
        if (name.equals("q")) {
            return say("Words");
        }
        var dot = name.lastIndexOf('.');
        var title = title(report, request, dot < 0 ? name : name.substring(0, dot));
        return switch (dot < 0 ? "" : name.substring(dot + 1)) {
            case "from" -> say("{0} from", title);
            case "to" -> say("{0} up to", title);
            case "has" -> say("{0} has", title);
            case "empty" -> say("{0} is empty", title);
            default -> title;
        };
    }

    /** The columns that have one row for each of their values. */
    static String groups(Report report, ReportRequest request) {
        return request.groupBy().stream().map(name -> title(report, request, name)).collect(Collectors.joining(", "));
    }

    private static String title(Report report, ReportRequest request, String name) {
        var formula = request.formula();
        if (formula != null && name.equals(ReportRequest.Formula.NAME)) {
            return Column.figure(name, formula.title(), "").heading();
        }
        var parameter = parameter(report, name);
        return parameter != null ? String.valueOf(told(parameter.title()))
                : report.columns().stream().filter(column -> column.name().equals(name)).map(Column::heading).findFirst().orElse(name);
    }

    private static String value(Report report, String name, String value) {
        var parameter = parameter(report, name);
        var words = parameter == null ? value
                : parameter.choices().stream().filter(choice -> choice.value().equals(value))
                        .map(Report.Parameter.Choice::words).findFirst().orElse(value);
        return String.valueOf(told(words));
    }

    private static Report.@Nullable Parameter parameter(Report report, String name) {
        return report.parameters().stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }
}
