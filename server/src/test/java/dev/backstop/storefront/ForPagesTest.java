package dev.backstop.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a shop puts on its pages: structured data, and the script of the element. */
@BackstopTest
class ForPagesTest {
    private static final int MOST_BYTES = 15_000;

    @Autowired
    private Api api;

    @BeforeEach
    void no_mug() {
        SmallShop.open(api, "MUG", 0);
        api.patch("/items/MUG", "{\"name\":\"Mug </script>\",\"price\":{\"amount\":\"4.5\",\"currency\":\"GBP\"}}").expect(200);
    }

    private Answer open(String path, String... headers) {
        return api.withKey(null).send("GET", path, null, headers);
    }

    @Test
    void search_engines_read_the_same_answer_as_structured_data() {
        api.put("/transit-times/MAIN/GB", "{\"p50Days\":2,\"p95Days\":4}").expect(201);
        var data = open("//availability/jsonld?sku=MUG&country=GB&url=https://shop.example/p/MUG").expect(200);

        assertThat(data.header("Content-Type")).startsWith("application/ld+json");
        assertThat(data.text()).doesNotContain("<");
        assertThat(data.text("/name")).isEqualTo("Mug </script>");
        assertThat(data.text("/url")).isEqualTo("https://shop.example/p/MUG");
        assertThat(data.text("/offers/price")).isEqualTo("4.50");
        assertThat(data.text("/offers/priceCurrency")).isEqualTo("GBP");
        assertThat(data.text("/offers/availability")).isEqualTo("https://schema.org/BackOrder");
        assertThat(data.text("/offers/availabilityStarts")).isEqualTo(open("//availability?sku=MUG").text("/data/0/schedule/0/shipBy"));
        assertThat(data.text("/offers/shippingDetails/deliveryTime/transitTime/minValue")).isEqualTo("2");
        assertThat(data.text("/offers/shippingDetails/deliveryTime/transitTime/maxValue")).isEqualTo("4");
    }

    @Test
    void where_there_is_no_date_none_is_written() {
        api.put("/sourcing-terms/MUG/MAIN", "{\"terms\":[{\"kind\":\"buy\",\"vendor\":\"ACME\",\"rank\":1,\"leadTimeDays\":null}]}")
                .expect(200);
        var data = open("//availability/jsonld?sku=MUG").expect(200);

        assertThat(data.text("/offers/availability")).isEqualTo("https://schema.org/BackOrder");
        assertThat(data.at("/offers").has("availabilityStarts")).isFalse();
        assertThat(open("//availability?sku=MUG").text("/data/0/display/line")).contains("no date yet");
    }

    @Test
    void it_changes_as_soon_as_the_item_does() {
        var tag = open("//availability/jsonld?sku=MUG").expect(200).header("ETag");
        open("//availability/jsonld?sku=MUG", "If-None-Match", tag).expect(304);
        api.post("/stock/movements", "{\"sku\":\"MUG\",\"location\":\"MAIN\",\"quantity\":\"2\",\"reason\":\"opening\"}").expect(201);
        assertThat(open("//availability/jsonld?sku=MUG", "If-None-Match", tag).expect(200).text("/offers/availability"))
                .isEqualTo("https://schema.org/InStock");
        open("//availability/jsonld?sku=NONE").expect(404);
    }

    @Test
    void the_element_is_small_and_any_page_may_load_it() throws IOException {
        var script = open("//stock-promise.js", "Origin", "https://shop.example").expect(200);

        assertThat(zipped(script.text())).isLessThan(MOST_BYTES);
        assertThat(script.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(script.header("Content-Type")).startsWith("text/javascript");
        assertThat(script.header("Cache-Control")).contains("max-age=3600").contains("public");
        assertThat(script.header("Set-Cookie")).isEmpty();
        assertThat(open("//stock-promise.css").expect(200).header("Content-Type")).startsWith("text/css");
    }

    private static int zipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
