package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.access.SignedLinks;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Visitor;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

/** A vendor mistyped the year, and the brake holds: whoever waits already hears what was said to them, and that somebody looks at it. */
@BackstopTest
class HeldBackTest {
    private static final Pattern PART = Pattern.compile("/desk/callers/US/parts/(\\d+)/ask");
    private static final String PASSWORD = "four small words here";

    private final Api api;
    private final SignedLinks links;
    private final LateShop shop;
    private String order = "";
    private Visitor agent;

    @Autowired
    HeldBackTest(Api api, SignedLinks links) {
        this.api = api;
        this.links = links;
        this.shop = new LateShop(api);
        this.agent = new Visitor(api.root(), "en");
    }

    @BeforeEach
    void a_year_is_mistyped() {
        shop.open();
        shop.comes("50", "2026-03-16");
        order = shop.order("US", "5");
        shop.advance("2026-03-02T14:01:00Z");
        shop.confirms("2027-03-16");
        shop.advance("2026-03-02T14:02:00Z");
        api.put("/users/ann@shop.example", Map.of("name", "Ann", "role", "agent", "password", PASSWORD)).expect(201);
        agent = new Visitor(api.root(), "en");
        agent.signIn("ann@shop.example", PASSWORD);
    }

    private String page() {
        return "/your-order/" + links.signer().token("order/" + order);
    }

    private String read(String page) {
        return HtmlUtils.htmlUnescape(agent.page(page)).replaceAll("\\s+", " ");
    }

    private String mails() {
        return StreamSupport.stream(api.get("/notices?order=" + order).expect(200).at("/data").spliterator(), false)
                .map(notice -> notice.at("/text").stringValue()).reduce("", String::concat);
    }

    private void chooses(String choice) {
        assertThat(agent.post(page() + '/' + choice, "line=&sku=&decision=" + UUID.randomUUID())).isEqualTo(302);
    }

    @Test
    void the_customers_page_says_what_was_told_and_that_it_is_checked() {
        assertThat(api.get("/orders/" + order).text("/lines/0/schedule/0/shipBy")).as("new promises count with it").isEqualTo("2027-03-16");
        assertThat(read(page())).contains("Order %s: we are checking a date.".formatted(order), "ships by Monday 16 March 2026",
                "We are checking it; if it changes, we write to you.").doesNotContain("2027", "as we said", "is cancelled and refunded by itself");
        assertThat(read(page() + "/wait")).contains("ships by Monday 16 March 2026").doesNotContain("2027");

        api.post("/brakes/1/release", "{\"reason\":\"it is true\"}").expect(200);
        assertThat(read(page())).contains("Tuesday 16 March 2027", "is cancelled and refunded by itself").doesNotContain("checking");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait", "keep-until-it-comes"})
    void who_chooses_meanwhile_agrees_to_what_was_told_and_hears_the_rest_when_it_is_decided(String choice) {
        chooses(choice);
        var consent = api.get("/consents?order=" + order).expect(200).at("/data/0");
        assertThat(consent.at("/choice").stringValue()).isEqualTo(choice);
        assertThat(consent.at("/until").asString("")).isEqualTo(choice.equals("wait") ? "2026-03-16" : "");
        assertThat(api.get("/duties/balance").text("/open")).as("the newer date is still owed").isEqualTo("1");
        assertThat(api.get("/orders/%s/lines/1/promises".formatted(order)).text()).doesNotContain("\"via\":\"link\"");
        shop.advance("2026-03-02T14:04:00Z");
        assertThat(mails()).contains("16 March 2026").doesNotContain("2027");

        api.post("/brakes/1/release", "{\"reason\":\"it is true\"}").expect(200);
        shop.advance("2026-03-02T14:10:00Z");
        assertThat(mails()).contains("Tuesday 16 March 2027");
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");
    }

    @Test
    void a_mistake_leaves_a_choice_as_it_was_made() {
        chooses("wait");
        api.post("/brakes/1/mistake", "{\"reason\":\"the year was mistyped\"}").expect(200);
        shop.advance("2026-03-02T14:10:00Z");
        assertThat(read(page())).contains("ships as we said").doesNotContain("checking", "2027");
        assertThat(mails()).doesNotContain("2027");
    }

    @Test
    void the_desk_sees_both_dates_says_the_one_that_was_told_and_records_no_other() {
        var caller = read("/desk/callers/US");
        assertThat(caller).contains("Your 5 × MUG ships by Monday 16 March. We are checking that date. If it changes, you hear from us.",
                "The newer date is not told yet", "2027").doesNotContain("I am sorry", "I have said the date");
        var part = PART.matcher(caller);
        assertThat(part.find()).isTrue();
        var said = "/desk/callers/US/parts/%s/said".formatted(part.group(1));
        assertThat(agent.answer(said, said, "_form=act&call=pbx-3")).contains("held back while somebody checks it");
        assertThat(api.get("/orders/%s/lines/1/promises".formatted(order)).text()).doesNotContain("\"via\":\"phone\"");
    }
}
