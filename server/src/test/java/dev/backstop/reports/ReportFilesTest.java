package dev.backstop.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import dev.backstop.web.Say;
import java.awt.geom.Point2D;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The files that a report is written as, read back. */
@BackstopTest
class ReportFilesTest {
    private static final ReportRequest STOCK = ReportRequest.of("stock-level");
    private static final Reader ANYBODY = new Reader("test", true, true);

    @Autowired
    Api api;

    @Autowired
    Reports reports;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void shop() {
        SmallShop.open(api, "MUG", 10);
        api.put("/items/CUP", "{\"name\":\"=Cup\",\"unit\":\"piece\",\"cost\":{\"amount\":\"2.50\",\"currency\":\"EUR\"}}").expect(201);
        api.post("/stock/movements", "{\"sku\":\"CUP\",\"location\":\"MAIN\",\"quantity\":\"4\",\"reason\":\"opening\"}").expect(201);
    }

    @Test
    void csv_is_plain_and_cannot_run_in_a_spreadsheet() {
        var answer = api.get("/reports/stock-level.csv?columns=sku,name,onHand,value").expect(200);
        assertThat(answer.text()).isEqualToNormalizingNewlines("""
                sku,name,unit,onHand,value
                CUP,'=Cup,piece,4,10.00
                MUG,Mug,piece,10,
                """);
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"stock-level.csv\"");
        assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    }

    @Test
    void what_the_firm_named_is_left_as_it_is_and_our_words_are_told() {
        var cells = Say.in(Locale.GERMAN, () -> List.of(PaperWords.of(new Value.Name("Waiting line")),
                PaperWords.of(new Value.Text("Waiting line")), PaperWords.of(new Value.Text("95 % served from stock"))));
        assertThat(cells).containsExactly("Waiting line", "Warteschlange", "95 % ab Lager geliefert");
    }

    @Test
    void xlsx_has_typed_cells_totals_and_a_sheet_that_says_what_it_is() throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(written(STOCK, Format.XLSX, ANYBODY)))) {
            var rows = book.getFirstSheet().read();
            assertThat(texts(rows.get(0))).contains("Item", "Unit", "On hand", "Value (EUR)");
            var at = java.util.List.of(texts(rows.get(0)).split("\\|")).indexOf("On hand");
            assertThat(rows.get(1).getCell(at).getType()).isEqualTo(CellType.NUMBER);
            assertThat(rows.get(1).getCell(at).asNumber()).isEqualByComparingTo("4");
            assertThat(rows.get(3).getCell(0).getText()).isEqualTo("Total");
            assertThat(rows.get(3).getCell(at).asNumber()).isEqualByComparingTo("14");
            assertThat(rows).hasSize(4);
            assertThat(book.getSheets().map(sheet -> sheet.getName()).toList()).containsExactly("Stock level", "About");
        }
    }

    @Test
    void pdf_repeats_its_heading_and_numbers_its_pages() throws IOException {
        jdbc.sql("""
                WITH made AS (INSERT INTO catalog.item (sku, name, unit, decimals) SELECT 'P-' || n, 'Part', 'piece', 0
                         FROM generate_series(1, 120) n RETURNING id)
                INSERT INTO promising.availability (item_id, location_id, on_hand) SELECT made.id, l.id, 1 FROM made CROSS
                       JOIN catalog.location l
                """).update();
        try (var pdf = Loader.loadPDF(written(STOCK, Format.PDF, ANYBODY))) {
            var pages = pdf.getNumberOfPages();
            assertThat(pages).isGreaterThan(2);
            var last = new PDFTextStripper();
            last.setStartPage(pages);
            assertThat(last.getText(pdf)).contains("On hand", "%d of %<d".formatted(pages), "Backstop", "134");
        }
    }

    @Test
    void a_pdf_draws_what_the_report_draws_and_says_what_it_was_asked() throws IOException {
        var drawn = new ReportRequest("stock-level", Map.of("onHand.from", "1"), "-onHand", List.of("sku", "onHand"), List.of(), null, "onHand");
        try (var pdf = Loader.loadPDF(written(drawn, Format.PDF, ANYBODY))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("The first 2 rows, in the order of the table.", "On hand from: 1", "Total");
            assertThat(lengths(pdf)).as("bars of 10 and 4, before all else").satisfies(bars -> assertThat(bars.get(1) / bars.get(0)).isCloseTo(0.4, within(0.01)));
        }
        try (var pdf = Loader.loadPDF(Say.in(Locale.GERMAN, () -> written(drawn, Format.PDF, ANYBODY)))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Bestand ab: 1", "1 von 1", "Stand ").doesNotContain("The first", "On hand");
        }
    }

    /** Of the filled boxes on the first page, from top to bottom. */
    private static List<Double> lengths(PDDocument pdf) throws IOException {
        var boxes = new ArrayList<Double>();
        new PDFGraphicsStreamEngine(pdf.getPage(0)) {
            private double left;
            private double right;

            @Override
            public void moveTo(float x, float y) {
                left = x;
                right = x;
            }

            @Override
            public void lineTo(float x, float y) {
                left = Math.min(left, x);
                right = Math.max(right, x);
            }

            @Override
            public void fillPath(int rule) {
                if (right - left > 20) {
                    boxes.add(right - left);
                }
            }

            @Override
            public void appendRectangle(Point2D a, Point2D b, Point2D c, Point2D d) {
                left = Math.min(a.getX(), c.getX());
                right = Math.max(a.getX(), c.getX());
            }

            @Override
            public void drawImage(PDImage image) {}

            @Override
            public void clip(int rule) {}

            @Override
            public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {}

            @Override
            public Point2D getCurrentPoint() {
                return new Point2D.Double();
            }

            @Override
            public void closePath() {}

            @Override
            public void endPath() {}

            @Override
            public void strokePath() {}

            @Override
            public void fillAndStrokePath(int rule) {}

            @Override
            public void shadingFill(COSName shading) {}
        }.processPage(pdf.getPage(0));
        return boxes;
    }

    @Test
    void a_pdf_of_too_many_rows_shows_the_first_adds_up_all_and_says_where_the_others_are() throws IOException {
        jdbc.sql("""
                WITH made AS (INSERT INTO catalog.item (sku, name, unit, decimals) SELECT 'P-' || n, 'Part', 'piece', 0
                         FROM generate_series(1, 2500) n RETURNING id)
                INSERT INTO promising.availability (item_id, location_id, on_hand) SELECT made.id, l.id, 1 FROM made CROSS
                       JOIN catalog.location l
                """).update();
        try (var pdf = Loader.loadPDF(written(STOCK, Format.PDF, ANYBODY))) {
            var words = new PDFTextStripper().getText(pdf);
            assertThat(words).contains("The first 2,000 of 2,502 rows", "XLSX and CSV files hold all rows", "2,514");
            assertThat(words.lines().filter(line -> line.contains(" Part "))).hasSizeBetween(1_990, 2_000);
        }
        assertThat(api.get("/reports/stock-level.csv").expect(200).text().lines().count()).isEqualTo(2503);
    }

    @Test
    void whoever_may_not_see_costs_does_not_find_them_out_by_filters_or_formulas() {
        var agent = new Reader("agent", false, false);
        assertThat(new String(written(STOCK, Format.CSV, agent), java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("value");
        assertThatThrownBy(() -> reports.page(STOCK.with("value.from", "5"), 0, 10, agent)).hasMessageContaining("no filter value.from");
        assertThatThrownBy(() -> reports.page(new ReportRequest("stock-level", Map.of(), "-value", java.util.List.of(), java.util.List.of(),
                null), 0, 10, agent))
                .hasMessageContaining("no column value");
        assertThat(reports.summary(ReportRequest.of("stock-valuation"), agent).says()).containsExactly(
                "2 items were in stock worth an amount that is hidden from you, of which an amount that is hidden from you had been here for "
                        + "more than 180 days.");
        assertThatThrownBy(() -> reports.page(new ReportRequest("stock-level", Map.of(), null, java.util.List.of(), java.util.List.of(),
                new ReportRequest.Formula("Each", "value / onHand")), 0, 10, agent))
                        .hasMessageContaining("value cannot stand in a formula");
    }

    private byte[] written(ReportRequest request, Format format, Reader reader) {
        var out = new ByteArrayOutputStream();
        reports.write(request, format, out, reader);
        return out.toByteArray();
    }

    private static String texts(Row row) {
        return row.stream().map(cell -> cell == null ? "" : cell.getText()).collect(Collectors.joining("|"));
    }
}
