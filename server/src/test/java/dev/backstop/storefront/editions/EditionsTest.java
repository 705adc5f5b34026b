package dev.backstop.storefront.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A catalogue from its draft to the sheet that corrects it. */
@BackstopTest
class EditionsTest {
    private static final String AUTUMN = """
            {"name":"Autumn 2026","printsOn":"2026-02-02","driftDays":7,"lines":[
              {"sku":"MUG","page":4,"section":"Kitchen"},{"sku":"CUP","page":3,"section":"Kitchen"},{"sku":"MUG","page":9}]}
            """;

    @Autowired
    private Api api;

    @BeforeEach
    void five_mugs_and_cups_to_come() {
        SmallShop.open(api, "MUG", 5);
        api.patch("/items/MUG", "{\"price\":{\"amount\":\"4.25\",\"currency\":\"EUR\"}}").expect(200);
        api.put("/items/CUP", """
                {"name":"Cup, \\"thin\\"","unit":"piece","price":{"amount":"3.10","currency":"EUR"},"minimumOrder":"6","orderMultiple":"6"}
                """).expect(201);
        comes("CUP", 24, "2026-03-13");
        api.patch("/shop-addresses", """
                {"itemPage":"https://shop.example/items/{sku}","image":"https://shop.example/images/{sku}.jpg"}""").expect(200);
    }

    private void comes(String sku, int quantity, String day) {
        api.post("/purchase-orders", """
                {"number":"PO-1","vendor":"ACME","location":"MAIN","state":"sent",
                 "lines":[{"line":1,"sku":"%s","quantity":"%d","expectedOn":"%s"}]}
                """.formatted(sku, quantity, day)).expect(201);
    }

    private void moves(String day) {
        api.patch("/purchase-orders/PO-1/lines/1/parts/1", "{\"expectedOn\":\"%s\"}".formatted(day)).expect(200);
    }

    private void printed() {
        api.put("/catalogue-editions/A26", AUTUMN).expect(201);
        api.post("/catalogue-editions/A26/print").expect(200);
    }

    @Test
    void a_draft_follows_the_facts_and_what_was_printed_stays() {
        var draft = api.put("/catalogue-editions/A26", AUTUMN).expect(201);
        assertThat(draft.text("/state")).isEqualTo("draft");
        assertThat(draft.text("/lines/0/text")).isEqualTo("Available now");
        assertThat(draft.text("/lines/1/text")).isEqualTo("Available mid-March");
        assertThat(draft.text("/lines/1/date")).isEqualTo(api.get("//availability?sku=CUP").text("/data/0/schedule/0/shipBy"));

        moves("2026-03-24");
        assertThat(api.get("/catalogue-editions/A26").expect(200).text("/lines/1/text")).isEqualTo("Available late March");
        api.post("/catalogue-editions/A26/print").expect(200);
        moves("2026-05-04");
        var fixed = api.get("/catalogue-editions/A26").expect(200);
        assertThat(fixed.text("/state")).isEqualTo("printed");
        assertThat(fixed.text("/lines/1/text")).isEqualTo("Available late March");
        assertThat(fixed.text("/lines/1/until")).isEqualTo("2026-03-31");

        assertThat(api.put("/catalogue-editions/A26", AUTUMN).expect(409).text("/type")).endsWith("already-printed");
        api.delete("/catalogue-editions/A26").expect(409);
        assertThat(api.get("/catalogue-editions").expect(200).text("/data/0/code")).isEqualTo("A26");
    }

    @Test
    void faults_are_told_all_at_once() {
        var refused = api.put("/catalogue-editions/A26", """
                {"language":"fr","lines":[{"sku":"NONE","page":0},{"page":3}]}""").expect(422);
        assertThat(refused.text()).contains("/name", "/language", "/printsOn", "/lines/0/sku", "/lines/0/page", "/lines/1/sku");
        api.get("/catalogue-editions/A26").expect(404);
        api.put("/catalogue-editions/A26", "{\"name\":\"Empty\",\"printsOn\":\"2026-02-02\"}").expect(201);
        assertThat(api.post("/catalogue-editions/A26/print").expect(409).text("/type")).endsWith("empty-edition");
        assertThat(api.get("/catalogue-editions/A26/errata").expect(409).text("/type")).endsWith("not-printed");
        api.delete("/catalogue-editions/A26").expect(204);
    }

    @Test
    void what_drifts_beyond_the_limit_is_an_erratum_on_its_page() {
        printed();
        moves("2026-03-19");
        assertThat(api.get("/catalogue-editions/A26/errata").expect(200).at("/data").size()).as("within the words and a week").isZero();

        moves("2026-04-28");
        api.patch("/items/MUG", "{\"price\":{\"amount\":\"4.50\",\"currency\":\"EUR\"}}").expect(200);
        var errata = api.get("/catalogue-editions/A26/errata").expect(200);
        assertThat(errata.at("/data").size()).isEqualTo(3);
        assertThat(errata.text("/data/0/page")).isEqualTo("3");
        assertThat(errata.text("/data/0/changes/0")).isEqualTo("later");
        assertThat(errata.text("/data/0/was")).isEqualTo("Available mid-March");
        assertThat(errata.text("/data/0/now")).contains("28 April");
        assertThat(errata.text("/data/1/page")).isEqualTo("4");
        assertThat(errata.text("/data/1/was")).contains("4.25");
        assertThat(errata.text("/data/1/now")).contains("4.50");
        assertThat(errata.text("/data/2/page")).isEqualTo("9");
    }

