package dev.backstop.reports;

import dev.backstop.web.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request from the parameters of an address: {@code sort}, {@code columns}, {@code groupBy}, {@code formula},
 * {@code chart}; all others are filters.
 */
public final class RequestReader {
    private static final Set<String> OTHERS = Set.of("cursor", "limit", "page", "sort", "columns", "groupBy", "formula", "formulaTitle",
            "chart");

    private RequestReader() {}

    public static ReportRequest of(String report, Map<String, String> parameters) {
        var filters = new TreeMap<String, String>();
        parameters.forEach((name, value) -> {
            if (!OTHERS.contains(name) && !value.isBlank()) {
                filters.put(name, value.strip());
            }
        });
        return new ReportRequest(report, filters, text(parameters, "sort"), names(parameters, "columns"), names(parameters, "groupBy"),
                formula(parameters), text(parameters, "chart"));
    }

    private static ReportRequest.@Nullable Formula formula(Map<String, String> parameters) {
        var expression = text(parameters, "formula");
        var title = text(parameters, "formulaTitle");
        if (expression == null && title != null) {
            throw Problem.unreadable("formulaTitle", "%s names a formula that is not there. Write the formula too, or leave both out."
                    .formatted(title));
        }
        return expression == null ? null : new ReportRequest.Formula(title == null ? ReportRequest.Formula.UNNAMED : title, expression);
    }

    private static @Nullable String text(Map<String, String> parameters, String name) {
        var value = parameters.getOrDefault(name, "").strip();
        return value.isEmpty() ? null : value;
    }

    private static List<String> names(Map<String, String> parameters, String name) {
        return Arrays.stream(parameters.getOrDefault(name, "").split("[,\\s]+")).filter(each -> !each.isEmpty()).distinct().toList();
    }
}
