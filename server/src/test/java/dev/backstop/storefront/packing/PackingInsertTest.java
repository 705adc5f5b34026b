package dev.backstop.storefront.packing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BackstopTest
class PackingInsertTest {
    @Autowired
    private Api api;

    @BeforeEach
    void five_mugs() {
        SmallShop.open(api, "MUG", 5);
    }

    private String text(String order) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(api.root() + "/api/v1/orders/" + order + "/packing-insert.pdf"))
                .header("Authorization", "Bearer " + Api.KEY).build();
        try (var pdf = Loader.loadPDF(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray()).body())) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    @Test
    void a_parcel_with_a_part_says_what_follows_and_how_to_cancel_it_free_of_charge() throws Exception {
        api.post("/orders", SmallShop.order("MUG", 12)).expect(201);
        api.post("/picks", "{\"location\":\"MAIN\",\"orders\":[\"SO-1\"]}").expect(201);
        assertThat(text("SO-1")).contains("What follows later", "Order SO-1", "7 Mug ships by 12 January 2026",
                "free of charge").doesNotContain("5 Mug");

        api.patch("/customers/C-1", "{\"language\":\"de\"}").expect(200);
        assertThat(text("SO-1")).contains("Was noch folgt", "Versand bis 12. Januar 2026");
    }

    @Test
    void nothing_is_printed_where_nothing_follows() {
        api.post("/orders", SmallShop.order("MUG", 5)).expect(201);
        api.post("/picks", "{\"location\":\"MAIN\",\"orders\":[\"SO-1\"]}").expect(201);
        assertThat(api.get("/orders/SO-1/packing-insert.pdf").expect(409).text("/type")).endsWith("nothing-follows");
        api.get("/orders/SO-9/packing-insert.pdf").expect(404);
        api.get("/orders/SO-1/packing-insert.pdf?paper=a0").expect(422);
    }
}
