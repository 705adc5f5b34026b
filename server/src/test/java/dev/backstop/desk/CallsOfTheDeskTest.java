package dev.backstop.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What telephone systems tell us of calls, and what is made of it. */
@BackstopTest
class CallsOfTheDeskTest {
    private final Api api;
    private String order = "";

    @Autowired
    CallsOfTheDeskTest(Api api) {
        this.api = api;
    }

    @BeforeEach
    void open() {
        SmallShop.open(api, "MUG-1", 5);
        order = api.post("/orders", SmallShop.order("MUG-1", 3)).expect(201).text("/number");
    }

    @Test
    void a_call_is_wrapped_up_once_however_often_it_is_told() {
        api.post("/calls/pbx-1/wrap-up", """
                {"direction":"inbound","startedAt":"2026-01-05T08:59:00Z","durationSeconds":60,"from":"+441632960961",
                 "agent":"ann@shop.example","reason":"WHERE_IS_IT","orders":["%s"]}
                """.formatted(order)).expect(200);
        var again = api.post("/calls/pbx-1/wrap-up", "{\"outcome\":\"NO_DECISION\",\"note\":\"rings again\"}").expect(200);

        assertThat(again.text("/reason")).isEqualTo("WHERE_IS_IT");
        assertThat(again.text("/outcome")).isEqualTo("NO_DECISION");
        assertThat(again.text("/durationSeconds")).isEqualTo("60");
        var figures = api.get("/desk/measures?days=1").expect(200);
        assertThat(figures.text("/calls")).isEqualTo("1");
        assertThat(figures.text("/callsPer100")).isEqualTo("100.0");
        assertThat(figures.text("/reasons/0/reason")).isEqualTo("WHERE_IS_IT");
    }

    @Test
    void what_is_not_on_the_lists_is_refused_with_what_is() {
        assertThat(api.post("/calls/pbx-1/wrap-up", "{\"reason\":\"BORED\"}").expect(422).text("/errors/0/detail"))
                .contains("BORED", "WHERE_IS_IT");
        assertThat(api.post("/calls/pbx-1/wrap-up", "{\"orders\":[\"SO-99\"]}").expect(422).text("/errors/0/pointer"))
                .isEqualTo("/orders/0");
        assertThat(api.get("/desk/codes").at("/reasons").size()).isEqualTo(15);
    }

    @Test
    void settings_of_the_desk_are_kept_and_wrong_ones_refused() {
        assertThat(api.get("/desk/settings").text("/goodwillShare")).isEqualTo("0.05");
        api.put("/desk/settings", "{\"frameAncestors\":[\"https://help.example\"],\"goodwillMost\":\"7.5\"}").expect(200);
        assertThat(api.get("/desk/settings").text("/goodwillMost")).isEqualTo("7.5");
        assertThat(api.put("/desk/settings", "{\"frameAncestors\":[\"https://help.example/page'; script-src *\"]}").expect(422)
                .text("/errors/0/pointer"))
                .isEqualTo("/frameAncestors/0");
        assertThat(api.put("/desk/settings", "{\"goodwillShare\":\"2\"}").expect(422).text("/detail")).contains("0 to 1");
    }
}
