package dev.backstop.storefront.restock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From "tell me when it is back" to the mail that says so. */
@BackstopTest
class BackInStockTest {
    @Autowired
    private Api api;

    @BeforeEach
    void no_mugs() {
        SmallShop.open(api, "MUG", 0);
        api.patch("/shop-settings", "{\"backInStock\":true}").expect(200);
    }

    private Answer wishes(String json) {
        return api.withKey(null).post("//availability/subscriptions", json);
    }

    private void wishes(String email, int quantity, String country) {
        wishes("{\"sku\":\"MUG\",\"email\":\"%s\",\"quantity\":\"%d\",\"country\":\"%s\"}".formatted(email, quantity, country)).expect(202);
    }

    private void arrives(int quantity) {
        api.post("/stock/movements", Map.of("sku", "MUG", "location", "MAIN", "quantity", Integer.toString(quantity), "reason", "opening"))
                .expect(201);
    }

    private void until(String instant) {
        api.post("/sandbox/clock/advance", Map.of("to", instant)).expect(200);
    }

    private List<String> mailsTo(String subject) {
        var messages = api.get("/sandbox/messages").expect(200).at("/data");
        return StreamSupport.stream(messages.spliterator(), false).filter(message -> message.path("subject").asString().startsWith(subject))
                .map(message -> message.path("to").asString()).toList();
    }

    private String pageOfNewestMail() {
        var messages = api.get("/sandbox/messages").expect(200).at("/data");
        var text = messages.get(messages.size() - 1).path("text").asString();
        return text.substring(text.indexOf("/back-in-stock/")).split("\\s", 2)[0];
    }

    @Test
    void who_confirms_is_told_once_when_it_is_back() throws Exception {
        assertThat(wishes("{\"sku\":\"MUG\",\"email\":\"Ann@home.example\",\"country\":\"DE\"}").expect(202).text("/state"))
                .isEqualTo("to-confirm");
        var page = pageOfNewestMail();
        assertThat(api.get("/" + page).expect(200).text()).contains("Shall we write to ann@home.example");
        arrives(5);
        until("2026-01-05T10:00:00Z");
        assertThat(mailsTo("Mug is in stock again")).as("looking at the page is no yes").isEmpty();

        answers(page, "yes");
        until("2026-01-05T11:00:00Z");
        until("2026-01-09T11:00:00Z");
        assertThat(mailsTo("Mug is in stock again")).containsExactly("ann@home.example");
        assertThat(api.get("/" + page).expect(200).text()).contains("On Monday 5 January 2026 we wrote to you");
    }

