package dev.backstop.storefront.feeds;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a feed says of an item, its page says too. */
@BackstopTest
class FeedsTest {
    private static final int ITEMS = 60;

    @Autowired
    private Api api;

    private String token = "";

    @BeforeEach
    void pages_and_secret() {
        token = api.patch("/shop-addresses",
                "{\"itemPage\":\"https://shop.example/items/{sku}\",\"brand\":\"Acme\"}").expect(200).text("/feedToken");
    }

    private Answer feed(String name) {
        return api.withKey(null).get("//feeds/%s?token=%s".formatted(name, token));
    }

    private Map<String, JsonNode> pages() {
        var pages = new HashMap<String, JsonNode>();
        for (var n = 0; n < ITEMS; n++) {
            pages.put("SKU-" + n, api.get("//availability?sku=SKU-" + n).expect(200).at("/data/0"));
        }
        return pages;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 11})
    void every_feed_says_of_every_item_what_its_page_says(long seed) throws Exception {
        new AnyShop(api, seed).open(ITEMS);
        var pages = pages();
        assertThat(pages.values().stream().map(page -> page.path("state").asString()).collect(toSet())).as("every state is among them")
                .contains("in-stock", "backorder", "preorder", "made-to-order", "out", "ended");
        settled();
        var csv = csv(feed("items.csv").expect(200).text());
        var schema = feed("schema.jsonl").expect(200).text().lines().map(line -> JsonMapper.shared().readTree(line))
                .collect(toMap(product -> product.path("sku").asString(), product -> product));
        var google = google(feed("google.xml").expect(200).text());
        var onix = OnixRead.of(feed("onix.xml").expect(200).text());

        assertThat(csv.keySet()).isEqualTo(pages.keySet());
        assertThat(schema.keySet()).isEqualTo(pages.keySet());
        assertThat(onix.keySet()).isEqualTo(pages.keySet());
        pages.forEach((sku, page) -> {
            var row = Objects.requireNonNull(csv.get(sku), sku);
            var offer = Objects.requireNonNull(schema.get(sku), sku).path("offers");
            var state = page.path("state").asString();
            var date = later(page);
            assertThat(row.getField("state")).as(sku).isEqualTo(state);
            assertThat(row.getField("sellable")).as(sku).isEqualTo(page.path("sellable").asString());
            assertThat(row.getField("words")).as(sku).isEqualTo(page.path("words").asString());
            assertThat(row.getField("quantityNow")).as(sku).isEqualTo(page.path("quantityNow").asString());
            assertThat(row.getField("limitLeft")).as(sku).isEqualTo(page.path("limitLeft").asString(""));
            assertThat(row.getField("name")).as("no formula").isIn("Mug", "'=Item \"%s\", <b>".formatted(sku));
            assertThat(offer.path("availability").asString()).as(sku).isEqualTo("https://schema.org/" + inSchemaOrg(state));
            assertThat(offer.path("availabilityStarts").asString("")).as(sku).isEqualTo(date);
            assertThat(schema.get(sku)).as("what stands on the page of %s", sku).isEqualTo(JsonMapper.shared().readTree(
                    api.withKey(null).get("//availability/jsonld?sku=%s&url=https://shop.example/items/%1$s".formatted(sku)).expect(200)
                            .text()));
            var priced = !api.get("/items/" + sku).at("/price").isNull();
            var said = priced && !state.equals("ended") ? inGoogle(page) : null;
            assertThat(google.get(sku)).as("%s, %s by %s", sku, state, date).isEqualTo(said);
            assertThat(onix.get(sku)).as(sku).isEqualTo(inOnix(page));
        });
    }

    private static String later(JsonNode page) {
        var state = page.path("state").asString();
        var schedule = page.path("schedule");
        var dated = !schedule.isEmpty() && page.path("sellable").asBoolean();
        for (var part : schedule) {
            dated &= part.path("shipBy").isString();
        }
        return dated && !state.equals("in-stock") && !state.equals("low") ? schedule.get(schedule.size() - 1).path("shipBy").asString()
                : "";
    }

    private static String inSchemaOrg(String state) {
        return switch (state) {
            case "in-stock" -> "InStock";
            case "low" -> "LimitedAvailability";
            case "backorder" -> "BackOrder";
            case "preorder" -> "PreOrder";
            case "made-to-order" -> "MadeToOrder";
            case "out" -> "OutOfStock";
            case "ended" -> "Discontinued";
            default -> throw new AssertionError(state);
        };
    }

    /** A backorder without a date, or with one more than a year ahead, is out of stock there. */
    private static String inGoogle(JsonNode page) {
        var state = page.path("state").asString();
        var date = later(page);
        if (state.equals("in-stock") || state.equals("low")) {
            return "in_stock\t\t\t";
        }
        if (state.equals("out") || date.isEmpty() || date.compareTo("2027-01-05") > 0) {
            return "out_of_stock\t\t\t";
        }
        var word = state.equals("preorder") ? "preorder" : "backorder";
        return "%s\t%sT00:00Z\t%s".formatted(word, date, state.equals("made-to-order")
                ? "%d\t%d".formatted(workdays(earliest(page)), workdays(date)) : "\t");
    }

    private static String earliest(JsonNode page) {
        var last = page.path("schedule").get(page.path("schedule").size() - 1);
        return last.path("earliest").asString(last.path("shipBy").asString());
    }

    /** From the Monday that it is, whose week has five. */
    private static long workdays(String day) {
        var days = ChronoUnit.DAYS.between(LocalDate.of(2026, 1, 5), LocalDate.parse(day));
        return days / 7 * 5 + Math.min(days % 7, 4);
    }

    private static String inOnix(JsonNode page) {
        var date = later(page);
        return switch (page.path("state").asString()) {
            case "in-stock", "low" -> "21";
            case "backorder" -> date.isEmpty() ? "30" : "31 on " + date;
            case "preorder" -> date.isEmpty() ? "11" : "10 on " + date;
            case "made-to-order" -> date.isEmpty() ? "22"
                    : "22 in " + ChronoUnit.DAYS.between(LocalDate.of(2026, 1, 5), LocalDate.parse(date));
            case "out" -> "34";
            case "ended" -> page.path("successor").isNull() ? "43" : "41 replaced by " + page.path("successor").asString();
            default -> throw new AssertionError(page);
        };
    }

    private static Map<String, NamedCsvRecord> csv(String text) {
        return CsvReader.builder().ofNamedCsvRecord(text).stream().collect(toMap(row -> row.getField("sku"), row -> row));
    }

    private static Map<String, String> google(String text) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var items = factory.newDocumentBuilder().parse(new InputSource(new StringReader(text))).getElementsByTagName("item");
        var said = new HashMap<String, String>();
        for (var i = 0; i < items.getLength(); i++) {
            var item = (Element) items.item(i);
            said.put(text(item, "id"), String.join("\t", text(item, "availability"), text(item, "availability_date"),
                    text(item, "min_handling_time"), text(item, "max_handling_time")));
            assertThat(text(item, "link")).isEqualTo("https://shop.example/items/" + text(item, "id"));
            assertThat(text(item, "price")).matches("\\d+\\.50 EUR");
        }
        return said;
    }

    private static String text(Element item, String name) {
        var found = item.getElementsByTagNameNS("http://base.google.com/ns/1.0", name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    /** Most items are in stock before and after, and are passed over; none may be that should not. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 11, 23})
    void where_something_moved_for_all_the_feed_of_changes_is_the_difference_to_what_pages_say(long seed) throws Exception {
        new AnyShop(api, seed).open(ITEMS);
        settled();
        var before = google(feed("google.xml").expect(200).text());
        api.patch("/locations/MAIN", "{\"handlingDays\":9}").expect(200);
        settled();
        var pages = pages();
        var different = before.keySet().stream().map(sku -> {
            var page = Objects.requireNonNull(pages.get(sku), sku);
            return Map.entry(sku, page.path("state").asString().equals("ended") ? "out_of_stock\t\t\t" : inGoogle(page));
        }).filter(now -> !now.getValue().equals(before.get(now.getKey()))).map(now -> now.getKey() + '\t' + now.getValue())
                .collect(toSet());
        assertThat(changes()).isEqualTo(different).isNotEmpty();
    }

    @Test
    void changes_reach_the_supplemental_feed_within_two_seconds_and_leave_it_when_the_full_one_is_read() {
        SmallShop.open(api, "MUG", 5);
        api.put("/items/CUP", "{\"name\":\"Cup\",\"unit\":\"piece\",\"price\":{\"amount\":\"1\",\"currency\":\"EUR\"}}").expect(201);
        api.patch("/items/MUG", "{\"price\":{\"amount\":\"4\",\"currency\":\"EUR\"}}").expect(200);
        settled();
        assertThat(changes()).as("whoever has nothing gets all").contains("MUG\tin_stock\t\t\t", "CUP\tout_of_stock\t\t\t");
        feed("google.xml").expect(200);
        assertThat(changes()).isEmpty();

        api.post("/orders", SmallShop.order("MUG", 5)).expect(201);
        Awaitility.await().atMost(2, TimeUnit.SECONDS).pollInterval(20, TimeUnit.MILLISECONDS)
                .untilAsserted(() -> assertThat(changes()).containsExactly("MUG\tbackorder\t2026-01-12T00:00Z\t\t"));
        assertThat(api.withKey(null).get("//feeds/google-changes.tsv?reader=bing&token=" + token).expect(200).text())
                .as("another reader, who has nothing").contains("CUP");
        api.patch("/items/MUG", "{\"status\":\"discontinued\"}").expect(200);
        Awaitility.await().atMost(2, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(changes()).containsExactly("MUG\tout_of_stock\t\t\t"));
        feed("google.xml").expect(200);
        assertThat(changes()).isEmpty();
    }

    private Set<String> changes() {
        var lines = feed("google-changes.tsv").expect(200).text().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("id\tavailability\tavailability_date\tmin_handling_time\tmax_handling_time");
        return lines.stream().skip(1).collect(toSet());
    }

    @Test
    void dates_that_move_as_days_pass_are_changes_too() {
        SmallShop.open(api, "MUG", 0);
        api.patch("/items/MUG", "{\"price\":{\"amount\":\"4\",\"currency\":\"EUR\"}}").expect(200);
        settled();
        feed("google.xml").expect(200);
        assertThat(changes()).isEmpty();
        api.post("/sandbox/clock/advance", Map.of("to", "2026-01-07T09:00:00Z")).expect(200);
        Awaitility.await().atMost(2,
                TimeUnit.SECONDS).untilAsserted(() -> assertThat(changes()).containsExactly("MUG\tbackorder\t2026-01-14T00:00Z\t\t"));
    }

    @Test
    void what_did_not_change_is_not_sent_again() {
        SmallShop.open(api, "MUG", 5);
        settled();
        var tag = feed("items.csv").expect(200).header("ETag");
        assertThat(api.withKey(null).send("GET", "//feeds/items.csv?token=" + token, null, "If-None-Match",
                tag).expect(304).text()).isEmpty();
        api.post("/orders", SmallShop.order("MUG", 5)).expect(201);
        Awaitility.await().atMost(2, TimeUnit.SECONDS).untilAsserted(() ->
                api.withKey(null).send("GET", "//feeds/items.csv?token=" + token, null, "If-None-Match", tag).expect(200));
    }

    @Test
    void only_who_knows_the_secret_or_has_a_key_reads_them() {
        SmallShop.open(api, "MUG", 5);
        api.withKey(null).get("//feeds/items.csv").expect(401);
        api.withKey(null).get("//feeds/items.csv?token=guessed").expect(401);
        api.get("//feeds/items.csv").expect(200);
        feed("nothing.xml").expect(404);
        api.withKey(null).get("//feeds/items.csv?reader=A%20B&token=" + token).expect(422);
        var newToken = api.post("/shop-addresses/feed-token").expect(200).text("/feedToken");
        assertThat(newToken).isNotEqualTo(token);
        feed("items.csv").expect(401);
    }

    @Test
    void it_is_known_who_read_what_when() {
        SmallShop.open(api, "MUG", 5);
        settled();
        api.withKey(null).get("//feeds/items.csv?look=true&token=" + token).expect(200);
        assertThat(api.get("/feeds").expect(200).at("/data/4/readings").size()).as("looking is no reading").isZero();
        feed("items.csv").expect(200);
        var feeds = api.get("/feeds").expect(200);
        assertThat(feeds.text("/data/4/feed")).isEqualTo("items.csv");
        assertThat(feeds.text("/data/4/address")).contains("/feeds/items.csv?token=" + token);
        assertThat(feeds.text("/data/4/readings/0/items")).isEqualTo("1");
        assertThat(feeds.text("/data/4/readings/0/at")).isEqualTo("2026-01-05T09:00:00Z");
    }

    @Test
    void a_shop_that_moves_takes_its_feeds_along() {
        SmallShop.open(api, "MUG", 5);
        settled();
        assertThat(feed("items.csv").expect(200).text()).contains("https://shop.example/items/MUG");
        api.patch("/shop-addresses", "{\"itemPage\":\"https://new.example/{sku}\"}").expect(200);
        assertThat(feed("items.csv").expect(200).text()).contains("https://new.example/MUG").doesNotContain("shop.example");
    }

    @Test
    void a_feed_that_leads_to_pages_asks_where_they_are() {
        api.patch("/shop-addresses", "{\"itemPage\":null}").expect(200);
        assertThat(feed("google.xml").expect(409).text("/type")).endsWith("no-item-pages");
        assertThat(api.patch("/shop-addresses",
                "{\"itemPage\":\"shop.example\"}").expect(422).text("/errors/0/pointer")).isEqualTo("/itemPage");
        assertThat(api.patch("/shop-addresses",
                "{\"image\":\"https://shop.example/a.jpg\"}").expect(422).text("/errors/0/detail")).contains("{sku}");
    }

    /** Until the news of all that was set up has been heard, so that what follows is news of what follows. */
    private void settled() {
        var last = new String[] {""};
        Awaitility.await().atMost(10, TimeUnit.SECONDS).pollInterval(300, TimeUnit.MILLISECONDS).until(() -> {
            var now = api.get("//availability.ndjson").expect(200).header("Availability-Version");
            var same = now.equals(last[0]);
            last[0] = now;
            return same;
        });
    }
}
