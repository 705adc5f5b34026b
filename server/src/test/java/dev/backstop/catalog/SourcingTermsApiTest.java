package dev.backstop.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@BackstopTest
class SourcingTermsApiTest {
    @Autowired
    private Api api;

    @BeforeEach
    void two_locations_a_vendor_and_an_item() {
        api.put("/locations/MAIN", "{\"name\":\"Main\"}").expect(201);
        api.put("/locations/NORTH", "{\"name\":\"North\"}").expect(201);
        api.put("/vendors/ACME", "{\"name\":\"Acme\",\"currency\":\"USD\"}").expect(201);
        api.put("/items/MUG-1", "{\"name\":\"Mug\"}").expect(201);
    }

    @Test
    void put_replaces_all_terms_of_the_place_the_usual_one_first() {
        var put = api.put("/sourcing-terms/MUG-1/MAIN", """
                {"terms":[{"kind":"transfer","fromLocation":"NORTH","rank":2},
                          {"vendor":"ACME","rank":1,"leadTimeDays":7,"leadTimeUnit":"working","moq":"15","multiple":"3",
                           "purchaseUnit":{"code":"box","factor":"6"},
                           "priceBreaks":[{"from":"1","price":{"amount":"2.10"}},{"from":"10","price":{"amount":"1.999999"}}]}]}""").expect(201);

        assertThat(put.text()).isEqualTo("""
                {"sku":"MUG-1","location":"MAIN","terms":[\
                {"kind":"buy","vendor":"ACME","fromLocation":null,"rank":1,"leadTimeDays":7,"leadTimeUnit":"working","moq":"15",\
                "multiple":"3","maximum":null,"purchaseUnit":{"code":"box","factor":"6","decimals":0},\
                "priceBreaks":[{"from":"1","price":{"amount":"2.10","currency":"USD"}},{"from":"10","price":{"amount":"1.999999","currency":"USD"}}]},\
                {"kind":"transfer","vendor":null,"fromLocation":"NORTH","rank":2,"leadTimeDays":null,"leadTimeUnit":"calendar","moq":null,\
                "multiple":null,"maximum":null,"purchaseUnit":null,"priceBreaks":[]}]}""");
        assertThat(api.put("/sourcing-terms/MUG-1/MAIN", put.text()).expect(200).header("ETag")).isEqualTo(put.header("ETag"));
        assertThat(api.get("/sourcing-terms?vendor=ACME").expect(200).at("/data").size()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'vendor':'NONE'}                                                                               | /vendor              | no vendor NONE
            {'kind':'buy'}                                                                                  | /vendor              | Name one
            {'kind':'steal'}                                                                                | /kind                | buy, make, transfer
            {'kind':'make','vendor':'ACME'}                                                                 | /vendor              | kind make has no vendor
            {'kind':'transfer'}                                                                             | /fromLocation        | Name the location
            {'kind':'transfer','fromLocation':'NONE'}                                                       | /fromLocation        | no location NONE
            {'kind':'transfer','fromLocation':'MAIN'}                                                       | /fromLocation        | to itself
            {'vendor':'ACME','leadTimeDays':-1}                                                             | /leadTimeDays        | from 0
            {'vendor':'ACME','leadTimeUnit':'weeks'}                                                        | /leadTimeUnit        | calendar, working
            {'vendor':'ACME','moq':'0'}                                                                     | /moq                 | more than 0
            {'vendor':'ACME','multiple':'2.5'}                                                              | /multiple            | whole units
            {'vendor':'ACME','moq':'10','maximum':'5'}                                                      | /maximum             | below the minimum 10
            {'vendor':'ACME','purchaseUnit':{'code':'box','factor':'0'}}                                    | /purchaseUnit/factor | more than 0
            {'vendor':'ACME','purchaseUnit':{'factor':'6'}}                                                 | /purchaseUnit/code   | no name
            {'vendor':'ACME','priceBreaks':[{'from':'5','price':{'amount':'1'}},{'from':'5','price':{'amount':'1'}}]} | /priceBreaks/1/from  | come after 5
            {'vendor':'ACME','priceBreaks':[{'from':'5'}]}                                                  | /priceBreaks/0/price | price is missing
            """)
    void a_refusal_names_the_value_and_the_rule(String term, String pointer, String words) {
        var refused = api.put("/sourcing-terms/MUG-1/MAIN", "{\"terms\":[" + term.replace('\'', '"') + "]}").expect(422);

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/terms/0" + pointer);
        assertThat(refused.text("/errors/0/detail")).contains(words);
    }

    @Test
    void goods_are_not_transferred_in_a_circle() {
        api.put("/locations/SOUTH", "{\"name\":\"South\"}").expect(201);
        api.put("/sourcing-terms/MUG-1/NORTH", "{\"terms\":[{\"fromLocation\":\"MAIN\"}]}").expect(201);
        api.put("/sourcing-terms/MUG-1/SOUTH", "{\"terms\":[{\"fromLocation\":\"NORTH\"}]}").expect(201);

        var refused = api.put("/sourcing-terms/MUG-1/MAIN", "{\"terms\":[{\"fromLocation\":\"SOUTH\"}]}").expect(422);

        assertThat(refused.text("/detail")).contains("MAIN → SOUTH → NORTH → MAIN");
    }

    @Test
    void terms_need_an_item_a_location_and_at_least_one_way() {
        assertThat(api.put("/sourcing-terms/NONE/NOWHERE", "{\"terms\":[]}").expect(422).at("/errors").size()).isEqualTo(3);
        api.get("/sourcing-terms/MUG-1/MAIN").expect(404);
        api.delete("/sourcing-terms/MUG-1/MAIN").expect(404);
    }

    @Test
    void a_vendor_with_terms_stays() {
        api.put("/sourcing-terms/MUG-1/MAIN", "{\"terms\":[{\"vendor\":\"ACME\"}]}").expect(201);

        assertThat(api.delete("/vendors/ACME").expect(409).text("/detail")).contains("sourcing terms");
        api.delete("/sourcing-terms/MUG-1/MAIN").expect(204);
        api.delete("/vendors/ACME").expect(204);
    }

    @Test
    void an_item_may_differ_at_a_location() {
        var put = api.put("/item-locations/MUG-1/MAIN", """
                {"bin":"A-1","backorders":{"policy":"no"},"protected":[{"class":"A","quantity":"5","until":"2026-12-31"},{"channel":"web","quantity":"2"}]}""")
                .expect(201);

        assertThat(put.text()).isEqualTo("""
                {"sku":"MUG-1","location":"MAIN","stocked":true,"sellable":true,"backorders":{"policy":"no","limit":null},"daysToShip":null,\
                "bin":"A-1","protected":[{"class":"A","channel":null,"quantity":"5","until":"2026-12-31"},\
                {"class":null,"channel":"web","quantity":"2","until":null}]}""");
        assertThat(api.patch("/item-locations/MUG-1/MAIN", "{\"protected\":null,\"backorders\":null}").expect(200).at("/protected").size()).isZero();
        assertThat(api.get("/item-locations?location=MAIN").expect(200).at("/data").size()).isEqualTo(1);
        assertThat(api.get("/item-locations?location=NORTH").expect(200).at("/data").size()).isZero();
        api.put("/item-locations/MUG-1/MAIN", "{\"protected\":[{\"quantity\":\"0\"}]}").expect(422);
        api.put("/item-locations/MUG-1/NOWHERE", "{}").expect(422);
        api.delete("/item-locations/MUG-1/MAIN").expect(204);
        api.get("/item-locations/MUG-1/MAIN").expect(404);
    }
}
