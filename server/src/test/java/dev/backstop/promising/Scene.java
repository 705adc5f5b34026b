package dev.backstop.promising;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.stock.Condition;
import dev.backstop.stock.Movement;
import dev.backstop.stock.Stock;
import dev.backstop.testing.Api;
import java.util.List;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A small shop in the words of the trade: one warehouse, one vendor, two customers. */
class Scene {
    private final Api api;
    private final Stock stock;
    private final Items items;
    private final Locations locations;
    private final TransactionTemplate transaction;

    Scene(Api api, Stock stock, Items items, Locations locations, PlatformTransactionManager manager) {
        this.api = api;
        this.stock = stock;
        this.items = items;
        this.locations = locations;
        this.transaction = new TransactionTemplate(manager);
    }

    /** MAIN in London, working Monday to Friday; ACME delivers within 7 days; customers A and B; the item MUG. */
    void shop() {
        api.put("/locations/MAIN", "{\"name\":\"Main\",\"timeZone\":\"Europe/London\"}").expect(201);
        api.put("/vendors/ACME", "{\"name\":\"Acme\",\"currency\":\"EUR\"}").expect(201);
        api.put("/customers/A", "{\"name\":\"A Shop\"}").expect(201);
        api.put("/customers/B", "{\"name\":\"B Shop\"}").expect(201);
        item("MUG");
    }

    void item(String sku) {
        api.put("/items/" + sku, "{\"name\":\"%s\",\"unit\":\"piece\"}".formatted(sku)).expect(201);
        api.put("/sourcing-terms/%s/MAIN".formatted(sku), "{\"terms\":[{\"kind\":\"buy\",\"vendor\":\"ACME\",\"leadTimeDays\":7}]}").expect(201);
    }

    void kit(String sku, String one, int ofOne, String other, int ofOther) {
        api.put("/items/" + sku, """
                {"name":"%s","unit":"piece","components":[{"sku":"%s","quantity":"%d"},{"sku":"%s","quantity":"%d"}]}"""
                .formatted(sku, one, ofOne, other, ofOther)).expect(201);
    }

    void patchItem(String sku, String patch) {
        api.patch("/items/" + sku, patch).expect(200);
    }

    /** Puts units on the shelf. */
    void stock(String sku, long units) {
        var place = new Place(items.require(sku, "").id(), locations.require("MAIN", "").id());
        transaction.executeWithoutResult(_ -> stock.post(List.of(new Movement(place, Condition.SELLABLE, "", units, "adjustment", null, null))));
    }

    String orderJson(String customer, String sku, long quantity) {
        return "{\"customer\":\"%s\",\"lines\":[{\"sku\":\"%s\",\"quantity\":\"%d\"}]}".formatted(customer, sku, quantity);
    }

    JsonNode order(String customer, String sku, long quantity) {
        return api.post("/orders", orderJson(customer, sku, quantity)).expect(201).json();
    }
}
