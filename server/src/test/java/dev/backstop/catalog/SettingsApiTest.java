package dev.backstop.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@BackstopTest
class SettingsApiTest {
    @Autowired
    private Api api;

    @Autowired
    private ExchangeRates rates;

    @Test
    void a_new_firm_begins_with_the_defaults() {
        assertThat(api.get("/settings").expect(200).text()).isEqualTo("""
                {"currency":"EUR","confidence":"0.9","graceWorkingDays":1,"allocation":"first-come","sourcing":"priority",\
                "defaultDaysToShip":null,"reorderTrigger":"at-or-below","orderingCost":null,"holdingRate":"0.2","backorderCost":null,\
                "confidenceFor":[]}""");
    }

    @Test
    void patch_changes_what_it_names_and_null_brings_the_default_back() {
        var changed = api.patch("/settings", "{\"currency\":\"GBP\",\"confidence\":\"0.95\",\"orderingCost\":\"25\",\"defaultDaysToShip\":10}").expect(200);
        assertThat(changed.text("/currency") + changed.text("/confidence") + changed.text("/orderingCost")).isEqualTo("GBP0.9525.00");

        var reset = api.patch("/settings", "{\"confidence\":null,\"defaultDaysToShip\":null}").expect(200);

        assertThat(reset.text("/confidence")).isEqualTo("0.9");
        assertThat(reset.text("/defaultDaysToShip")).isEqualTo("null");
        assertThat(reset.text("/currency")).isEqualTo("GBP");
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'currency':'POUND'}        | /currency          | ISO 4217
            {'confidence':'1'}          | /confidence        | less than 1
            {'confidence':'0'}          | /confidence        | more than 0
            {'confidence':'ninety'}     | /confidence        | not a number
            {'graceWorkingDays':-1}     | /graceWorkingDays  | from 0
            {'allocation':'fair'}       | /allocation        | first-come, priority
            {'sourcing':'cheapest'}     | /sourcing          | fewest-parcels
            {'reorderTrigger':'above'}  | /reorderTrigger    | at-or-below, below
            {'holdingRate':'-0.1'}      | /holdingRate       | less than 0
            {'defaultDaysToShip':-1}    | /defaultDaysToShip | from 0
            {'confidenceFor':[{'confidence':'0.95'}]}                         | /confidenceFor/0/class      | Name one of them
            {'confidenceFor':[{'class':'A'}]}                                 | /confidenceFor/0/confidence | is missing
            {'confidenceFor':[{'class':'A','confidence':'95'}]}               | /confidenceFor/0/confidence | less than 1
            {'confidenceFor':[{'channel':'fax','confidence':'0.95'}]}         | /confidenceFor/0/channel    | web, phone, edi
            {'confidenceFor':[{'class':'A','confidence':'0.95'},{'class':'A','confidence':'0.8'}]} | /confidenceFor/1/class | the same customers
            """)
    void a_refusal_names_the_value_and_the_rule(String patch, String pointer, String words) {
        var refused = api.patch("/settings", patch.replace('\'', '"')).expect(422);

        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(refused.text("/errors/0/detail")).contains(words);
    }

    @Test
    void a_rate_holds_until_the_next_one() {
        api.put("/exchange-rates/USD/2026-05-03", "{\"rate\":\"0.79\"}").expect(201);
        api.put("/exchange-rates/USD/2026-05-10", "{\"rate\":\"0.80\"}").expect(201);
        api.put("/exchange-rates/USD/2026-05-10", "{\"rate\":\"0.81\"}").expect(200);

        assertThat(api.get("/exchange-rates/USD/2026-05-10").expect(200).text())
                .isEqualTo("{\"currency\":\"USD\",\"date\":\"2026-05-10\",\"rate\":\"0.81\"}");
        assertThat(rates.on("USD", LocalDate.parse("2026-05-09")).orElseThrow()).isEqualByComparingTo("0.79");
        assertThat(rates.on("USD", LocalDate.parse("2026-05-02"))).isEmpty();
        api.put("/exchange-rates/USD/2026-05-03", "{\"rate\":\"0\"}").expect(422);
        api.put("/exchange-rates/USD/2026-05-03", "{}").expect(422);
        api.put("/exchange-rates/USD/3-May", "{\"rate\":\"1\"}").expect(400);
    }
}
