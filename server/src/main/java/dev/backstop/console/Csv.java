package dev.backstop.console;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A list as a file that spreadsheets open: a heading, then a line for each row, as plain values. */
public final class Csv {
    /** Rows of a file at most. */
    public static final int ROWS = 100_000;

    private Csv() {}

    public static void answer(HttpServletResponse response, String name, List<String> heading, List<List<String>> rows) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"%s.csv\"".formatted(name));
        try (var csv = CsvWriter.builder().build(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            csv.writeRecord(heading);
            rows.forEach(row -> csv.writeRecord(row.stream().map(Csv::harmless).toList()));
        }
    }

    /** Text that a spreadsheet would run as a formula is made plain text; numbers stay. */
    public static String harmless(String value) {
        var formula = !value.isEmpty() && "=+-@\t".indexOf(value.charAt(0)) >= 0 && !value.matches("-?[0-9.]+");
        return formula ? '\'' + value : value;
    }
}
