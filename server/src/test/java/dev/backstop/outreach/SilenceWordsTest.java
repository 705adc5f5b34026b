package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.access.SignedLinks;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Visitor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

/**
 * What no answer means is said in the same words by the mail, the letter, the call, the customer's page and the desk. Three customers of one
 * country wait for the same mugs: one is written to, one is called, one has only a letter box.
 */
@BackstopTest
class SilenceWordsTest {
    private static final String WAITS = "If we do not hear from you, we take it that you wait until %s. You can still cancel until the goods ship.";
    private static final String ENDS = "Your order is cancelled and refunded by itself unless we ship by %s, or you tell us by then that you agree to the delay.";
    private static final String PERIOD = "You may set us an additional time to deliver. If we miss it, you may end the contract and get all your money back.";
    private static final String PASSWORD = "four small words here";

    private final Api api;
    private final SignedLinks links;
    private final LateShop shop;
    private final Map<String, String> orders = new LinkedHashMap<>();
    private Visitor agent;

    @Autowired
    SilenceWordsTest(Api api, SignedLinks links) {
        this.api = api;
        this.links = links;
        this.shop = new LateShop(api);
        this.agent = new Visitor(api.root(), "en");
    }

    @BeforeEach
    void open() {
        shop.open();
        shop.comes("50", "2026-03-16");
        api.put("/users/ann@shop.example", Map.of("name", "Ann", "role", "agent", "password", PASSWORD)).expect(201);
        agent = new Visitor(api.root(), "en");
        agent.signIn("ann@shop.example", PASSWORD);
    }

    /** One of each kind orders, in a place of the country. */
    private void order(String country, String region) {
        for (var kind : List.of("MAIL", "CALL", "BOX")) {
            api.put("/customers/" + kind, """
                    {"name":"%s","email":%s,"phone":%s,"channels":["%s"],"country":"%s","kind":"consumer","timeZone":"America/New_York"}
                    """.formatted(kind, kind.equals("MAIL") ? "\"mail@customer.example\"" : "null", kind.equals("CALL") ? "\"+12125550134\"" : "null",
                    kind.equals("CALL") ? "phone" : "email", country)).expect(201);
            orders.put(kind, shop.order(kind, "2", """
                    "shipTo":{"name":"%s","lines":["1 Main Street"],"postcode":"10001","region":"%s","country":"%s"},""".formatted(kind, region, country)));
        }
        shop.advance("2026-03-02T14:30:00Z");
    }

    /** Everything that says it to somebody, by whom it is said: the desk and the page to all three. */
    private Map<String, String> said() {
        var said = new LinkedHashMap<String, String>();
        said.put("mail", newest("MAIL"));
        said.put("letter", newest("BOX"));
        said.put("call", StreamSupport.stream(api.get("/calls").expect(200).at("/data").spliterator(), false)
                .map(call -> call.at("/script").toString()).reduce("", (_, last) -> last));
        said.putAll(shown());
        return said;
    }

    private Map<String, String> shown() {
        var shown = new LinkedHashMap<String, String>();
        orders.forEach((kind, order) -> {
            shown.put("page of " + kind, HtmlUtils.htmlUnescape(agent.page("/your-order/" + links.signer().token("order/" + order))));
            shown.put("desk for " + kind, HtmlUtils.htmlUnescape(agent.page("/desk/callers/" + kind)));
        });
        return shown;
    }

    private String newest(String kind) {
        return StreamSupport.stream(api.get("/notices?order=" + orders.get(kind)).expect(200).at("/data").spliterator(), false)
                .filter(notice -> List.of("delay", "renewed").contains(notice.at("/kind").stringValue()))
                .map(notice -> notice.at("/text").stringValue()).reduce("", (_, last) -> last);
    }

    private static void saysOnly(Map<String, String> said, String... sentences) {
        var never = Stream.of(WAITS, ENDS, PERIOD).map(sentence -> sentence.substring(0, 30))
                .filter(start -> Stream.of(sentences).noneMatch(sentence -> sentence.startsWith(start))).toList();
        said.forEach((who, words) -> {
            assertThat(words).as(who).isNotEmpty();
            Stream.of(sentences).forEach(sentence -> assertThat(words).as(who).contains(sentence));
            never.forEach(start -> assertThat(words).as(who).doesNotContain(start));
        });
    }

    @Test
    void a_first_short_delay_is_agreed_to_by_silence_before_and_after_it_is_told() {
        order("US", "NY");
        shop.moves("2026-04-20");
        saysOnly(shown(), WAITS.formatted("Monday 20 April 2026"));
        shop.advance("2026-03-02T14:40:00Z");
        saysOnly(said(), WAITS.formatted("Monday 20 April 2026"));
        called();
        shop.advance("2026-04-02T14:00:00Z");
        saysOnly(shown(), WAITS.formatted("Monday 20 April 2026"));
    }

    @Test
    void a_first_long_delay_ends_the_order_without_a_yes() {
        order("US", "NY");
        shop.moves("2026-05-15");
        saysOnly(shown(), ENDS.formatted("Friday 1 May 2026"));
        shop.advance("2026-03-02T14:40:00Z");
        saysOnly(said(), ENDS.formatted("Friday 1 May 2026"));
    }

    @Test
    void a_delay_without_a_date_ends_the_order_without_a_yes() {
        order("US", "NY");
        shop.loses();
        saysOnly(shown(), ENDS.formatted("Friday 1 May 2026"));
        shop.advance("2026-03-02T14:40:00Z");
        saysOnly(said(), ENDS.formatted("Friday 1 May 2026"));
    }

    @Test
    void a_second_delay_ends_the_order_on_the_day_that_silence_agreed_to() {
        order("US", "NY");
        shop.moves("2026-04-20");
        shop.advance("2026-03-02T14:40:00Z");
        called();
        shop.moves("2026-04-27");
        saysOnly(shown(), ENDS.formatted("Monday 20 April 2026"));
        shop.advance("2026-03-02T14:50:00Z");
        saysOnly(said(), ENDS.formatted("Monday 20 April 2026"));
    }

    @Test
    void who_keeps_the_order_until_it_comes_is_told_of_no_end() {
        order("US", "NY");
        shop.moves("2026-04-20");
        shop.advance("2026-03-02T14:40:00Z");
        orders.values().forEach(order -> shop.chooses(order, "keep-until-it-comes").expect(201));
        shop.moves("2026-06-20");
        shop.advance("2026-03-02T14:50:00Z");
        saysOnly(said());
    }

    @ParameterizedTest
    @CsvSource({"DE, '', true", "GB, '', true", "AU, '', true", "CA, BC, false", "CA, ON, false"})
    void where_silence_means_nothing_nobody_is_told_that_it_does(String country, String region, boolean period) {
        order(country, region);
        shop.moves("2026-04-20");
        var sentences = period ? new String[] {PERIOD} : new String[0];
        saysOnly(shown(), sentences);
        shop.advance("2026-03-02T14:40:00Z");
        saysOnly(said(), sentences);
    }

    /** The one who is called heard it, and has not decided; the letter was posted. */
    private void called() {
        api.post("/calls/%s/outcome".formatted(api.get("/calls").at("/data/0/call")), "{\"outcome\":\"NO_DECISION\"}").expect(204);
        StreamSupport.stream(api.get("/notices?order=" + orders.get("BOX")).at("/data").spliterator(), false)
                .filter(notice -> notice.at("/channel").stringValue().equals("letter"))
                .forEach(notice -> api.post("/notices/%s/posted".formatted(notice.at("/notice"))).expect(204));
    }
}
