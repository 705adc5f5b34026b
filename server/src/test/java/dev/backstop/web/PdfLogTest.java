package dev.backstop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import dev.backstop.testing.BackstopTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Configuration lets nobody but us say less than a warning. */
@BackstopTest
class PdfLogTest {
    @Test
    void a_file_that_is_written_says_nothing_on_the_console() throws IOException {
        var console = new ByteArrayOutputStream();
        var out = System.out;
        var err = System.err;
        System.setOut(new PrintStream(console, true, StandardCharsets.UTF_8));
        System.setErr(System.out);
        try {
            new PdfRendererBuilder().withHtmlContent("<html><body>Mug</body></html>", null).toStream(new ByteArrayOutputStream()).run();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(console.toString(StandardCharsets.UTF_8)).doesNotContain("openhtmltopdf");
    }
}
