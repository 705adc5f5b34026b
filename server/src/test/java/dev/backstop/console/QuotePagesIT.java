package dev.backstop.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import dev.backstop.testing.Visitor;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What quotes hold is seen, with whom it is held for and until when, and can be let go. */
@BackstopTest
class QuotePagesIT {
    private static final int SEEN_OTHER = 303;
    private static final int TAKEN = 302;

    private final Api api;
    private final Visitor visitor;

    @Autowired
    QuotePagesIT(Api api) {
        this.api = api;
        this.visitor = new Visitor(api.root(), "en");
    }

    @BeforeEach
    void four_of_five_mugs_are_held_and_somebody_waits() {
        api.put("/users/" + Shop.EMAIL, Map.of("name", "Ada Admin", "role", "admin", "password", Shop.PASSWORD));
        visitor.signIn(Shop.EMAIL, Shop.PASSWORD);
        SmallShop.open(api, "MUG", 5);
        api.post("/quotes", """
                {"customer":"C-1","holdUntil":"2026-01-06T12:00:00Z","lines":[{"line":1,"sku":"MUG","quantity":"4"}]}""").expect(200);
        api.post("/quotes", "{\"store\":true,\"lines\":[{\"line\":1,\"sku\":\"MUG\",\"quantity\":\"1\"}]}").expect(200);
        api.post("/orders", SmallShop.order("MUG", 2)).expect(201);
    }

    @Test
    void a_quote_that_holds_is_listed_and_let_go() {
        assertThat(visitor.page("/quotes")).contains("Q-1", "A Shop", "4 from stock", "Holds goods").doesNotContain("Q-2");
        assertThat(visitor.page("/quotes?which=all&item=MUG")).contains("Q-1", "Q-2", "nobody was named");
        assertThat(visitor.page("/quotes?item=BOWL")).contains("No quote holds anything");

        assertThat(visitor.submit("/quotes", "/quotes/Q-1/release", "")).isEqualTo(TAKEN);
        assertThat(visitor.page("/quotes")).contains("No quote holds anything", "Quote Q-1 holds nothing any more; who waits moves up.");
        assertThat(visitor.follow("/quotes/Q-1/release")).as("opened again, it leads on").isEqualTo(SEEN_OTHER);
        assertThat(api.get("/orders/SO-1").expect(200).text("/lines/0/state")).isEqualTo("allocated");
    }

    @Test
    void programs_read_the_same_list() {
        var held = api.get("/quotes?state=holding").expect(200);
        assertThat(held.at("/data").size()).isEqualTo(1);
        assertThat(held.text("/data/0/quote") + held.text("/data/0/customer") + held.text("/data/0/expiresAt")).isEqualTo("Q-1C-12026-01-06T12:00:00Z");
        assertThat(held.at("/data/0/lines")).isEqualTo(api.get("/quotes/Q-1").expect(200).at("/lines"));
        assertThat(api.get("/quotes?limit=1").expect(200).text("/data/0/quote")).as("the newest first").isEqualTo("Q-2");
        assertThat(api.get("/quotes?limit=1&cursor=" + api.get("/quotes?limit=1").text("/nextCursor")).expect(200).text("/data/0/quote")).isEqualTo("Q-1");
        assertThat(api.get("/quotes?state=open").expect(422).text("/detail")).contains("open", "holding");
        assertThat(api.get("/quotes?customer=C-1&sku=MUG&state=lapsed").expect(200).at("/data")).isEmpty();
    }
}
