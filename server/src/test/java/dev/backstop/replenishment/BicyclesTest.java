package dev.backstop.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The production of a real bicycle maker planned to its last nut, with parts of parts of parts, stock, work in process and orders on their way. */
@BackstopTest
class BicyclesTest {
    private static final int MOST_LEVELS = 10;

    private final Api api;
    private final JdbcClient jdbc;
    private final Bicycles bicycles;

    @Autowired
    BicyclesTest(Api api, JdbcClient jdbc) throws IOException {
        this.api = api;
        this.jdbc = jdbc;
        this.bicycles = new Bicycles();
    }

    @Test
    void every_need_is_that_of_an_explosion_by_hand_and_nothing_is_counted_twice() {
        maker();
        var ordered = new HashMap<String, BigDecimal>();
        Map.of("BK-M82B-38", 812, "BK-R93R-48", 507, "BK-T79Y-50", 605).forEach((sku, more) -> {
            var id = bicycles.id(sku);
            var quantity = bicycles.stock.getOrDefault(id, BigDecimal.ZERO).add(BigDecimal.valueOf(more));
            ordered.put(id, quantity);
            api.post("/orders", "{\"customer\":\"C-1\",\"lines\":[{\"sku\":\"%s\",\"quantity\":\"%s\"}]}".formatted(sku, quantity)).expect(201);
        });

        var levels = 0;
        while (releaseWhatIsMade() > 0) {
            assertThat(++levels).as("levels of the bills").isLessThan(MOST_LEVELS);
        }

        var expected = bicycles.explode(ordered);
        assertThat(levels).isGreaterThan(2);
        assertThat(made()).isEqualTo(nets(expected, true));
        assertThat(toBuy()).isEqualTo(nets(expected, false)).hasSizeGreaterThan(10);
        assertThat(demand()).isEqualTo(positive(expected.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().gross()))));
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");

        release("buy");
        assertThat(plan()).as("what is in a draft is not proposed twice").isZero();
    }

    /**
     * Reckoned by hand from the files: 155 bicycles stand there, so 3,000 are made. Of frames 834 are there: 2,166 are made, each with ten ounces of paint, a
     * fifth of it lost. Forks: 2,166 less 901. Blades: two for each of 1,265 forks, less 1,361. Sheets of kind 5: one for each of 1,169 blades and of 2,703
     * chain stays (two for a frame, less 1,629), none for the crowns, of which there are enough; less 1,661 there and 550 on order. Bearings: ten for each of
     * 2,030 bottom brackets less 1,352, with ten balls each, less 1,109 and 6. Hubs: 2,169 front and 2,217 rear wheels less 797; their axles suffice.
     */
    @Test
    void three_thousand_bicycles_need_what_a_pencil_says() {
        maker();
        api.post("/orders", "{\"customer\":\"C-1\",\"lines\":[{\"sku\":\"BK-M82B-38\",\"quantity\":\"3155\"}]}").expect(201);

        while (releaseWhatIsMade() > 0) {
            assertThat(made().size()).isPositive();
        }

        assertThat(made()).containsAllEntriesOf(by(Map.of("BK-M82B-38", 3000, "FR-M94B-38", 2166, "FK-9939", 1265, "BL-2036", 1169, "CS-2812", 2703,
                "FW-M928", 2169, "RW-M928", 2217, "HU-8998", 3589, "BB-9108", 2030, "BE-2349", 18_948)));
        assertThat(made()).as("of these there are enough").doesNotContainKeys(bicycles.id("FC-3654"));
        assertThat(toBuy()).containsAllEntriesOf(by(Map.of("MS-2341", 1661, "MS-0253", 3851, "BA-8327", 188_365, "SK-9283", 154_656, "PA-187B", 21_373)))
                .doesNotContainKeys(bicycles.id("SD-9872"));
    }

    private Map<String, BigDecimal> by(Map<String, Integer> skus) {
        return skus.entrySet().stream().collect(Collectors.toMap(each -> bicycles.id(each.getKey()), each -> BigDecimal.valueOf(each.getValue()).setScale(2)));
    }

    private int plan() {
        return api.post("/plan-runs", "{}").expect(201).at("/proposals").intValue();
    }

    private int releaseWhatIsMade() {
        plan();
        return release("make");
    }

    private int release(String kind) {
        var chosen = open(kind).valueStream().map(each -> '"' + each.get("proposal").stringValue() + '"').toList();
        if (!chosen.isEmpty()) {
            api.post("/proposals/release", "{\"proposals\":[%s]}".formatted(String.join(",", chosen))).expect(200);
        }
        return chosen.size();
    }

    private JsonNode open(String kind) {
        return api.get("/proposals?state=open&limit=1000&kind=" + kind).expect(200).at("/data");
    }

    /** What production orders are to bring, by product. */
    private Map<String, BigDecimal> made() {
        return bySku("""
                SELECT item.sku, sum(made.quantity / power(10::numeric, item.decimals)) AS quantity
                  FROM supply.production_order made JOIN catalog.item item ON item.id = made.item_id GROUP BY item.sku
                """);
    }

    /** What customers and production ask for, pegged to stock, supply or nothing yet, by product. */
    private Map<String, BigDecimal> demand() {
        return bySku("""
                SELECT item.sku, sum((has.allocated + has.backordered) / power(10::numeric, item.decimals)) AS quantity
                  FROM promising.availability has JOIN catalog.item item ON item.id = has.item_id
                 WHERE has.allocated + has.backordered > 0 GROUP BY item.sku
                """);
    }

    private Map<String, BigDecimal> bySku(String sql) {
        var found = new HashMap<String, BigDecimal>();
        jdbc.sql(sql).query(row -> {
            found.put(bicycles.id(row.getString("sku")), row.getBigDecimal("quantity"));
        });
        return positive(found);
    }

    /** What is missing of what is bought, before the vendor's smallest order. */
    private Map<String, BigDecimal> toBuy() {
        return positive(open("buy").valueStream().collect(Collectors.toMap(each -> bicycles.id(each.get("sku").stringValue()),
                each -> new BigDecimal(each.at("/arithmetic/shortage").stringValue()))));
    }

    private Map<String, BigDecimal> nets(Map<String, Bicycles.Wanted> expected, boolean made) {
        return positive(expected.entrySet().stream().filter(each -> bicycles.product(each.getKey()).made() == made)
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().net())));
    }

    private static Map<String, BigDecimal> positive(Map<String, BigDecimal> quantities) {
        return quantities.entrySet().stream().filter(each -> each.getValue().signum() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().setScale(2)));
    }

    private void maker() {
        api.put("/locations/MAIN", """
                {"name":"Main","timeZone":"UTC","calendar":{"workingDays":["MO","TU","WE","TH","FR","SA","SU"],"holidays":[]}}""").expect(201);
        api.put("/customers/C-1", "{\"name\":\"A Shop\"}").expect(201);
        take("vendors", "code,name,currency", bicycles.vendors.stream().map(row -> "%s,\"%s\",EUR".formatted(row.get("BusinessEntityID"), row.get("Name"))));
        take("items", "sku,name,unit,decimals", bicycles.products.values().stream()
                .map(each -> "%s,\"%s\",%s,%d".formatted(each.sku(), each.name(), each.decimals() == 0 ? "piece" : "measure", each.decimals())));
        bicycles.parts.forEach((id, list) -> api.patch("/items/" + bicycles.product(id).sku(), list.stream()
                .map(part -> "{\"sku\":\"%s\",\"quantity\":\"%s\",\"scrap\":\"%s\"}".formatted(bicycles.product(part.component()).sku(),
                        part.quantity().stripTrailingZeros().toPlainString(), part.lost()))
                .collect(Collectors.joining(",", "{\"billOfMaterials\":[", "]}"))).expect(200));
        bicycles.products.values().forEach(each -> api.put("/sourcing-terms/%s/MAIN".formatted(each.sku()), each.made()
                ? "{\"terms\":[{\"kind\":\"make\",\"leadTimeDays\":%d}]}".formatted(each.days())
                : """
                {"terms":[{"kind":"buy","vendor":"%s","leadTimeDays":%d,"moq":"%s","priceBreaks":[{"from":"1","price":{"amount":"%s","currency":"EUR"}}]}]}"""
                .formatted(each.vendor(), each.days(), each.minimum(), each.price())).expect(201));
        take("stock", "sku,location,quantity", bicycles.stock.entrySet().stream()
                .map(each -> "%s,MAIN,%s".formatted(bicycles.product(each.getKey()).sku(), each.getValue())));
        bicycles.purchases.stream().collect(Collectors.groupingBy(row -> row.get("PurchaseOrderID"))).forEach((number, lines) ->
                api.post("/purchase-orders", lines.stream().map(row -> "{\"sku\":\"%s\",\"quantity\":\"%s\",\"expectedOn\":\"2026-01-%02d\"}".formatted(
                                bicycles.product(row.get("ProductID")).sku(), row.get("OrderQty"), 6 + lines.indexOf(row) % 3))
                        .collect(Collectors.joining(",", "{\"number\":\"AW-%s\",\"vendor\":\"%s\",\"location\":\"MAIN\",\"state\":\"sent\",\"lines\":["
                                .formatted(number, lines.getFirst().get("VendorID")), "]}"))).expect(201));
    }

    private void take(String kind, String head, java.util.stream.Stream<String> rows) {
        var answer = api.send("POST", "/imports?kind=" + kind, rows.collect(Collectors.joining("\n", head + "\n", "\n")), "Content-Type", "text/csv")
                .expect(201);
        assertThat(answer.text("/state")).as(answer::text).isEqualTo("applied");
    }
}
