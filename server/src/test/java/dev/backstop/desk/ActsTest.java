package dev.backstop.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import dev.backstop.testing.Visitor;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What an agent does while the customer, a consumer in New York who has paid, is on the phone: five mugs are here, seven come six weeks later
 * than told. Each act shows beforehand what it would do, and names the call afterwards.
 */
@BackstopTest
class ActsTest {
    private static final String PASSWORD = "four small words here";
    private static final Pattern PART = Pattern.compile("/desk/callers/C-1/parts/(\\d+)/ask");

    private final Api api;
    private String order = "";
    private String part = "";
    private Visitor ann;

    @Autowired
    ActsTest(Api api) {
        this.api = api;
        this.ann = new Visitor(api.root(), "en");
    }

    @BeforeEach
    void open() {
        SmallShop.open(api, "MUG-1", 5);
        api.put("/items/MUG-2", "{\"name\":\"Red mug\",\"unit\":\"piece\",\"price\":{\"amount\":\"5.00\",\"currency\":\"EUR\"}}")
                .expect(201);
        api.post("/stock/movements", Map.of("sku", "MUG-2", "location", "MAIN", "quantity", "9", "reason", "opening")).expect(201);
        api.patch("/items/MUG-1", "{\"substitutes\":[\"MUG-2\"],\"price\":{\"amount\":\"10.00\",\"currency\":\"EUR\"}}").expect(200);
        api.patch("/customers/C-1", """
                {"kind":"consumer","country":"US","timeZone":"America/New_York","email":"c1@shop.example","phone":"+12125550134"}
                """).expect(200);
        api.post("/purchase-orders", """
                {"number":"PO-1","vendor":"ACME","location":"MAIN","state":"sent",
                 "lines":[{"line":1,"sku":"MUG-1","quantity":"50","expectedOn":"2026-01-12"}]}
                """).expect(201);
        order = api.post("/orders", """
                {"customer":"C-1","channel":"web","payment":{"method":"card","paid":{"amount":"120.00","currency":"EUR"}},
                 "lines":[{"line":1,"sku":"MUG-1","quantity":"12","price":{"amount":"10.00","currency":"EUR"}}]}
                """).expect(201).text("/number");
        api.patch("/purchase-orders/PO-1/lines/1/parts/1", "{\"expectedOn\":\"2026-02-23\",\"reason\":\"the kiln broke\"}").expect(200);
        ann = signedIn("ann@shop.example", "agent");
        part = waitingPart();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            keep       | keep-until-it-comes | Nothing goes back. | You keep the order until it comes                    | 12
            part       | take-part           | Nothing goes back. | Still to come                                        | 12
            substitute | substitute          | €35.00 goes back.  | 7 × Red mug: is here and ships on Monday 5 January   | 5
            cancel     | cancel              | €70.00 goes back.  | It is cancelled                                      | 5
            """)
    void what_a_customer_chooses_is_shown_first_then_done_with_the_call_and_the_script_on_record(String act, String choice, String money,
            String words, String left) {
        var shown = read(ann, panel(act));
        assertThat(shown).contains(money, "Clock", "Message", words);
        assertThat(api.get("/consents?order=" + order).at("/data")).as("nothing is done by looking").isEmpty();

        assertThat(ann.submit(panel(act), panel(act), "_form=act&call=pbx-3")).isEqualTo(302);
        assertThat(ann.page(caller())).contains("confirmed in writing");
        assertThat(api.get("/orders/" + order).text("/lines/0/open")).as("of the line, what is here stays").isEqualTo(left);
        var consent = api.get("/consents?order=" + order).at("/data/0");
        assertThat(consent.at("/choice").stringValue()).isEqualTo(choice);
        assertThat(consent.at("/callId").stringValue()).isEqualTo("pbx-3");
        assertThat(consent.at("/scriptVersion").stringValue()).matches("[0-9a-f]{8}");
        api.post("/sandbox/clock/advance", Map.of("to", "2026-01-05T15:30:00Z")).expect(200);
        assertThat(api.get("/sandbox/messages").text()).contains("As we said on the phone");
    }

    @Test
    void a_gesture_is_made_once_and_within_what_the_role_may_give() {
        api.put("/desk/settings", "{\"goodwillShare\":\"0.1\",\"goodwillMost\":\"8\",\"goodwillDays\":10}").expect(200);
        assertThat(read(ann, panel("goodwill"))).contains("At most 8.00", "not more than 8.00 by your role", "never reduces a refund");

        assertThat(refused("goodwill", "call=pbx-3&amount=8.01&words=")).contains("8.01 cannot be given");
        ann.submit(panel("goodwill"), panel("goodwill"), "_form=act&call=pbx-3&amount=8.00&words=late");
        assertThat(ann.page(caller())).contains("A credit for a later purchase is noted");
        assertThat(read(ann, caller())).contains("8.00 EUR on " + order);
        assertThat(refused("goodwill", "call=pbx-3&amount=1&words=")).contains("one is enough for a case");

        var planner = signedIn("eva@shop.example", "admin");
        assertThat(read(planner, panel("goodwill"))).doesNotContain("by your role");
    }

    @Test
    void a_gesture_is_not_due_before_the_delay_is_long() {
        api.put("/desk/settings", "{\"goodwillDays\":60}").expect(200);
        assertThat(read(ann, panel("goodwill"))).contains("a gesture is due from 60 days on");
        assertThat(refused("goodwill", "amount=1&words=")).contains("1 cannot be given");
    }

    @Test
    void a_call_back_is_found_by_whoever_takes_orders_until_it_was_made() {
        assertThat(read(ann, panel("call-back"))).contains("due Tue 6 Jan, 10:00", "The number is +12125550134").doesNotContain("Name a day");
        assertThat(refused("call-back", "call=pbx-5&at=2026-01-01T10:00&words=")).contains("That time is over. Name a later one.");
        ann.submit(panel("call-back"), panel("call-back"), "_form=act&call=pbx-5&at=2026-01-06T15:00&words=ask+about+the+colour");

        var bea = signedIn("bea@shop.example", "agent");
        assertThat(read(bea, "/desk")).contains("ask about the colour", "+12125550134");
        assertThat(read(bea, "/")).contains("ask about the colour");
        assertThat(read(ann, caller())).contains("ask about the colour");
        var done = Pattern.compile("/desk/call-backs/\\d+/done").matcher(bea.page("/desk"));
        assertThat(done.find()).isTrue();
        bea.submit("/desk", done.group(), "");
        assertThat(read(bea, "/desk")).doesNotContain("ask about the colour");
    }

    @Test
    void the_callers_page_tells_the_law_the_money_and_what_became_of_each_message() {
        api.post("/sandbox/clock/advance", Map.of("to", "2026-01-05T15:30:00Z")).expect(200);
        var page = read(ann, caller());
        assertThat(page).contains("€120.00 paid by card", "What was promised, and how it was told (2)", "the kiln broke");
        assertThat(page).containsPattern("No answer yet|Notice due|Waits for an answer|Agreed: ");
        assertThat(page).containsPattern("email to c1@shop.example, (left|accepted)");
        assertThat(page).doesNotContain("its link was followed");

        var mail = api.get("/sandbox/messages").text();
        var link = Pattern.compile("/your-order/[A-Za-z0-9_.-]+").matcher(mail);
        assertThat(link.find()).isTrue();
        assertThat(new Visitor(api.root(), "en").follow(link.group())).isEqualTo(200);
        assertThat(read(ann, caller())).contains("its link was followed");
    }

    @Test
    void what_changed_since_the_last_shift_is_told_until_it_is_read_and_what_to_warn_about_always() {
        var changes = read(ann, "/desk/changes");
        assertThat(changes).contains("1 delivery became later.", "the kiln broke", "MUG-1 Mug");
        assertThat(changes).contains("Ordered now, ", "MUG-2 Red mug");
        ann.submit("/desk/changes", "/desk/changes/read", "");
        assertThat(read(ann, "/desk/changes")).contains("No date of a waiting customer moved.", "MUG-2 Red mug");
    }

    @Test
    void what_the_law_wants_read_out_stands_beside_the_dates_while_an_order_is_typed() {
        var asked = "customer=C-1&shipping=as-available&lines.0.sku=MUG-1&lines.0.quantity=3";
        var answer = words(ann.answer("/desk/orders/new?customer=C-1", "/orders/new/quote", asked));
        assertThat(answer).contains("Mug: 3 ship by Monday 23 February.");
        assertThat(answer).containsPattern("cancel|refund");
        api.patch("/customers/C-1", "{\"kind\":\"business\",\"country\":\"GB\"}").expect(200);
        assertThat(words(ann.answer("/desk/orders/new?customer=C-1", "/orders/new/quote", asked))).contains("Mug: 3 ship by Monday 23 February.")
                .doesNotContainPattern("cancel|refund");
    }

    @Test
    void dates_told_by_phone_are_held_against_what_left_and_calls_against_notices() {
        ann.submit(panel("said"), panel("said"), "_form=act&call=pbx-6");
        api.post("/calls/pbx-6/wrap-up", "{\"reason\":\"WHERE_IS_IT\",\"customer\":\"C-1\",\"orders\":[\"%s\"]}".formatted(order)).expect(200);
        api.post("/receipts", "{\"purchaseOrder\":\"PO-1\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"quantity\":\"50\"}]}").expect(201);
        api.post("/shipments", "{\"order\":\"%s\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"quantity\":\"12\"}]}".formatted(order))
                .expect(201);

        var figures = api.get("/desk/measures?days=7").expect(200);
        assertThat(figures.text("/toldByPhone")).isEqualTo("1");
        assertThat(figures.text("/kept")).isEqualTo("1");
        assertThat(figures.text("/callsPer100")).isEqualTo("100.0");
        assertThat(figures.text("/callsOfUntold")).as("nobody wrote before they rang").isEqualTo("100.0");
    }

    private Visitor signedIn(String email, String role) {
        api.put("/users/" + email, Map.of("name", role, "role", role, "password", PASSWORD));
        var visitor = new Visitor(api.root(), "en");
        visitor.signIn(email, PASSWORD);
        return visitor;
    }

    /** What the page says to an act that is not taken. */
    private String refused(String act, String fields) {
        return words(ann.answer(panel(act), panel(act), "_form=act&" + fields));
    }

    /** The words of a page's main part. */
    private static String read(Visitor who, String path) {
        return words(who.page(path).replaceAll("(?s).*<main|</main>.*", "<main"));
    }

    private static String words(String html) {
        return html.replaceAll("(?s)<[^>]*>?", " ").replace("&#39;", "'").replaceAll("\\s+", " ");
    }

    private static String caller() {
        return "/desk/callers/C-1?call=pbx-3";
    }

    private String panel(String act) {
        return "/desk/callers/C-1/parts/" + part + '/' + act;
    }

    /** The schedule line that waits: what is here has nothing to ask the buyer about. */
    private String waitingPart() {
        var found = PART.matcher(ann.page("/desk/callers/C-1"));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
