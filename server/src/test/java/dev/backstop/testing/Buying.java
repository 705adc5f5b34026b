package dev.backstop.testing;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.stock.Condition;
import dev.backstop.stock.Movement;
import dev.backstop.stock.Stock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A small firm that buys, in the words of the trade: MAIN works every day, ACME delivers in 7 days. */
public final class Buying {
    private final Api api;
    private final Stock stock;
    private final Items items;
    private final Locations locations;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Buying(Api api, Stock stock, Items items, Locations locations, JdbcClient jdbc, PlatformTransactionManager manager) {
        this.api = api;
        this.stock = stock;
        this.items = items;
        this.locations = locations;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(manager);
    }

    public void firm() {
        api.put("/locations/MAIN", """
                {"name":"Main","timeZone":"UTC","calendar":{"workingDays":["MO","TU","WE","TH","FR","SA","SU"],"holidays":[]}}""").expect(201);
        vendor("ACME", "");
        api.put("/customers/C-1", "{\"name\":\"A Shop\"}").expect(201);
    }

    /** More fields as {@code ,"name":value}. */
    public void vendor(String code, String more) {
        api.put("/vendors/" + code, """
                {"name":"%s","currency":"EUR","calendar":{"workingDays":["MO","TU","WE","TH","FR","SA","SU"],"holidays":[]}%s}"""
                .formatted(code, more));
    }

    public void item(String sku, String moreTerms) {
        api.put("/items/" + sku, "{\"name\":\"%s\",\"unit\":\"piece\"}".formatted(sku)).expect(201);
        terms(sku, moreTerms);
    }

    public void terms(String sku, String more) {
        api.put("/sourcing-terms/%s/MAIN".formatted(sku), "{\"terms\":[{\"kind\":\"buy\",\"vendor\":\"ACME\",\"leadTimeDays\":7%s}]}".formatted(more));
    }

    /** More of a term: what one costs. */
    public static String price(String euros) {
        return ",\"priceBreaks\":[{\"from\":\"1\",\"price\":{\"amount\":\"%s\",\"currency\":\"EUR\"}}]".formatted(euros);
    }

    /** One of several ways: by that vendor within so many days. */
    public static String way(String vendor, int days, String more) {
        return "{\"kind\":\"buy\",\"vendor\":\"%s\",\"leadTimeDays\":%d%s}".formatted(vendor, days, more);
    }

    /** The ways by which an item comes, the usual one first. */
    public void ways(String sku, String... ways) {
        api.put("/sourcing-terms/%s/MAIN".formatted(sku), "{\"terms\":[%s]}".formatted(String.join(",", ways)));
    }

    /** What the vendor charges for freight: {@code "steps":[…]}, and by what. */
    public Answer freight(String vendor, String tariff) {
        return api.put("/vendors/%s/freight-steps".formatted(vendor), "{%s}".formatted(tariff));
    }

    public void stock(String sku, int units) {
        var place = new Place(items.require(sku, "").id(), locations.require("MAIN", "").id());
        transaction.executeWithoutResult(_ -> stock.post(List.of(new Movement(place, Condition.SELLABLE, "", units, "adjustment", null, null))));
    }

    public Answer rule(String sku, String body) {
        return api.put("/reorder-points/%s/MAIN".formatted(sku), body);
    }

    public void upTo(String sku, int reorderPoint, int orderUpTo) {
        rule(sku, "{\"mode\":\"manual\",\"reorderPoint\":\"%d\",\"orderUpTo\":\"%d\"}".formatted(reorderPoint, orderUpTo)).expect(201);
    }

    /** What history would say of every item: so many are used a day; of when to order, nothing. */
    public void usedADay(int units) {
        learned(units, null, null);
    }

    /** What history would say of every item. */
    public void learned(int perDay, @Nullable Integer reorderPoint, @Nullable Integer orderUpTo) {
        jdbc.sql("""
                INSERT INTO replenishment.learned (item_id, location_id, learned_on, per_day, days, days_counted, days_with_demand, stock_out_days,
                       one_off_days, review_days, target_kind, target_value, reorder_point, order_up_to)
                SELECT item.id, location.id, '2026-01-04', :perDay, 90, 90, 90, 0, 0, 1, 'fill-rate', 0.95, :point, :upTo
                  FROM catalog.item, catalog.location
                """).param("perDay", perDay).param("point", reorderPoint).param("upTo", orderUpTo).update();
    }

    /** Supply that is on its way and comes on a day. */
    public String sent(String sku, int units, String day) {
        return api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"%s","quantity":"%d","expectedOn":"%s"}]}"""
                .formatted(sku, units, day)).expect(201).text("/number");
    }

    public String order(String sku, int units, String more) {
        return api.post("/orders", "{\"customer\":\"C-1\",\"lines\":[{\"sku\":\"%s\",\"quantity\":\"%d\"}]%s}".formatted(sku, units, more))
                .expect(201).text("/number");
    }

    /** How many proposals are new. */
    public int plan() {
        return api.post("/plan-runs", "{\"scope\":{\"skus\":null,\"locations\":null}}").expect(201).at("/proposals").intValue();
    }

    public JsonNode open() {
        return api.get("/proposals?state=open").expect(200).at("/data");
    }

    public JsonNode explained(String sku) {
        return api.get("/explanations/reorder/%s/MAIN".formatted(sku)).expect(200).json();
    }

    public void advance(String to) {
        api.post("/sandbox/clock/advance", "{\"to\":\"%s\"}".formatted(to)).expect(200);
    }
}
