package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@BackstopTest
class EvidencePackTest {
    @Autowired
    private Api api;

    @Autowired
    private EvidencePack packs;

    @Autowired
    private PlatformTransactionManager manager;

    @Test
    void one_file_answers_what_was_promised_told_chosen_and_paid_back() throws IOException {
        var shop = new LateShop(api);
        shop.open();
        shop.comes("5", "2026-03-16");
        var order = shop.order("US", "5");
        shop.moves("2026-04-20");
        shop.chooses(order, "wait").expect(201);
        shop.moves("2026-05-20");
        shop.chooses(order, "cancel").expect(201);

        var files = unpacked(new TransactionTemplate(manager).execute(_ -> packs.of(order)));

        var json = JsonMapper.builder().build().readTree(files.get("evidence.json"));
        assertThat(json.at("/promises/0/basis").asString()).isNotBlank();
        assertThat(json.at("/told/0/words").asString()).isEqualTo("5 ship by 16 March");
        assertThat(json.at("/consents/0/callId").asString()).isEqualTo("call-7");
        assertThat(json.at("/clock/0/state").asString()).isEqualTo("notice-due");
        assertThat(json.at("/refunds/0/amount/amount").asString()).isEqualTo("50.00");
        var text = new PDFTextStripper().getText(Loader.loadPDF(files.get("evidence.pdf")));
        assertThat(text).contains("Order " + order + " of US", "What was promised, and on which basis", "5 ship by 16 March",
                "cancelled by the customer", "Paid 50.00 EUR (card).")
                .contains("50.00 EUR");
    }

    @Test
    void what_left_is_told_too_and_times_are_those_of_our_clocks_with_utc_beside_the_messages() throws IOException {
        var shop = new LateShop(api);
        shop.open();
        shop.stock("MUG", "5");
        var order = shop.order("US", "5");
        shop.advance("2026-03-02T15:00:00Z");
        api.post("/shipments", "{\"order\":\"%s\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"quantity\":\"5\"}]}".formatted(order)).expect(201);
        shop.advance("2026-03-02T15:30:00Z");

        var files = unpacked(new TransactionTemplate(manager).execute(_ -> packs.of(order)));

        var json = JsonMapper.builder().build().readTree(files.get("evidence.json"));
        var sent = json.at("/messages").valueStream().map(message -> message.at("/subject").stringValue()).toList();
        assertThat(sent).containsExactly("Order %s: confirmed".formatted(order), "Order %s: on its way".formatted(order));
        assertThat(files.keySet()).containsAll(json.at("/messages").valueStream().map(message -> message.at("/file").stringValue()).toList());
        assertThat(json.at("/zone").stringValue()).isEqualTo("America/New_York");
        assertThat(json.at("/told").valueStream().map(told -> told.at("/words").stringValue())).last().isEqualTo("Order %s: on its way".formatted(order));
        assertThat(json.at("/told").valueStream().map(told -> told.at("/at").stringValue())).as("data is UTC").allMatch(at -> at.endsWith("Z"));
        var text = new PDFTextStripper().getText(Loader.loadPDF(files.get("evidence.pdf"))).replaceAll("\\s+", " ");
        assertThat(text).contains("Times are of America/New_York, each with its distance from UTC.", "Ordered 2026-03-02 09:00:00 -05:00", "on its way",
                "2026-03-02T15:0");
    }

    @Test
    void it_is_handed_out_over_http() {
        var shop = new LateShop(api);
        shop.open();
        var order = shop.order("FIRM", "1");
        var answer = api.get("/orders/" + order + "/evidence").expect(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
        assertThat(answer.text()).startsWith("PK");
        assertThat(api.get("/orders/SO-77/evidence").expect(404).text("/detail")).contains("SO-77");
    }

    private static Map<String, byte[]> unpacked(byte[] zip) throws IOException {
        var files = new HashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
