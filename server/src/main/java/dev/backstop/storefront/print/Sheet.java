package dev.backstop.storefront.print;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import org.springframework.web.util.HtmlUtils;

/**
 * A sheet as a PDF that a printer takes as it is: its font embedded, black as black ink rather than a mix, and tagged, so that whoever
 * cannot see it
 * can have it read.
 */
public final class Sheet {
    /** The font that comes with the library that writes PDF; it knows Latin, Greek and Cyrillic letters. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String STYLE = """
            @page {
              size: {paper}; margin: 12mm 11mm 14mm;
              @bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt Sheet; color: cmyk(0, 0, 0, 1); }
            }
            body { font: 9pt/1.35 Sheet; color: cmyk(0, 0, 0, 1); }
            h1 { font-size: 15pt; font-weight: normal; margin: 0 0 1mm; }
            h2 { font-size: 11pt; font-weight: normal; margin: 5mm 0 1.5mm; page-break-after: avoid; }
            p { margin: 0 0 2mm; }
            table { width: 100%; border-spacing: 0; -fs-table-paginate: paginate; }
            th { text-align: left; font-weight: normal; font-size: 7.5pt; padding: 0 2mm 1mm 0; }
            th { border-bottom: 0.6pt solid cmyk(0, 0, 0, 1); }
            td { vertical-align: top; padding: 1.4mm 2mm 1.4mm 0; border-bottom: 0.3pt solid cmyk(0, 0, 0, 0.5); }
            tr { page-break-inside: avoid; }
            .n { width: 11mm; }
            .small { font-size: 7.5pt; }
            .code { width: 17mm; padding-right: 0; }
            .code img { width: 16mm; height: 16mm; }
            .large { width: 32mm; }
            .large img { width: 31mm; height: 31mm; }
            """;

    private Sheet() {}

    /** What it is printed on. */
    public enum Paper {
        A4("210mm 297mm"),
        A5("148mm 210mm"),
        LETTER("8.5in 11in"),
        HALF_LETTER("5.5in 8.5in");

        private final String size;

        Paper(String size) {
            this.size = size;
        }

        /** {@code half-letter}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Sets it.
     *
     * @param body well-formed HTML, its words made by {@link #text}
     */
    public static byte[] of(Paper paper, Locale language, String title, String body) {
        var html = """
                <html lang="%s"><head><title>%s</title><meta name="subject" content="%s"/><style>%s</style></head><body>%s</body></html>
                """.formatted(language.toLanguageTag(), text(title), text(title), STYLE.replace("{paper}", paper.size), body);
        var pdf = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder().usePdfUaAccessibility(true).useFont(Sheet::font, "Sheet")
                    .withHtmlContent(html, null).toStream(pdf).run();
        } catch (IOException failed) {
            throw new UncheckedIOException("A sheet could not be set", failed);
        }
        return pdf.toByteArray();
    }

    private static InputStream font() {
        return Objects.requireNonNull(Sheet.class.getResourceAsStream(FONT), FONT);
    }

    /** Words as they stand in the HTML. */
    public static String text(String words) {
        return HtmlUtils.htmlEscapeDecimal(words, "UTF-8");
    }
}
