package dev.backstop.outreach;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import dev.backstop.access.Audit;
import dev.backstop.orders.Orders;
import dev.backstop.web.Json;
import dev.backstop.web.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;

/**
 * Everything that proves how one order was dealt with, as one file: a document to read, the same as data, and the messages as they were
 * sent. It answers what an authority asks: what was promised on which basis, what was told when and how, what the customer chose, what
 * shipped and what was paid back.
 */
@Component
public class EvidencePack {
    private final Orders orders;
    private final EvidenceFacts facts;
    private final Json json;
    private final Clock clock;
    private final Audit audit;

    EvidencePack(Orders orders, EvidenceFacts facts, Json json, Clock clock, Audit audit) {
        this.orders = orders;
        this.facts = facts;
        this.json = json;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * The pack of an order, as a ZIP file.
     *
     * @throws Problem 404 if there is none
     */
    public byte[] of(String number) {
        var order = orders.byNumber(number).orElseThrow(() -> Problem.notFound("order", number));
        var evidence = facts.of(order, clock.instant());
        audit.note("evidence exported", number);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            put(zip, "evidence.pdf", pdf(new EvidenceSheet(evidence.zone()).html(evidence)));
            put(zip, "evidence.json", json.write(evidence).getBytes(StandardCharsets.UTF_8));
            facts.messages(order, (name, content) -> put(zip, name, content));
        } catch (IOException failed) {
            throw new UncheckedIOException("The evidence of order %s could not be packed".formatted(number), failed);
        }
        return bytes.toByteArray();
    }

    private void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(clock.millis());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] pdf(String html) throws IOException {
        var pdf = new ByteArrayOutputStream();
        new PdfRendererBuilder().withHtmlContent(html, null).toStream(pdf).run();
        return pdf.toByteArray();
    }
}