    @Test
    void those_who_ordered_from_it_are_known() {
        printed();
        for (var edition : new String[] {"\"A26\"", "null"}) {
            api.post("/orders", """
                    {"customer":"C-1","channel":"phone","catalogueEdition":%s,"contact":{"email":"ann@home.example"},
                     "lines":[{"line":1,"sku":"CUP","quantity":"6"},{"line":2,"sku":"MUG","quantity":"1"}]}
                    """.formatted(edition)).expect(201);
        }
        moves("2026-04-28");
        var orders = api.get("/catalogue-editions/A26/orders").expect(200);
        assertThat(orders.at("/data").size()).isEqualTo(2);
        assertThat(orders.text("/data/0/order")).isEqualTo("SO-1");
        assertThat(orders.text("/data/0/email")).isEqualTo("ann@home.example");
        assertThat(orders.text("/data/0/shipBy")).isEqualTo("2026-04-28");
        assertThat(orders.text("/data/0/changes/0")).isEqualTo("later");
        assertThat(orders.at("/data/1/changes").size()).isZero();
    }

    @Test
    void a_layout_program_merges_it() throws Exception {
        api.put("/catalogue-editions/A26", AUTUMN).expect(201);
        var rows = api.get("/catalogue-editions/A26/data-merge.csv").expect(200).text().split("\r\n");
        assertThat(rows[0]).isEqualTo("sku,gtin,name,page,section,price,currency,avail_text,avail_code,avail_date,avail_week,limit_text,"
                + "replaces_sku,@photo,@qr_image,#qr,as_of");
        assertThat(rows[2]).isEqualTo("CUP,,\"Cup, \"\"thin\"\"\",3,Kitchen,3.10,EUR,Available mid-March,backorder,2026-03-13,2026-W11,,,"
                + "images/CUP.jpg,qr/CUP.png,URL:https://shop.example/items/CUP,2026-01-05T09:00:00Z");
        var wide = bytes("/catalogue-editions/A26/data-merge.csv?encoding=utf-16");
        assertThat(new String(wide, StandardCharsets.UTF_16)).isEqualTo(String.join("\r\n", rows) + "\r\n");
        assertThat(wide[0]).isEqualTo((byte) 0xFF);

        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes("/catalogue-editions/A26/data-merge.zip")))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).containsExactly("data-merge.csv", "data-merge-utf16.csv", "qr/MUG.png", "qr/MUG.svg", "qr/CUP.png", "qr/CUP.svg");
        assertThat(api.get("/catalogue-editions/A26/layout.xml").expect(200).text())
                .contains("xmlns:aid=\"http://ns.adobe.com/AdobeInDesign/4.0/\"",
                "<availability aid:pstyle=\"availability\">Available mid-March</availability>");
        api.get("/catalogue-editions/A26/data-merge.csv?encoding=latin").expect(422);
    }

    @Test
    void buyers_systems_read_it_as_bmecat() throws Exception {
        printed();
        var document = api.get("/catalogue-editions/A26/bmecat.xml").expect(200).text();
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(EditionsTest.class.getResource("/storefront/bmecat-2005-part.xsd"));
        schema.newValidator().validate(new StreamSource(new StringReader(document)));
        assertThat(document.split("<PRODUCT mode", -1)).as("each item once").hasSize(3);
        assertThat(document).contains("<SUPPLIER_PID>CUP</SUPPLIER_PID>", "<DELIVERY_TIME>49</DELIVERY_TIME>",
                "<QUANTITY_MIN>6</QUANTITY_MIN>");
    }

    @Test
    void the_insert_is_ready_for_the_printer() throws Exception {
        printed();
        moves("2026-04-28");
        for (var paper : Map.of("a5", 420, "half-letter", 396).entrySet()) {
            try (var pdf = Loader.loadPDF(bytes("/catalogue-editions/A26/insert.pdf?paper=" + paper.getKey()))) {
                var text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
                assertThat(text).contains("Changes since the catalogue was printed", "Cup, \"thin\"", "Available mid- March", "28 April",
                        "5 January 2026", "Europe/London");
                assertThat(Math.round(pdf.getPage(0).getMediaBox().getWidth())).isEqualTo(paper.getValue());
                assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).as("tagged").isTrue();
                var fonts = pdf.getPage(0).getResources();
                for (var name : fonts.getFontNames()) {
                    assertThat(fonts.getFont(name)).as("every font is in it").matches(PDFont::isEmbedded);
                }
            }
        }
        api.get("/catalogue-editions/A26/insert.pdf?paper=a0").expect(422);
    }

    private byte[] bytes(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(api.root() + "/api/v1" + path)).header("Authorization", "Bearer "
                + Api.KEY).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    }
}
