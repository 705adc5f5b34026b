package dev.backstop.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
    private static final List<Column> COLUMNS = List.of(
            Column.required("sku", "item code", "article"), Column.required("quantity", "qty"), Column.optional("name"));

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void finds_the_divider(String divider) throws Exception {
        var rows = rows("sku,quantity,name\nMUG,12,Mug\n".replace(",", divider));
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().required("sku")).isEqualTo("MUG");
        assertThat(rows.getFirst().decimal("quantity")).isEqualTo("12");
    }

    @Test
    void reads_past_the_byte_order_mark() throws Exception {
        assertThat(rows("\uFEFFsku,quantity\nMUG,1\n").getFirst().required("sku")).isEqualTo("MUG");
    }

    @Test
    void a_divider_inside_a_quoted_heading_does_not_count() throws Exception {
        assertThat(rows("\"a,b,c\";sku;quantity\nx;MUG;1\n").getFirst().required("sku")).isEqualTo("MUG");
    }

    @Test
    void cells_in_quotes_may_hold_dividers_quotes_and_line_breaks_and_lines_are_counted_through_them() throws Exception {
        var rows = rows("sku,quantity,name\r\nMUG,1,\"Mug, \"\"big\"\"\r\nand blue\"\r\n\r\nCUP,2,Cup\r\n");
        assertThat(rows.get(0).text("name")).isEqualTo("Mug, \"big\"\r\nand blue");
        assertThat(rows).extracting(Row::line).containsExactly(2L, 5L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Item code,QTY", "item_code,Qty.", "ARTICLE,quantity", " Item-Code , qty "})
    void headings_are_matched_kindly(String first) throws Exception {
        var row = rows(first + "\nMUG,3\n").getFirst();
        assertThat(row.required("sku")).isEqualTo("MUG");
        assertThat(row.decimal("quantity")).isEqualTo("3");
    }

    @Test
    void a_missing_column_is_one_fault_that_lists_what_was_understood() throws Exception {
        assertThat(table("Article,Colour\nMUG,blue\n").headings().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(1);
            assertThat(fault.column()).isEqualTo("quantity");
            assertThat(fault.reason()).contains("Understood: sku").contains("not understood: Colour");
        });
    }

    @Test
    void unknown_columns_are_named_and_ignored_and_double_ones_refused() throws Exception {
        assertThat(table("sku,qty,Colour\n").headings().ignored()).containsExactly("Colour");
        assertThat(table("sku,qty,Quantity\n").headings().faults()).singleElement().extracting(Fault::column).isEqualTo("quantity");
    }

    @Test
    void an_empty_file_is_a_fault() throws Exception {
        assertThat(table("").headings().faults()).hasSize(1);
    }

    @Test
    void more_cells_than_headings_are_a_fault_and_fewer_are_empty_cells() throws Exception {
        var rows = rows("sku,quantity,name\nMUG,1,Mug,blue\nCUP,2\n");
        assertThat(rows.get(0).isFaulty()).isTrue();
        assertThat(rows.get(1).isFaulty()).isFalse();
        assertThat(rows.get(1).text("name")).isNull();
    }

    @Test
    void another_encoding_and_an_open_quote_are_faults_that_say_what_to_do() {
        assertThatThrownBy(() -> rows("sku,quantity,name\nMUG,1,Krüge\n", StandardCharsets.ISO_8859_1))
                .isInstanceOfSatisfying(CsvTable.BrokenFile.class, broken -> assertThat(broken.fault().reason()).contains("UTF-8"));
        assertThatThrownBy(() -> rows("sku,quantity,name\nMUG,1,\"" + "x".repeat(2_000_000)))
                .isInstanceOfSatisfying(CsvTable.BrokenFile.class, broken -> assertThat(broken.fault().reason()).contains("quote"));
    }

    private static CsvTable table(String text) throws Exception {
        return CsvTable.open(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), COLUMNS, ZoneOffset.UTC);
    }

    private static List<Row> rows(String text) throws Exception {
        return rows(text, StandardCharsets.UTF_8);
    }

    private static List<Row> rows(String text, Charset charset) throws Exception {
        try (var table = CsvTable.open(new ByteArrayInputStream(text.getBytes(charset)), COLUMNS, ZoneOffset.UTC)) {
            var rows = new ArrayList<Row>();
            for (var row = table.next(); row != null; row = table.next()) {
                rows.add(row);
            }
            return rows;
        }
    }
}
