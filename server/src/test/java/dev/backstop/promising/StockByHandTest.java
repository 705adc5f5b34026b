package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.stock.Stock;
import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

/** What people move and count by hand, and what the levels say of it. */
@BackstopTest
class StockByHandTest {
    @Autowired
    private Api api;

    private Scene scene;

    @BeforeEach
    void ten_mugs_of_which_seven_are_allocated(
            @Autowired Stock stock, @Autowired Items items, @Autowired Locations locations, @Autowired PlatformTransactionManager manager) {
        scene = new Scene(api, stock, items, locations, manager);
        scene.shop();
        move("10", "opening").expect(201);
        scene.order("A", "MUG", 4);
        scene.order("B", "MUG", 3);
    }

    @AfterEach
    void the_books_are_right() {
        assertThat(api.get("/audit/self").expect(200).text("/state")).as(api.get("/audit/self").text()).isEqualTo("clean");
    }

    private Answer move(String quantity, String reason) {
        return api.post("/stock/movements", "{\"sku\":\"MUG\",\"location\":\"MAIN\",\"quantity\":\"%s\",\"reason\":\"%s\"}".formatted(quantity, reason));
    }

    @Test
    void a_count_below_what_is_allocated_displaces_the_last_in_line() {
        var counted = api.post("/stock/counts", """
                {"sku":"MUG","location":"MAIN","condition":"sellable","counted":"5"}""").expect(201);

        assertThat(counted.text("/difference")).isEqualTo("-5");
        assertThat(counted.json().path("displaced").size()).isEqualTo(1);
        assertThat(counted.text("/displaced/0/order")).isEqualTo("SO-2");
        assertThat(counted.text("/displaced/0/quantity")).isEqualTo("2");
        assertThat(api.get("/orders/SO-1").text("/lines/0/state")).isEqualTo("allocated");
        assertThat(api.get("/orders/SO-2").text("/lines/0/state")).isEqualTo("part-backordered");
        assertThat(api.get("/orders/SO-2/lines/1/promises").text()).contains("\"count\"");
    }

    @Test
    void an_issue_takes_only_what_is_free() {
        assertThat(move("-4", "issue").expect(409).text("/detail")).startsWith("Only 3 of MUG are free");

        var issued = move("-3", "issue").expect(201);
        assertThat(issued.text("/quantity")).isEqualTo("-3");
        assertThat(issued.text("/onHand")).isEqualTo("7");
        assertThat(issued.json().path("displaced").size()).isZero();
        move("-3", "theft").expect(422);
        move("-8", "adjustment").expect(409);
    }

    @Test
    void damage_moves_goods_aside_and_displaces() {
        var damaged = move("-4", "damage").expect(201);

        assertThat(damaged.text("/displaced/0/order")).isEqualTo("SO-2");
        assertThat(damaged.text("/displaced/0/quantity")).isEqualTo("1");
        assertThat(damaged.text("/onHand")).isEqualTo("6");
        assertThat(api.get("/orders/SO-1").text("/lines/0/state")).isEqualTo("allocated");
    }

    @Test
    void what_is_being_picked_is_not_counted_away() {
        api.post("/picks", """
                {"location":"MAIN","orders":["SO-1"]}""").expect(201);

        assertThat(api.post("/stock/counts", """
                {"sku":"MUG","location":"MAIN","counted":"3"}""").expect(409).text("/detail")).startsWith("4 of MUG are being picked");
        api.post("/stock/counts", """
                {"sku":"MUG","location":"MAIN","counted":"4"}""").expect(201);
    }
}
