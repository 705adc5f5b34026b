package dev.backstop.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** That questions which Shopify would refuse are refused here too, or the tests of ours prove nothing. */
class AdminSchemaTest {
    private static final JsonMapper mapper = JsonMapper.builder().build();

    private static JsonNode asked(String query, String variables) {
        return mapper.createObjectNode().put("query", query).set("variables", mapper.readTree(variables));
    }

    private static void check(String query, String variables) {
        AdminSchema.published().check(asked(query, variables));
    }

    @Test
    void what_it_knows_is_taken() {
        assertThatCode(() -> check("query Q($first: Int!) { shop { name } locations(first: $first) { nodes { id } } }", "{\"first\":3}"))
                .doesNotThrowAnyException();
    }

    @Test
    void a_field_an_argument_and_a_variable_that_it_does_not_know_are_named() {
        assertThatThrownBy(() -> check("query Q { shop { names } }", "{}")).hasMessageContaining("Shop.names");
        assertThatThrownBy(() -> check("query Q { shop }", "{}")).hasMessageContaining("QueryRoot.shop");
        assertThatThrownBy(() -> check("query Q { locations(last: 3) { nodes { id } } }", "{}")).hasMessageContaining("locations(last)");
        assertThatThrownBy(() -> check("query Q($first: String) { locations(first: $first) { nodes { id } } }", "{}"))
                .hasMessageContaining("$first: String for locations(first: Int)");
        assertThatThrownBy(() -> check("query Q { orders(sortKey: AGE) { nodes { name } } }", "{}")).hasMessageContaining("AGE");
    }

    @Test
    void what_a_variable_holds_is_looked_into() {
        var set = "mutation M($fields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $fields) { userErrors { message } } }";
        assertThatCode(() -> check(set, "{\"fields\":[{\"ownerId\":\"1\",\"key\":\"k\",\"value\":\"v\"}]}")).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(set, "{}")).hasMessageContaining("$fields is missing");
        assertThatThrownBy(() -> check(set, "{\"fields\":[{\"ownerId\":\"1\",\"key\":\"k\"}]}"))
                .hasMessageContaining("$fields.value is missing");
        assertThatThrownBy(() -> check(set, "{\"fields\":[{\"ownerId\":\"1\",\"key\":\"k\",\"value\":3}]}"))
                .hasMessageContaining("is no String");
        assertThatThrownBy(() -> check(set, "{\"fields\":[{\"ownerId\":\"1\",\"key\":\"k\",\"value\":\"v\",\"kind\":\"x\"}]}"))
                .hasMessageContaining("MetafieldsSetInput.kind");
    }
}
