package dev.backstop.outreach;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import dev.backstop.post.Attachment;
import dev.backstop.post.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** A notice as a letter to print and post: the address where a window envelope shows it, then the words of the mail. */
@Component
class Letters {
    private final OwnName own;

    Letters(OwnName own) {
        this.own = own;
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
                </style></head><body><p class="from">%s</p><p class="to">%s</p><h1>%s</h1><pre>%s</pre></body></html>
                """.formatted(text(own.firm()), text(notice.reach().to()), text(notice.subject()), text(notice.text()));
        var pdf = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder().withHtmlContent(html, null).toStream(pdf).run();
        } catch (IOException failed) {
            throw new UncheckedIOException("A letter could not be set", failed);
        }
        return new Attachment("letter-%d.pdf".formatted(notice.notice()), "application/pdf", Bytes.of(pdf.toByteArray()));
    }

    private static String text(String words) {
        return HtmlUtils.htmlEscapeDecimal(words, "UTF-8");
    }
}
