package dev.backstop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
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
    void answers_have_the_shape_that_is_described() {
        SmallShop.open(api, "MUG-1", 3);
        var order = api.post("/orders", SmallShop.order("MUG-1", 5)).expect(201);
        expectShape("/api/v1/items/{sku}", "/items/MUG-1");
        expectShape("/api/v1/locations/{code}", "/locations/MAIN");
        expectShape("/api/v1/vendors/{code}", "/vendors/ACME");
        expectShape("/api/v1/customers/{code}", "/customers/C-1");
        expectShape("/api/v1/settings", "/settings");
        expectShape("/api/v1/stock/levels", "/stock/levels?sku=MUG-1");
        expectShape("/api/v1/stock/movements", "/stock/movements?sku=MUG-1");
        expectShape("/api/v1/orders/{number}", "/orders/" + order.text("/number"));
        expectShape("/api/v1/waiting", "/waiting");
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
        var answer = api.get(path).expect(200).json();
        var operation = described.path("paths").path(template).path("get");
        assertThat(operation.isMissingNode()).as("%s is described", template).isFalse();
        var schema = operation.path("responses").path("200").path("content").iterator().next().path("schema");
        expectShape(path, schema, answer);
    }

    private void expectShape(String where, JsonNode schema, JsonNode value) {
        if (value.isNull()) {
            return;
        }
        if (schema.has("$ref")) {
            expectShape(where, described.at(schema.path("$ref").asString().substring(1)), value);
            return;
        }
        var type = schema.path("type").isArray() ? schema.path("type").get(0).asString() : schema.path("type").asString("any");
        switch (type) {
            case "object" -> {
                assertThat(value.isObject()).as("%s is an object", where).isTrue();
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
            default -> assertThat(type).as(where).isEqualTo("any");
        }
    }
}
