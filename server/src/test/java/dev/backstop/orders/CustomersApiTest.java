package dev.backstop.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@BackstopTest
class CustomersApiTest {
    @Autowired
    private Api api;

    @Test
    void put_creates_then_replaces_and_shows_the_whole_customer() {
        var whole = """
                {"code":"C-1","name":"A Shop","email":"a@shop.example","phone":"+441111111111","country":"GB","postcode":null,\
                "kind":"consumer","class":"A","priority":3,"language":"en","timeZone":"Europe/London","channels":["email","phone"],\
                "creditLimit":"5000.00","owed":"120.50"}""";
        assertThat(api.put("/customers/C-1", whole).expect(201).text()).isEqualTo(whole);

        assertThat(api.put("/customers/C-1", "{\"name\":\"A Shop\"}").expect(200).text()).isEqualTo("""
                {"code":"C-1","name":"A Shop","email":null,"phone":null,"country":null,"postcode":null,"kind":"business","class":null,\
                "priority":5,"language":"en","timeZone":null,"channels":["email"],"creditLimit":null,"owed":"0.00"}""");
        assertThat(api.patch("/customers/C-1", "{\"class\":\"B\"}").expect(200).text("/class")).isEqualTo("B");
        assertThat(api.get("/customers?q=shop").expect(200).at("/data").size()).isEqualTo(1);
        assertThat(api.get("/customers?q=garage").expect(200).at("/data").size()).isZero();
        api.delete("/customers/C-1").expect(204);
        api.get("/customers/C-1").expect(404);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {}                                 | /name       | The name is missing
            {'name':'X','email':'nobody'}      | /email      | not a mail address
            {'name':'X','country':'England'}   | /country    | ISO 3166
            {'name':'X','kind':'friend'}       | /kind       | business, consumer
            {'name':'X','priority':10}         | /priority   | from 1 to 9
            {'name':'X','language':'klingon'}  | /language   | such as en
            {'name':'X','timeZone':'London'}   | /timeZone   | Europe/London
            {'name':'X','creditLimit':'-1'}    | /creditLimit | less than 0
            {'name':'X','channels':['pigeon']} | /channels/0 | email, phone, sms, letter
            """)
    void a_refusal_names_the_value_and_the_rule(String body, String pointer, String words) {
        var refused = api.put("/customers/X", body.replace('\'', '"')).expect(422);

        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(refused.text("/errors/0/detail")).contains(words);
    }
}
