package dev.backstop.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@BackstopTest
class ItemsApiTest {
    @Autowired
    private Api api;

    @Test
    void put_creates_then_replaces_and_always_shows_the_whole_item() {
        var created = api.put("/items/MUG-1", "{\"name\":\"Mug\",\"price\":{\"amount\":\"4.250\",\"currency\":\"GBP\"},\"orderMultiple\":\"6\"}").expect(201);

        assertThat(created.text()).isEqualTo("""
                {"sku":"MUG-1","name":"Mug","unit":"piece","decimals":0,"category":null,"status":"active","successor":null,\
                "price":{"amount":"4.25","currency":"GBP"},"cost":null,"backorders":{"policy":"yes","limit":null},"components":[],\
                "billOfMaterials":[],"substitutes":[],"minimumOrder":null,"orderMultiple":"6","lots":false,"releasedOn":null,\
                "weight":null,"direct":false}""");
        assertThat(api.put("/items/MUG-1", "{\"name\":\"Big mug\"}").expect(200).text("/orderMultiple")).isEqualTo("null");
    }

    @Test
    void what_get_shows_can_be_put_back_and_changes_nothing() {
        api.put("/items/CUP", "{\"name\":\"Cup\"}").expect(201);
        api.put("/items/SET", """
                {"name":"Set","components":[{"sku":"CUP","quantity":"6"}],"substitutes":["CUP"],"successor":"CUP",
                 "backorders":{"policy":"limited","limit":{"quantity":"50","days":30}}}""").expect(201);
        var shown = api.get("/items/SET").expect(200);

        var putBack = api.put("/items/SET", shown.text()).expect(200);

        assertThat(putBack.text()).isEqualTo(shown.text());
        assertThat(putBack.header("ETag")).isEqualTo(shown.header("ETag"));
    }

    @Test
    void patch_changes_what_it_names_and_null_unsets() {
        api.put("/items/MUG-1", "{\"name\":\"Mug\",\"category\":\"Kitchen\",\"minimumOrder\":\"2\"}").expect(201);

        var patched = api.patch("/items/MUG-1", "{\"category\":null,\"backorders\":{\"policy\":\"no\"}}").expect(200);

        assertThat(patched.text("/name")).isEqualTo("Mug");
        assertThat(patched.text("/category")).isEqualTo("null");
        assertThat(patched.text("/minimumOrder")).isEqualTo("2");
        assertThat(patched.text("/backorders/policy")).isEqualTo("no");
    }

