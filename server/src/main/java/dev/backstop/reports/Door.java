package dev.backstop.reports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** The page behind a cell: an address in which columns of the row stand in braces. */
final class Door {
    private static final Pattern COLUMN = Pattern.compile("\\{(\\w+)}");

    private Door() {}

    /** Whether it opens for a reader: not where it names who waits, or leads to a list of who does. */
    static boolean opensFor(Reader reader, @Nullable String page, List<String> seen, List<String> hidden) {
        return reader.holders() || page == null || (!page.startsWith("/orders?sku=")
                && columns(page).stream().allMatch(name -> seen.contains(name) || hidden.contains(name)));
    }

    static List<String> columns(@Nullable String page) {
        var names = new ArrayList<String>();
        if (page != null) {
            COLUMN.matcher(page).results().forEach(found -> names.add(found.group(1)));
        }
        return names;
    }

    /** The address for one row; null where a column that it names is empty. */
    static @Nullable String of(@Nullable String page, Function<String, @Nullable String> cell) {
        if (page == null) {
            return null;
        }
        var address = new StringBuilder();
        var matcher = COLUMN.matcher(page);
        while (matcher.find()) {
            var value = cell.apply(matcher.group(1));
            if (value == null) {
                return null;
            }
            matcher.appendReplacement(address, java.util.regex.Matcher.quoteReplacement(UriUtils.encode(value, StandardCharsets.UTF_8)));
        }
        return matcher.appendTail(address).toString();
    }
}
