package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.post.Channel;
import dev.backstop.web.PublicUrl;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class LettersTest {
    @Test
    void a_letter_shows_the_address_and_says_what_the_mail_says() throws IOException {
        var to = new Addressee(1, "Käthe Groß", null, null, "Käthe Groß\nAm Markt 1\n10115 Berlin", "de", List.of());
        var notice = new Composed(7, "delay", true, new Addressee.Reach(Channel.LETTER, "Käthe Groß\nAm Markt 1\n10115 Berlin"), List.of(), List.of(), to,
                "Bestellung 1 verzögert sich",
                        "7 × Becher wird später versandt.\n\nGrund: <Lieferant>\n\n" + "Was Sie tun können\n".repeat(22)
                                + "https://shop.example/your-order/b3", "", Set.of(),
                        List.of());

        var letter = new Letters(new OwnName("Der Laden", new PublicUrl("https://shop.example")), Clock.fixed(Instant.parse("2026-03-02T14:00:00Z"),
                ZoneOffset.UTC)).of(notice);

        assertThat(letter.type()).isEqualTo("application/pdf");
        try (var pdf = org.apache.pdfbox.Loader.loadPDF(letter.content().copy())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(text(pdf)).contains("Der Laden", "Am Markt 1", "10115 Berlin", "verzögert", "7 × Becher", "<Lieferant>",
                    "Montag, 2. März 2026");
            assertThat(pdf.getPage(0).getResources().getXObjectNames()).as("the address as a code, which nobody has to type").hasSize(1);
        }
    }

    private static String text(PDDocument pdf) throws IOException {
        return new PDFTextStripper().getText(pdf);
    }
}
