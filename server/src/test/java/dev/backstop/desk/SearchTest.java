package dev.backstop.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever calls is found by anything that can be said on the phone. */
@BackstopTest
class SearchTest {
    private final Api api;

    @Autowired
    SearchTest(Api api) {
        this.api = api;
    }

    @BeforeEach
    void customers() {
        SmallShop.open(api, "KETTLE-7", 5);
        api.put("/customers/K-77", """
                {"name":"Søren Kjærgård Tea House","email":"orders@tea-house.example","phone":"+45 20 12 34 56","country":"DK","postcode":"8000 C"}
                """).expect(201);
        api.put("/customers/K-78", """
                {"name":"Margaret Whitfield","email":"maggie.w@post.example","phone":"+44 1632 960961","country":"GB","postcode":"LS1 4AP"}
                """).expect(201);
        api.put("/customers/K-79", "{\"name\":\"Margot Whitford\",\"country\":\"GB\"}").expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"K-78", "k-78", "Margaret Whitfield", "whitfield marg", "Margarte Whitfield", "Margaret Whitfeld",
            "whitfiield", "LS1 4AP", "ls14ap",
        "maggie.w@post.example", "Maggie.W@Post.Example", "01632 960961", "+44 1632 960961", "0044 (0)1632 960961", "960961"})
    void a_customer_is_found_by_whatever_is_said(String said) {
        assertThat(keys(said)).first().isEqualTo("K-78");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soren", "SØREN", "kjærgård tea", "tea hause"})
    void accents_and_capitals_do_not_matter(String said) {
        assertThat(keys(said)).contains("K-77");
    }

    @Test
    void words_as_they_are_written_go_before_those_that_only_look_like_them() {
        assertThat(keys("whitfield")).containsExactly("K-78");
        assertThat(api.get("/desk/search?q=whitfeld").text("/data/0/by")).isEqualTo("likeness");
    }

    @Test
    void an_order_is_found_by_our_number_and_by_its_customers() {
        var order = api.post("/orders",
                "{\"customer\":\"K-78\",\"reference\":\"their 4711\",\"lines\":[{\"sku\":\"KETTLE-7\",\"quantity\":\"1\"}]}").expect(201)
                .text("/number");
        assertThat(keys(order)).containsExactly(order);
        assertThat(keys("their 4711")).contains(order);
        assertThat(api.get("/desk/search?q=" + order).text("/data/0/customer")).isEqualTo("K-78");
    }

    @Test
    void items_are_found_too_and_what_is_nowhere_is_not_made_up() {
        assertThat(keys("kettle-7")).containsExactly("KETTLE-7");
        assertThat(keys("ketle-7")).contains("KETTLE-7");
        assertThat(keys("zzyzx")).isEmpty();
        assertThat(keys("a\\b'c@d%")).isEmpty();
        assertThat(api.get("/desk/search?q=%20").expect(422).text("/detail")).contains("Send a name");
    }

    private List<String> keys(String said) {
        return api.get("/desk/search?q=" + URLEncoder.encode(said, StandardCharsets.UTF_8)).expect(200).at("/data").valueStream()
                .map(hit -> hit.path("key").stringValue()).toList();
    }

    @Test
    void a_number_that_was_left_with_an_order_finds_who_ordered() {
        api.post("/orders", "{\"customer\":\"C-1\",\"contact\":{\"phone\":\"+44 20 7946 0958\"},"
                + "\"lines\":[{\"sku\":\"KETTLE-7\",\"quantity\":\"1\"}]}")
                .expect(201);
        var found = api.get("/desk/search?q=020%207946%200958").expect(200);
        assertThat(found.at("/data").size()).isEqualTo(1);
        assertThat(found.text("/data/0/key")).isEqualTo("C-1");
        assertThat(found.text("/data/0/by")).isEqualTo("phone");
    }
}