    private void answers(String page, String answer) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(api.root() + page)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("answer=" + answer)).build();
        assertThat(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(302);
    }

    @Test
    void who_says_no_hears_nothing_and_may_ask_again() throws Exception {
        wishes("ann@home.example", 1, "DE");
        answers(pageOfNewestMail(), "no");
        arrives(5);
        until("2026-01-05T11:00:00Z");
        assertThat(mailsTo("Mug is in stock again")).isEmpty();

        wishes("ann@home.example", 1, "US");
        until("2026-01-05T12:00:00Z");
        assertThat(mailsTo("Mug is in stock again")).containsExactly("ann@home.example");
    }

    @Test
    void asked_twice_is_asked_once() {
        wishes("ann@home.example", 1, "DE");
        wishes("ANN@home.example", 2, "DE");
        assertThat(mailsTo("Shall we write")).hasSize(1);
        wishes("bob@home.example", 1, "US");
        wishes("bob@home.example", 1, "US");
        arrives(9);
        until("2026-01-05T11:00:00Z");
        assertThat(mailsTo("Mug is in stock again")).containsExactly("bob@home.example");
    }

    @Test
    void customers_who_ordered_come_before_those_who_only_asked() {
        api.post("/orders", SmallShop.order("MUG", 3)).expect(201);
        wishes("ann@home.example", 1, "US");
        wishes("bob@home.example", 2, "US");
        arrives(3);
        until("2026-01-05T11:00:00Z");
        assertThat(mailsTo("Mug is in stock again")).as("all three are for the order").isEmpty();

        arrives(2);
        until("2026-01-05T12:00:00Z");
        assertThat(mailsTo("Mug is in stock again")).as("bob wants two, one is left for him").containsExactly("ann@home.example");
    }

    @Test
    void who_ordered_from_another_location_comes_before_those_who_only_asked_too() {
        api.put("/locations/EAST", """
                {"name":"East","timeZone":"Europe/London","calendar":{"workingDays":["MO","TU","WE","TH","FR"],"holidays":[],"cutOff":null},
                 "priority":2,"active":true,"handlingDays":0,"country":"GB"}
                """).expect(201);
        api.put("/sourcing-terms/MUG/EAST", """
                {"terms":[{"kind":"buy","vendor":"ACME","rank":1,"leadTimeDays":7,"leadTimeUnit":"calendar"}]}
                """);
        api.post("/orders", """
                {"customer":"C-1","channel":"web","location":"EAST","lines":[{"line":1,"sku":"MUG","quantity":"3"}]}
                """).expect(201);
        wishes("ann@home.example", 1, "US");
        arrives(3);
        until("2026-01-05T11:00:00Z");
        assertThat(mailsTo("Mug is in stock again")).as("three are here, and three are waited for in the east").isEmpty();

        arrives(1);
        until("2026-01-05T12:00:00Z");
        assertThat(mailsTo("Mug is in stock again")).containsExactly("ann@home.example");
    }

    @Test
    void the_next_hear_of_it_a_day_later_or_when_the_first_have_ordered() {
        for (var name : List.of("ann", "bob", "cem")) {
            wishes(name + "@home.example", 1, "US");
        }
        arrives(1);
        until("2026-01-05T11:00:00Z");
        assertThat(mailsTo("Mug is in stock again")).containsExactly("ann@home.example");
        arrives(1);
        until("2026-01-05T12:00:00Z");
        assertThat(mailsTo("Mug is in stock again")).as("one is still ann's to take").containsExactly("ann@home.example",
                "bob@home.example");
        until("2026-01-07T12:00:00Z");
        assertThat(mailsTo("Mug is in stock again")).as("neither came").hasSize(3);
    }

    @Test
    void whoever_ordered_what_we_wrote_of_makes_room_for_the_next() {
        wishes("ann@home.example", 1, "US");
        arrives(1);
        until("2026-01-05T11:00:00Z");
        api.post("/orders", """
                {"customer":"C-1","channel":"web","contact":{"email":"Ann@home.example"},"lines":[{"line":1,"sku":"MUG","quantity":"1"}]}
                """).expect(201);
        wishes("bob@home.example", 1, "US");
        arrives(1);
        until("2026-01-05T12:00:00Z");
        assertThat(mailsTo("Mug is in stock again")).containsExactly("ann@home.example", "bob@home.example");
    }

    @Test
    void what_cannot_be_understood_is_refused_by_name() {
        assertThat(wishes("{\"sku\":\"MUG\",\"email\":\"ann\"}").expect(422).text("/errors/0/pointer")).isEqualTo("/email");
        assertThat(wishes("{\"sku\":\"CUP\",\"email\":\"ann@home.example\"}").expect(422).text("/errors/0/pointer")).isEqualTo("/sku");
        assertThat(wishes("{\"sku\":\"MUG\",\"email\":\"a@b.example\",\"quantity\":\"20000\"}").expect(422).text("/errors/0/pointer"))
                .isEqualTo("/quantity");
        assertThat(wishes("{\"sku\":\"MUG\",\"email\":\"a@b.example\",\"country\":\"XX\"}").expect(422).text("/errors/0/pointer"))
                .isEqualTo("/country");
        api.patch("/items/MUG", "{\"status\":\"discontinued\"}").expect(200);
        wishes("{\"sku\":\"MUG\",\"email\":\"ann@home.example\"}").expect(422);
    }

    @Test
    void nothing_is_taken_where_the_firm_does_not_offer_it() {
        api.patch("/shop-settings", "{\"backInStock\":false}").expect(200);
        assertThat(wishes("{\"sku\":\"MUG\",\"email\":\"ann@home.example\"}").expect(409).text("/type")).endsWith("not-offered");
    }

    @Test
    void nobody_can_have_an_address_flooded() {
        for (var n = 1; n <= 9; n++) {
            api.put("/items/M-" + n, "{\"name\":\"Mug %d\",\"unit\":\"piece\"}".formatted(n)).expect(201);
            wishes("{\"sku\":\"M-%d\",\"email\":\"ann@home.example\",\"country\":\"DE\"}".formatted(n)).expect(202);
        }
        assertThat(mailsTo("Shall we write")).hasSize(5);
        until("2026-01-20T09:00:00Z");
        wishes("ann@home.example", 1, "DE");
        assertThat(mailsTo("Shall we write")).as("what was never confirmed was forgotten").hasSize(6);
    }

    @Test
    void a_wrong_link_says_so() {
        api.get("//back-in-stock/nonsense").expect(410);
    }
}
