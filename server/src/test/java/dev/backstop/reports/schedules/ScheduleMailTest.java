package dev.backstop.reports.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import dev.backstop.testing.Api;
import dev.backstop.testing.MailTest;
import dev.backstop.testing.RealMail;
import dev.backstop.testing.SmallShop;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The mail of a schedule as a mail server gets it, opened by another parser than the one that wrote it. */
@MailTest
class ScheduleMailTest {
    private static final GreenMail mail = RealMail.mail();

    @Autowired
    Api api;

    @BeforeEach
    void empty() {
        api.post("/sandbox/reset").expect(204);
        RealMail.empty();
        SmallShop.open(api, "MUG", 10);
    }

    private void monday(String format) {
        api.post("/report-schedules", """
                {"name":"Stock & supply","report":{"report":"stock-level"},"format":"%s",
                 "when":{"kind":"weekly","days":["MO"],"at":"07:30"},
                 "recipients":{"addresses":["owner@shop.example"]}}
                """.formatted(format)).expect(201);
    }

    private Message mailAfter(String clock) throws Exception {
        RealMail.empty();
        api.post("/sandbox/clock/advance", Map.of("to", clock)).expect(200);
        assertThat(mail.getReceivedMessages()).hasSize(1);
        var bytes = new ByteArrayOutputStream();
        mail.getReceivedMessages()[0].writeTo(bytes);
        return new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(bytes.toByteArray()));
    }

    @Test
    void the_mail_says_what_changed_and_what_to_do_and_carries_the_workbook() throws Exception {
        monday("xlsx");
        var first = mailAfter("2026-01-12T07:30:00Z");
        assertThat(first.getSubject()).isEqualTo("Stock & supply, Monday 12 January 2026");
        assertThat(text(first, 0)).contains("1 item is kept", "It is sent for the first time", "What to do",
                "stock-level-2026-01-12.xlsx is attached: 1 row.",
                "On screen: https://shop.example/reports/stock-level", "sandbox sends it to this address");

        api.post("/orders", SmallShop.order("MUG", 14)).expect(201);
        var second = mailAfter("2026-01-19T07:30:00Z");
        assertThat(text(second, 0)).contains("Since Monday 12 January 2026, 07:30:", "items for which customers wait");
        assertThat(text(second, 1)).contains("<h1", "Stock &amp; supply", "Since Monday 12 January 2026, 07:30",
                "https://shop.example/report-schedules/RS-1");
        assertThat(second.getHeader().getField("In-Reply-To").getBody()).as("one thread").isEqualTo(first.getMessageId());

        var file = file(second);
        assertThat(file.getFilename()).isEqualTo("stock-level-2026-01-19.xlsx");
        assertThat(file.getMimeType()).isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes(file)))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows.get(0).getCell(0).getText()).isEqualTo("Item");
            assertThat(rows.get(1).getCell(0).getText()).isEqualTo("MUG");
        }
    }

    @Test
    void a_pdf_opens_and_says_what_it_is() throws Exception {
        monday("pdf");
        var file = file(mailAfter("2026-01-12T07:30:00Z"));
        assertThat(file.getMimeType()).isEqualTo("application/pdf");
        try (var pdf = Loader.loadPDF(bytes(file))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Stock level", "MUG");
        }
    }

    @Test
    void on_a_day_off_it_comes_on_the_next_working_day() throws Exception {
        api.post("/report-schedules", """
                {"name":"Month end","report":{"report":"stock-level"},"format":"csv",
                 "when":{"kind":"monthly","day":31,"at":"18:00"},"daysOff":"next",
                 "recipients":{"addresses":["owner@shop.example"]}}
                """).expect(201);
        assertThat(mailAfter("2026-02-03T00:00:00Z").getSubject()).isEqualTo("Month end, Monday 2 February 2026");
    }

    private static Entity file(Message message) {
        return ((Multipart) message.getBody()).getBodyParts().get(1);
    }

    /** Of the two ways in which the mail says it: 0 as plain text, 1 as HTML. */
    private static String text(Message message, int way) throws IOException {
        var both = (Multipart) ((Multipart) message.getBody()).getBodyParts().get(0).getBody();
        return text(both.getBodyParts().get(way).getBody());
    }

    private static String text(Body body) throws IOException {
        try (var reader = ((TextBody) body).getReader()) {
            var text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        }
    }

    private static byte[] bytes(Entity part) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ((SingleBody) part.getBody()).writeTo(bytes);
        return bytes.toByteArray();
    }
}
