package dev.backstop.outreach;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import dev.backstop.post.Attachment;
import dev.backstop.post.Bytes;
import dev.backstop.web.QrCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** A notice as a letter to print and post: the address where a window envelope shows it, then the words of the mail. */
@Component
class Letters {
    private final OwnName own;
    private final Clock clock;

    Letters(OwnName own, Clock clock) {
        this.own = own;
        this.clock = clock;
    }

    Attachment of(Composed notice) {
        var html = """
                <html><head><style>
                @page { size: A4; margin: 20mm 20mm 20mm 25mm; }
                body { font-family: sans-serif; font-size: 11pt; line-height: 1.45; }
                .from { font-size: 8pt; }
                .to { margin-top: 17mm; height: 45mm; white-space: pre-line; }
                h1 { font-size: 12pt; }
                pre { white-space: pre-wrap; font-family: sans-serif; font-size: 11pt; }
                .day { text-align: right; }
                .code { float: right; width: 30mm; height: 30mm; margin-top: 17mm; }
                </style></head><body><p class="from">%s</p>%s<p class="to">%s</p><p class="day">%s</p><h1>%s</h1><pre>%s</pre></body></html>
                """.formatted(text(own.firm()), code(notice), text(notice.reach().to()),
                text(Phrases.in(notice.to().locale()).day(clock.instant())), text(notice.subject()), text(notice.text()));
        var pdf = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder().withHtmlContent(html, null).toStream(pdf).run();
        } catch (IOException failed) {
            throw new UncheckedIOException("A letter could not be set", failed);
        }
        return new Attachment("letter-%d.pdf".formatted(notice.notice()), "application/pdf", Bytes.of(pdf.toByteArray()));
    }

    /** The address of the customer's page, which nobody types: beside that of the letter, so that it needs no sheet of its own. */
    private static String code(Composed notice) {
        return notice.text().lines().filter(line -> line.startsWith("http")).findFirst()
                .map(address -> "<img class=\"code\" src=\"%s\"/>".formatted(QrCode.of(address).dataAddress())).orElse("");
    }

    private static String text(String words) {
        return HtmlUtils.htmlEscapeDecimal(words, "UTF-8");
    }
}
