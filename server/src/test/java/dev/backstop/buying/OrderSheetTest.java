package dev.backstop.buying;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderSheetTest {
    private static final LocalDate WANTED = LocalDate.of(2026, 2, 2);

    @Test
    void an_order_says_who_wants_what_when_and_for_how_much() throws IOException {
        var text = text(order(OrderDocument.Kind.ORDER, "en",
                List.of(line(1, "B-100", "10", "box", "1250"), line(2, null, "12.5", "m", "0.125"))));

        assertThat(text).contains("Purchase order PO-1", "Brook & Sons", "Töpferei Süd", "Käthe Groß", "80331 München", "Main warehouse",
                "1 Dock Road", "K-77",
                "your number B-100 · our number MUG-1", "our number MUG-2", "2 February 2026", "1,250.00", "12,500.00", "0.125", "1.56",
                "Total, taxes not included 12,501.56 EUR", "Payment: 30 days net", "Delivery: DAP London", "page 1 / 1");
    }

    @Test
    void a_draft_says_that_it_is_one_in_the_vendors_language() throws IOException {
        assertThat(text(order(OrderDocument.Kind.DRAFT, "de", List.of(line(1, null, "10", "box", "12")))))
                .contains("Entwurf der Bestellung PO-1", "Mit ihm ist nichts bestellt.");
    }

    @Test
    void a_change_shows_what_it_replaces() throws IOException {
        var before = order(OrderDocument.Kind.ORDER, "en", List.of(line(1, "B-100", "10", "box", "1250")));
        var text = text(order(OrderDocument.Kind.CHANGE, "en", List.of(line(1, "B-100", "8", "box", "1250"))).against(before));

        assertThat(text).contains("Change of purchase order PO-1", "replaces what you have", "8\n10");
    }

    @Test
    void without_a_price_nothing_is_added_up() throws IOException {
        assertThat(text(order(OrderDocument.Kind.ORDER, "en", List.of(line(1, null, "10", "box", null))))).contains("as agreed")
                .doesNotContain("Total");
    }

    @Test
    void a_call_off_names_what_it_is_called_off_from() throws IOException {
        assertThat(text(order(OrderDocument.Kind.ORDER, "en", List.of(line(1, null, "10", "box", null))))).contains("Called off from BO-7");
        assertThat(text(order(OrderDocument.Kind.ORDER, "de", List.of(line(1, null, "10", "box", null))))).contains("Abruf aus BO-7");
    }

    @Test
    void two_hundred_lines_go_over_pages_with_their_heading_on_each() throws IOException {
        var lines = IntStream.rangeClosed(1, 200).mapToObj(number -> line(number, "B-" + number, "10", "box", "12")).toList();
        try (var pdf = Loader.loadPDF(OrderSheet.pdf(order(OrderDocument.Kind.ORDER, "en", lines)))) {
            var pages = pdf.getNumberOfPages();
            assertThat(pages).isBetween(6, 16);
            for (var page = 1; page <= pages; page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(pdf)).contains("Quantity", "page %d / %d".formatted(page, pages));
            }
            assertThat(new PDFTextStripper().getText(pdf)).contains("your number B-200 ");
        }
    }

    @Test
    void letters_that_no_reader_has_lose_their_marks() {
        assertThat(Pdf.text("Łódź, Dvořák & Åse")).isEqualTo("Lódz, Dvorák &#38; Åse");
    }

    private static String text(OrderDocument order) throws IOException {
        try (var pdf = Loader.loadPDF(OrderSheet.pdf(order))) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private static OrderDocument.Line line(int number, @Nullable String vendorSku, String quantity, String unit, @Nullable String price) {
        return new OrderDocument.Line(number, "MUG-" + number, vendorSku, "Mug, blue", new BigDecimal(quantity), unit, price == null ? null
                : new BigDecimal(price),
                WANTED, null);
    }

    private static OrderDocument order(OrderDocument.Kind kind, String language, List<OrderDocument.Line> lines) {
        return new OrderDocument("PO-1", kind == OrderDocument.Kind.ORDER ? 1 : 2, kind, LocalDate.of(2026, 1, 5),
                new Letterhead("Brook & Sons", List.of("1 High Street", "London SE1 1AA"), "orders@brook.example", null, null, null),
                new OrderDocument.Party("Töpferei Süd", "Käthe Groß", List.of("Lehmweg 3", "80331 München")),
                new OrderDocument.Party("Main warehouse", null, List.of("1 Dock Road", "London E16 1AA")), "K-77", "Ann", language, "EUR",
                        "30 days net",
                "DAP London", "BO-7", null, lines);
    }
}
