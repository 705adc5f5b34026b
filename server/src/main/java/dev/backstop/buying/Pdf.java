package dev.backstop.buying;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import org.springframework.web.util.HtmlUtils;

/** Sets pages. The fonts that every reader has know the letters of western Europe; others lose their marks rather than turn into boxes. */
final class Pdf {
    private static final Charset LETTERS = Charset.forName("windows-1252");

    private static final String STROKES = "ŁłĐđĦħŦŧı";
    private static final String WITHOUT = "LlDdHhTti";

    private Pdf() {}

    /** @param html well-formed, its words made by {@link #text} */
    static byte[] of(String html) {
        var pdf = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder().withHtmlContent(html, null).toStream(pdf).run();
        } catch (IOException failed) {
            throw new UncheckedIOException("A page could not be set", failed);
        }
        return pdf.toByteArray();
    }

    /** Words as they stand in the HTML. */
    static String text(String words) {
        return HtmlUtils.htmlEscapeDecimal(printable(words), "UTF-8");
    }

    private static String plain(String letter, CharsetEncoder letters) {
        var stroke = STROKES.indexOf(letter);
        var bare = stroke >= 0 ? WITHOUT.substring(stroke, stroke + 1) : Normalizer.normalize(letter, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
        return letters.canEncode(bare) ? bare : "?";
    }

    private static String printable(String words) {
        var letters = LETTERS.newEncoder();
        if (letters.canEncode(words)) {
            return words;
        }
        var printed = new StringBuilder();
        words.codePoints().forEach(point -> {
            var letter = Character.toString(point);
            printed.append(letters.canEncode(letter) ? letter : plain(letter, letters));
        });
        return printed.toString();
    }
}
