package dev.backstop.replenishment;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.stock.Condition;
import dev.backstop.stock.Movement;
import dev.backstop.stock.Stock;
import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import java.util.List;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A small firm that buys, in the words of the trade: MAIN works every day, ACME delivers in 7 days. */
public final class Buying {
    private final Api api;
    private final Stock stock;
    private final Items items;
    private final Locations locations;
    private final TransactionTemplate transaction;

    public Buying(Api api, Stock stock, Items items, Locations locations, PlatformTransactionManager manager) {
        this.api = api;
        this.stock = stock;
        this.items = items;
        this.locations = locations;
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
