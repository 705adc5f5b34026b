package dev.backstop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** What {@code /api/openapi.json} says is what the program does. */
@BackstopTest
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    @Autowired
    Api api;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private JsonNode described = tools.jackson.databind.node.MissingNode.getInstance();

    @BeforeEach
    void read() {
        described = api.withKey(null).get("//api/openapi.json").expect(200).json();
    }

    @Test
    void every_address_of_the_program_is_described_and_no_other() {
        assertThat(described.path("openapi").asString()).startsWith("3.1");
        var told = new TreeSet<String>();
        for (var path : described.path("paths").properties()) {
            path.getValue().propertyNames().stream().filter(METHODS::contains).forEach(method -> told.add(method + ' ' + path.getKey()));
        }
        told.removeIf(address -> !address.contains("/api/v1"));
        assertThat(told).isEqualTo(addresses()).hasSizeGreaterThan(30);
    }

    @Test
    void every_address_says_which_key_it_needs_and_how_it_refuses() {
        assertThat(described.at("/components/securitySchemes/apiKey/scheme").asString()).isEqualTo("bearer");
        for (var path : described.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                var responses = operation.getValue().path("responses");
                assertThat(responses.at("/422/content/application~1problem+json/schema/$ref").asString()).as(path.getKey())
                        .isEqualTo("#/components/schemas/Problem");
                assertThat(operation.getValue().has("security")).as(path.getKey()).isEqualTo(path.getKey().startsWith("/api/v1"));
            }
        }
    }

    @Test
    void answers_have_the_shape_that_is_described() {
        SmallShop.open(api, "MUG-1", 3);
        api.put("/locations/NORTH", "{\"name\":\"North\",\"timeZone\":\"Europe/London\",\"priority\":2}").expect(201);
        var order = api.post("/orders", SmallShop.order("MUG-1", 5)).expect(201);
        expectShape("post", "/api/v1/orders", order, "201");
        expectShape("post", "/api/v1/quotes", api.post("/quotes", """
                {"holdUntil":"2026-01-06T09:00:00Z","lines":[{"sku":"MUG-1","quantity":"1"}]}""").expect(200), "200");
        expectShape("post", "/api/v1/purchase-orders", api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG-1","quantity":"5","expectedOn":"2026-01-09"}]}""").expect(201), "201");
        expectShape("post", "/api/v1/receipts", api.post("/receipts", """
                {"purchaseOrder":"PO-1","lines":[{"line":1,"quantity":"2"}]}""").expect(201), "201");
        expectShape("post", "/api/v1/transfers", api.post("/transfers", """
                {"from":"NORTH","to":"MAIN","lines":[{"sku":"MUG-1","quantity":"1"}]}""").expect(201), "201");
        expectShape("post", "/api/v1/production-orders", api.post("/production-orders", """
                {"sku":"MUG-1","location":"MAIN","quantity":"4"}""").expect(201), "201");
        expectShape("post", "/api/v1/reallocations/preview", api.post("/reallocations/preview", """
                {"sku":"MUG-1","location":"MAIN","rule":"equal-share"}""").expect(200), "200");
        expectShape("post", "/api/v1/plan-runs", api.post("/plan-runs", "{}").expect(201), "201");
        expectShape("post", "/api/v1/planning-events", api.post("/planning-events", """
                {"kind":"promotion","sku":"MUG-1","from":"2026-01-06","until":"2026-01-09","factor":"2","reason":"sale"}""").expect(201), "201");
        expectShape("post", "/api/v1/policies", api.post("/policies", """
                {"segment":"AX","target":{"kind":"fill-rate","value":"0.98"},"reason":"a trial"}""").expect(201), "201");
        expectShape("/api/v1/policies/{policy}", "/policies/POL-1");
        expectShape("/api/v1/planning-events", "/planning-events");
        expectShape("/api/v1/planning-segments", "/planning-segments");
        expectShape("/api/v1/items/{sku}", "/items/MUG-1");
        expectShape("/api/v1/items", "/items");
        expectShape("/api/v1/locations/{code}", "/locations/MAIN");
        expectShape("/api/v1/vendors/{code}", "/vendors/ACME");
        expectShape("/api/v1/customers/{code}", "/customers/C-1");
        expectShape("/api/v1/settings", "/settings");
        expectShape("/api/v1/stock/levels", "/stock/levels?sku=MUG-1");
        expectShape("/api/v1/stock/movements", "/stock/movements?sku=MUG-1");
        expectShape("/api/v1/stock/projection", "/stock/projection?sku=MUG-1&location=MAIN");
        expectShape("/api/v1/orders/{number}", "/orders/" + order.text("/number"));
        expectShape("/api/v1/orders/{number}/lines/{line}/promises", "/orders/" + order.text("/number") + "/lines/1/promises");
        expectShape("/api/v1/quotes/{number}", "/quotes/Q-1");
        expectShape("/api/v1/transfers/{number}", "/transfers/TR-1");
        expectShape("/api/v1/production-orders/{number}", "/production-orders/MO-1");
        expectShape("/api/v1/explanations/promise/{number}/{line}", "/explanations/promise/SO-1/1");
        expectShape("/api/v1/proposals", "/proposals");
        expectShape("/api/v1/duties", "/duties");
        expectShape("/api/v1/waiting", "/waiting");
        expectShape("/api/v1/audit/self", "/audit/self");
        expectShape("/availability", "//availability?sku=MUG-1&quantity=9");
        expectShape("get", "/api/v1/items/{sku}", api.get("/items/NONE").expect(404), "404");
        expectShape("post", "/api/v1/orders", api.post("/orders", "{}").expect(422), "422");
    }

    private Set<String> addresses() {
        var found = new TreeSet<String>();
        mappings.getHandlerMethods().keySet().forEach(mapping -> mapping.getPatternValues().stream()
                .filter(path -> path.startsWith("/api/v1"))
                .forEach(path -> mapping.getMethodsCondition().getMethods()
                        .forEach(method -> found.add(method.name().toLowerCase(Locale.ROOT) + ' ' + path))));
        return found;
    }

    private void expectShape(String template, String path) {
        expectShape("get", template, api.get(path).expect(200), "200");
    }

    private void expectShape(String method, String template, Answer answer, String status) {
        var operation = described.path("paths").path(template).path(method);
        assertThat(operation.isMissingNode()).as("%s %s is described", method, template).isFalse();
        var responses = operation.path("responses");
        var response = responses.has(status) ? responses.path(status) : responses.path("200");
        var schema = response.path("content").iterator().next().path("schema");
        expectShape(method + ' ' + template, schema, answer.json());
    }

    private void expectShape(String where, JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            expectShape(where, described.at(schema.path("$ref").asString().substring(1)), value);
            return;
        }
        if (schema.has("anyOf")) {
            if (!value.isNull()) {
                expectShape(where, schema.path("anyOf").get(0), value);
            }
            return;
        }
        var types = types(schema);
        if (value.isNull()) {
            assertThat(types).as("%s may be null", where).contains("null");
            return;
        }
        switch (types.isEmpty() ? "any" : types.getFirst()) {
            case "object" -> {
                assertThat(value.isObject()).as("%s is an object", where).isTrue();
                schema.path("required").forEach(name -> assertThat(value.has(name.asString())).as("%s/%s is there", where, name).isTrue());
                for (var property : value.properties()) {
                    if (schema.has("properties")) {
                        assertThat(schema.path("properties").has(property.getKey())).as("%s/%s is described", where, property.getKey()).isTrue();
                        expectShape(where + '/' + property.getKey(), schema.path("properties").path(property.getKey()), property.getValue());
                    }
                }
            }
            case "array" -> {
                assertThat(value.isArray()).as("%s is an array", where).isTrue();
                value.forEach(element -> expectShape(where + "/*", schema.path("items"), element));
            }
            case "string" -> assertThat(value.isString()).as("%s is a string", where).isTrue();
            case "integer", "number" -> assertThat(value.isNumber()).as("%s is a number", where).isTrue();
            case "boolean" -> assertThat(value.isBoolean()).as("%s is true or false", where).isTrue();
            default -> assertThat(types).as(where).isEmpty();
        }
    }

    private static List<String> types(JsonNode schema) {
        var types = new ArrayList<String>();
        if (schema.path("type").isArray()) {
            schema.path("type").forEach(type -> types.add(type.asString()));
        } else if (schema.has("type")) {
            types.add(schema.path("type").asString());
        }
        return types;
    }
}
