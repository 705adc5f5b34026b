package dev.backstop.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** What a list was asked for, as its address says: filters, order and page; and the addresses of its neighbours. */
public final class Query {
    /** Rows on a page of a list. */
    public static final int ROWS = 50;

    private static final int MOST_PAGES = 2000;

    private final String path;
    private final Map<String, String> values;

    private Query(String path, Map<String, String> values) {
        this.path = path;
        this.values = values;
    }

    /** Reads the parameters of the list at {@code path}; empty ones count as absent. */
    public static Query of(String path, Map<String, String> parameters) {
        var given = new LinkedHashMap<String, String>();
        parameters.forEach((name, value) -> {
            if (!value.isBlank()) {
                given.put(name, value.strip());
            }
        });
        return new Query(path, given);
    }

    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Whether anything narrows the list. */
    public boolean filtered() {
        return values.keySet().stream().anyMatch(name -> !Set.of("sort", "page").contains(name));
    }

    /** From 1. */
    public int page() {
        try {
            return Math.clamp(Integer.parseInt(values.getOrDefault("page", "1")), 1, MOST_PAGES);
        } catch (NumberFormatException _) {
            return 1;
        }
    }

    public int offset() {
        return (page() - 1) * ROWS;
    }

    /** The ORDER BY of the asked column among those that the list knows; only their SQL is ever used. */
    public String orderBy(Map<String, String> columns, String usual) {
        var sort = values.getOrDefault("sort", usual);
        var column = sort.startsWith("-") ? sort.substring(1) : sort;
        var sql = columns.get(column);
        if (sql == null) {
            return orderBy(columns, usual, usual);
        }
        return sort.startsWith("-") ? sql + " DESC NULLS LAST" : sql + " ASC NULLS LAST";
    }

    private static String orderBy(Map<String, String> columns, String usual, String sort) {
        return columns.get(usual.startsWith("-") ? usual.substring(1) : usual) + (sort.startsWith("-") ? " DESC NULLS LAST" : " ASC NULLS LAST");
    }

    /** {@code ascending} or {@code descending} if sorted by this column, else null. */
    public @Nullable String sorted(String column) {
        var sort = get("sort");
        return sort.equals(column) ? "ascending" : sort.equals("-" + column) ? "descending" : null;
    }

    public String sortedBy(String column) {
        return with(Map.of("sort", get("sort").equals(column) ? "-" + column : column, "page", ""));
    }

    public String onPage(int page) {
        return with(Map.of("page", page == 1 ? "" : Integer.toString(page)));
    }

    /** The list with one filter set to another value, or without it where that is empty; on its first page. */
    public String with(String name, String value) {
        return with(Map.of(name, value, "page", ""));
    }

    /** The same list as a file. */
    public String csv() {
        var query = query(values);
        return path + ".csv" + (query.isEmpty() ? "" : '?' + query);
    }

    private String with(Map<String, String> changes) {
        var next = new LinkedHashMap<>(values);
        next.putAll(changes);
        next.values().removeIf(String::isEmpty);
        var query = query(next);
        return query.isEmpty() ? path : path + '?' + query;
    }

    private static String query(Map<String, String> values) {
        return values.entrySet().stream().map(value -> UriUtils.encode(value.getKey(), UTF_8) + '=' + UriUtils.encode(value.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