    @Test
    void entity_tags_spare_a_read_and_guard_a_write() {
        var tag = api.put("/items/MUG-1", "{\"name\":\"Mug\"}").expect(201).header("ETag");

        assertThat(api.send("GET", "/items/MUG-1", null, "If-None-Match", tag).expect(304).text()).isEmpty();
        api.send("PATCH", "/items/MUG-1", "{\"name\":\"Cup\"}", "If-Match", tag).expect(200);
        api.send("PATCH", "/items/MUG-1", "{\"name\":\"Jug\"}", "If-Match", tag).expect(412);
        api.send("PUT", "/items/MUG-1", "{\"name\":\"Jug\"}", "If-None-Match", "*").expect(412);
        api.send("PUT", "/items/MUG-2", "{\"name\":\"Jug\"}", "If-Match", tag).expect(412);
        assertThat(api.get("/items/MUG-1").text("/name")).isEqualTo("Cup");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A%2FB", "TASSE%20%C3%BC", "50%25", "A%3BB", "A%5CB", "..A", "A%2F..%2FB", "A%2B%26%3F%23", "%C3%98-%E2%82%AC"})
    void a_sku_may_hold_any_sign(String encoded) {
        api.put("/items/" + encoded, "{\"name\":\"Odd\"}").expect(201);

        assertThat(api.get("/items/" + encoded).expect(200).text("/sku"))
                .isEqualTo(java.net.URLDecoder.decode(encoded, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(api.get("/items").at("/data").size()).isEqualTo(1);
        api.delete("/items/" + encoded).expect(204);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {}                                                                                              | /name                       | The name is missing
            {'name':'X','decimals':7}                                                                       | /decimals                   | from 0 to 6
            {'name':'X','status':'gone'}                                                                    | /status                     | active, phasing-out, discontinued
            {'name':'X','successor':'NONE'}                                                                 | /successor                  | no item NONE
            {'name':'X','successor':'X'}                                                                    | /successor                  | for itself
            {'name':'X','price':{'amount':'-1'}}                                                            | /price/amount               | less than 0
            {'name':'X','price':{'amount':'1.1234567'}}                                                     | /price/amount               | at most 6
            {'name':'X','price':{'amount':'dear'}}                                                          | /price/amount               | not a number
            {'name':'X','price':{'amount':'1','currency':'XYZ'}}                                            | /price/currency             | ISO 4217
            {'name':'X','backorders':{'policy':'maybe'}}                                                    | /backorders/policy          | yes, no, limited
            {'name':'X','backorders':{'policy':'limited'}}                                                  | /backorders/limit           | no limit is set
            {'name':'X','backorders':{'policy':'limited','limit':{'quantity':'0.5'}}}                       | /backorders/limit/quantity  | whole units
            {'name':'X','backorders':{'policy':'limited','limit':{'quantity':'-1'}}}                        | /backorders/limit/quantity  | 0 or more
            {'name':'X','components':[{'sku':'NONE','quantity':'1'}]}                                       | /components/0/sku           | no item NONE
            {'name':'X','components':[{'sku':'X','quantity':'1'}]}                                          | /components/0/sku           | for itself
            {'name':'X','components':[{'sku':'CUP','quantity':'0'}]}                                        | /components/0/quantity      | more than 0
            {'name':'X','components':[{'sku':'CUP','quantity':'1.5'}]}                                      | /components/0/quantity      | whole units
            {'name':'X','components':[{'sku':'CUP'}]}                                                       | /components/0/quantity      | missing
            {'name':'X','components':[{'sku':'CUP','quantity':'1'},{'sku':'CUP','quantity':'1'}]}           | /components/1/sku           | twice
            {'name':'X','decimals':1,'components':[{'sku':'CUP','quantity':'1'}]}                           | /decimals                   | whole units
            {'name':'X','billOfMaterials':[{'sku':'CUP','quantity':'1','scrap':'1'}]}                       | /billOfMaterials/0/scrap    | less than 1
            {'name':'X','billOfMaterials':[{'sku':'CUP','quantity':'0'}]}                                   | /billOfMaterials/0/quantity | more than 0
            {'name':'X','substitutes':['NONE']}                                                             | /substitutes/0              | no item NONE
            {'name':'X','minimumOrder':'0'}                                                                 | /minimumOrder               | more than 0
            {'name':'X','orderMultiple':'1.5'}                                                              | /orderMultiple              | whole units
            {'sku':'Y','name':'X'}                                                                          | /sku                        | The address names X
            """)
    void a_refusal_names_the_value_and_the_rule(String body, String pointer, String words) {
        api.put("/items/CUP", "{\"name\":\"Cup\"}").expect(201);

        var refused = api.put("/items/X", body.replace('\'', '"')).expect(422);

        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(refused.text("/errors/0/detail")).contains(words);
        api.get("/items/X").expect(404);
    }

    @Test
    void all_faults_are_told_at_once() {
        var refused = api.put("/items/X", "{\"status\":\"gone\",\"price\":{\"amount\":\"-1\"},\"minimumOrder\":\"0\"}").expect(422);

        assertThat(refused.at("/errors").size()).isEqualTo(4);
    }

    @Test
    void a_misspelt_field_is_refused_by_name() {
        assertThat(api.put("/items/X", "{\"name\":\"X\",\"catgory\":\"Kitchen\"}").expect(400).text("/errors/0/pointer")).isEqualTo("/catgory");
        api.put("/items/X", "{\"name\":\"X\"}").expect(201);
        assertThat(api.patch("/items/X", "{\"backorders\":{\"polcy\":\"no\"}}").expect(400).text("/detail")).contains("no field polcy");
    }

    @Test
    void nothing_is_made_of_itself_not_even_by_way_of_others() {
        api.put("/items/A", "{\"name\":\"A\"}").expect(201);
        api.put("/items/B", "{\"name\":\"B\",\"components\":[{\"sku\":\"A\",\"quantity\":\"1\"}]}").expect(201);
        api.put("/items/C", "{\"name\":\"C\",\"billOfMaterials\":[{\"sku\":\"B\",\"quantity\":\"1\"}]}").expect(201);

        var refused = api.patch("/items/A", "{\"components\":[{\"sku\":\"C\",\"quantity\":\"1\"}]}").expect(422);

        assertThat(refused.text("/detail")).contains("A → C → B → A");
    }

    @Test
    void decimals_are_fixed_once_a_quantity_is_written() {
        api.put("/locations/MAIN", "{\"name\":\"Main\"}").expect(201);
        api.put("/items/ROPE", "{\"name\":\"Rope\",\"unit\":\"m\"}").expect(201);
        api.patch("/items/ROPE", "{\"decimals\":1}").expect(200);
        api.put("/item-locations/ROPE/MAIN", "{\"protected\":[{\"quantity\":\"2.5\"}]}").expect(201);

        var refused = api.patch("/items/ROPE", "{\"decimals\":2}").expect(409);

        assertThat(refused.text("/detail")).contains("item locations");
        api.patch("/items/ROPE", "{\"name\":\"Strong rope\"}").expect(200);
    }

    @Test
    void an_item_whose_terms_were_taken_back_may_still_change_its_decimals() {
        api.put("/locations/MAIN", "{\"name\":\"Main\"}").expect(201);
        api.put("/vendors/ACME", "{\"name\":\"Acme\"}").expect(201);
        api.put("/items/ROPE", "{\"name\":\"Rope\",\"unit\":\"m\"}").expect(201);
        api.put("/sourcing-terms/ROPE/MAIN", "{\"terms\":[{\"vendor\":\"ACME\",\"moq\":\"5\"}]}").expect(201);
        assertThat(api.patch("/items/ROPE", "{\"decimals\":1}").expect(409).text("/detail")).contains("sourcing terms");
        api.delete("/sourcing-terms/ROPE/MAIN").expect(204);

        api.patch("/items/ROPE", "{\"decimals\":1}").expect(200);
    }

    @Test
    void delete_only_while_nothing_refers_to_it() {
        api.put("/items/CUP", "{\"name\":\"Cup\"}").expect(201);
        api.put("/items/SET", "{\"name\":\"Set\",\"components\":[{\"sku\":\"CUP\",\"quantity\":\"6\"}]}").expect(201);

        assertThat(api.delete("/items/CUP").expect(409).text("/detail")).contains("kit components");
        api.delete("/items/SET").expect(204);
        api.delete("/items/CUP").expect(204);
        api.delete("/items/CUP").expect(404);
    }

    @Test
    void lists_go_page_by_page_in_the_order_of_the_sku() {
        IntStream.range(0, 5).forEach(i -> api.put("/items/I-" + i, "{\"name\":\"Item\"}").expect(201));

        var skus = new ArrayList<String>();
        var cursor = "";
        do {
            var page = api.get("/items?limit=2" + cursor).expect(200);
            page.at("/data").forEach(item -> skus.add(item.path("sku").stringValue()));
            cursor = page.text("/nextCursor").equals("null") ? "" : "&cursor=" + page.text("/nextCursor");
        } while (!cursor.isEmpty());

        assertThat(skus).containsExactly("I-0", "I-1", "I-2", "I-3", "I-4");
        api.get("/items?limit=0").expect(400);
        api.get("/items?cursor=%21").expect(400);
    }

    @ParameterizedTest
    @CsvSource({"q=red%20mug, MUG-RED", "q=BLUE, MUG-BLUE", "q=100%25, PCT", "category=Kitchen, MUG-BLUE MUG-RED", "status=phasing-out, MUG-RED"})
    void lists_can_be_narrowed(String filter, String skus) {
        api.put("/items/MUG-RED", "{\"name\":\"Mug, red\",\"category\":\"Kitchen\",\"status\":\"phasing-out\"}").expect(201);
        api.put("/items/MUG-BLUE", "{\"name\":\"Mug, blue\",\"category\":\"Kitchen\"}").expect(201);
        api.put("/items/PCT", "{\"name\":\"100% wool\"}").expect(201);

        var found = new ArrayList<String>();
        api.get("/items?" + filter).expect(200).at("/data").forEach(item -> found.add(item.path("sku").stringValue()));

        assertThat(String.join(" ", found)).isEqualTo(skus);
    }
}
