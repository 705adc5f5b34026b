package dev.backstop.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@BackstopTest
class VendorsApiTest {
    @Autowired
    private Api api;

    @Test
    void put_creates_then_replaces_and_shows_the_whole_vendor() {
        var whole = """
                {"code":"ACME","name":"Acme","email":"orders@acme.example","country":"US","language":"en","currency":"USD",\
                "calendar":{"workingDays":["MO","TU"],"holidays":["2026-07-03"],"cutOff":null},"orderDays":["MO"],\
                "minimumOrderValue":"100.00","buyer":"R","mergeDays":2}""";
        assertThat(api.put("/vendors/ACME", whole).expect(201).text()).isEqualTo(whole);

        assertThat(api.put("/vendors/ACME", "{\"name\":\"Acme\"}").expect(200).text()).isEqualTo("""
                {"code":"ACME","name":"Acme","email":null,"country":null,"language":"en","currency":"EUR",\
                "calendar":{"workingDays":["MO","TU","WE","TH","FR"],"holidays":[],"cutOff":null},"orderDays":[],\
                "minimumOrderValue":null,"buyer":null,"mergeDays":0}""");
        assertThat(api.get("/vendors?q=acm").expect(200).at("/data").size()).isEqualTo(1);
        api.delete("/vendors/ACME").expect(204);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {}                                          | /name               | The name is missing
            {'name':'X','email':'@'}                    | /email              | not a mail address
            {'name':'X','country':'us'}                 | /country            | ISO 3166
            {'name':'X','currency':'dollar'}            | /currency           | ISO 4217
            {'name':'X','orderDays':['MO','FUNDAY']}    | /orderDays/1        | MO, TU, WE
            {'name':'X','minimumOrderValue':'-5'}       | /minimumOrderValue  | less than 0
            {'name':'X','mergeDays':-1}                 | /mergeDays          | from 0
            """)
    void a_refusal_names_the_value_and_the_rule(String body, String pointer, String words) {
        var refused = api.put("/vendors/X", body.replace('\'', '"')).expect(422);

        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(refused.text("/errors/0/detail")).contains(words);
    }
}
