package dev.backstop.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstop.exchange.Column;
import dev.backstop.offline.TableOutput.Head;
import dev.backstop.planning.plan.PlanColumn.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTableTest {
    private static final List<Column> COLUMNS = List.of(Column.required("item", "sku"), Column.optional("date"),
            Column.optional("quantity"),
            Column.optional("cost"), Column.optional("in_stock"));

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    @Test
    void what_is_written_is_read_again() throws Exception {
        var file = folder.resolve("out.parquet").toString();
        try (var output = TableOutput.open(file, List.of(
                new Head("item", Kind.TEXT), new Head("date", Kind.DAY), new Head("quantity", Kind.WHOLE),
                        new Head("cost", Kind.NUMBER)))) {
            output.row("PÜMP", LocalDate.of(2026, 2, 28), 1_000_000_000_000L, 0.1);
            output.row("SEAL", null, -3, null);
        }

        assertThat(rows(file)).containsExactly("PÜMP 2026-02-28 1000000000000 0.1 null", "SEAL null -3 null null");
    }

    /** Dates, decimals, floats, flags and nothing, packed as that tool does it unasked. */
    @Test
    void a_file_of_another_tool_is_understood() throws Exception {
        assertThat(rows(Path.of("src/test/resources/offline/spark.parquet").toString())).containsExactly(
                "PUMP 2026-01-31 12 7.50 true", "SEAL 2026-02-01 3 0.05 false", "BELT null -2 null null");
    }

    @Test
    void faults_are_named_by_their_line_as_below_headings() throws Exception {
        var file = folder.resolve("bad.parquet").toString();
        try (var output = TableOutput.open(file, Head.of(Kind.TEXT, "sku", "quantity"))) {
            output.row("PUMP", "12");
            output.row("SEAL", "ten");
        }

        new TableInput(file).read(COLUMNS, new BadLines(OnBadLines.SKIP, new PrintWriter(said, true)), row -> row.decimal("quantity"));
        assertThat(said.toString()).contains("bad.parquet, line 3, quantity: ten is not a number");
    }

    @Test
    void a_file_that_is_cut_off_or_lacks_a_column_is_refused_in_words() throws Exception {
        var file = folder.resolve("cut.parquet");
        try (var output = TableOutput.open(file.toString(), Head.of(Kind.TEXT, "colour"))) {
            output.row("red");
        }
        assertThatThrownBy(() -> rows(file.toString())).isInstanceOf(CannotRead.class).hasMessageContaining("The column item is missing");

        Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 40));
        assertThatThrownBy(() -> rows(file.toString())).isInstanceOf(CannotRead.class).hasMessageContaining("is cut off");
    }

    private List<String> rows(String file) throws CannotRead, IOException {
        var rows = new ArrayList<String>();
        new TableInput(file).read(COLUMNS, new BadLines(OnBadLines.REFUSE, new PrintWriter(said, true)),
                row -> rows.add("%s %s %s %s %s".formatted(
                row.text("item"), row.date("date"), row.decimal("quantity"), row.decimal("cost"), row.text("in_stock"))));
        return rows;
    }
}
