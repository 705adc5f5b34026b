package dev.backstop.exchange;

import java.util.List;
import java.util.regex.Pattern;

/** Records whose rows are their lines. */
final class Lines {
    private static final Pattern LINE = Pattern.compile("/lines/(\\d+)(/.*)?");

    private Lines() {}

    /** The row of the line that a refusal points to; the first for what concerns the whole. */
    static Row rowOf(List<Row> rows, String pointer) {
        var line = LINE.matcher(pointer);
        return line.matches() ? rows.get(Integer.parseInt(line.group(1))) : rows.getFirst();
    }
}
