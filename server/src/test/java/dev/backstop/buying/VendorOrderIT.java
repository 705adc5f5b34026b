package dev.backstop.buying;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import dev.backstop.access.SignedLinks;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Barriers;
import dev.backstop.testing.Chromium;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The vendor's page, on a phone, without script and without an account. */
@BackstopTest
class VendorOrderIT {
    private final Api api;
    private final SignedLinks links;
    private final BoughtShop shop;
    private final Page page = withoutScript();

    @Autowired
    VendorOrderIT(Api api, SignedLinks links) {
        this.api = api;
        this.links = links;
        this.shop = new BoughtShop(api);
    }

    private static Page withoutScript() {
        var first = Chromium.phone();
        var page = first.context().browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false)
                .setViewportSize(390, 844)).newPage();
        Chromium.leave(first);
        return page;
    }

    @BeforeEach
    void sent() {
        shop.open("en");
        shop.sends();
        shop.advance("2026-01-05T09:01:00Z");
    }

    @AfterEach
    void leave() {
        Chromium.leave(page);
    }

    @Test
    void everything_is_confirmed_by_one_button() {
        page.navigate(link());
        assertThat(page.locator("h1")).hasText("Purchase order PO-1: 2 lines wait for your answer");
        assertThat(page.locator("main")).containsText("10 box Mug, blue");
        assertThat(page.locator("main")).containsText("your number B-100");
        press("Confirm everything as ordered");

        assertThat(page.locator("h1")).hasText("Purchase order PO-1: you answered every line, thank you");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("confirmed as ordered");
        var order = api.get("/purchase-orders/PO-1");
        assertThat(order.text("/lines/0/parts/0/confirmedOn")).isEqualTo("2026-02-02");
        assertThat(order.text("/lines/1/parts/0/confirmedOn")).isEqualTo("2026-02-02");
        assertThat(api.get("/purchase-orders/PO-1/versions").at("/data").size()).as("the vendor's own word is no change of ours")
                .isEqualTo(1);
    }

    @Test
    void a_line_is_split_into_dated_parts_and_customers_are_promised_anew_at_once() {
        var customer = api.post("/orders", "{\"customer\":\"C-1\",\"channel\":\"web\",\"lines\":[{\"line\":1,\"sku\":\"MUG\",\"quantity\":\"40\"}]}").expect(201);
        assertThat(customer.text("/lines/0/schedule/0/shipBy")).isEqualTo("2026-02-02");
        page.navigate(link());
        answer("Mug");
        fill("Quantity, box", 0, "4");
        fill("Comes on", 0, "2026-01-20");
        fill("Quantity, box", 1, "6");
        fill("Comes on", 1, "2026-02-16");
        press("Send these dates");

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("We have your dates");
        var parts = api.get("/purchase-orders/PO-1").at("/lines/0/parts");
        assertThat(parts.size()).isEqualTo(2);
        assertThat(parts.get(0).at("/quantity").stringValue() + ' ' + parts.get(0).at("/confirmedOn").stringValue())
                .isEqualTo("24 2026-01-20");
        assertThat(parts.get(1).at("/quantity").stringValue() + ' ' + parts.get(1).at("/confirmedOn").stringValue())
                .isEqualTo("36 2026-02-16");
        assertThat(parts.get(0).at("/requestedOn").stringValue()).as("what we asked for is kept").isEqualTo("2026-02-02");
        assertThat(api.get("/purchase-orders/PO-1").text("/lines/1/parts/0/confirmedOn")).as("the other line is untouched")
                .isEqualTo("null");
        var schedule = api.get("/orders/" + customer.text("/number")).at("/lines/0/schedule");
        assertThat(schedule.valueStream().map(part -> part.at("/quantity").stringValue() + ' ' + part.at("/shipBy").stringValue()))
                .containsExactlyInAnyOrder("24 2026-01-20", "16 2026-02-16");
        assertThat(page.locator(".history")).containsText("Line 1: you said 6 box, 16 February 2026");
    }

    @Test
    void what_comes_short_is_taken_off_and_a_buyer_is_told() {
        page.navigate(link());
        answer("Mug");
        fill("Quantity, box", 0, "7");
        page.getByLabel("will not come", new Page.GetByLabelOptions().setExact(true)).check();
        press("Send these dates");

        var order = api.get("/purchase-orders/PO-1");
        assertThat(order.text("/lines/0/open")).isEqualTo("42");
        var answers = api.get("/vendor-answers?vendor=ACME").expect(200).at("/data");
        assertThat(answers.size()).isEqualTo(1);
        assertThat(answers.get(0).at("/kind").stringValue()).isEqualTo("short");
        var id = answers.get(0).at("/answer").longValue();
        api.post("/vendor-answers/%d/settle".formatted(id), "{\"as\":\"bought elsewhere\"}").expect(200);
        assertThat(api.post("/vendor-answers/%d/settle".formatted(id), "{}").expect(409).text("/detail")).contains("bought elsewhere");
        assertThat(api.get("/vendor-answers").at("/data").size()).isZero();
    }

    @Test
    void what_is_discontinued_is_said_twice_and_taken_off() {
        page.navigate(link());
        answer("Rope");
        page.getByLabel("we no longer sell it").check();
        page.getByRole(AriaRole.CHECKBOX).check();
        press("Say that it will not come");

        assertThat(api.get("/purchase-orders/PO-1").text("/lines/1/open")).isEqualTo("0");
        assertThat(api.get("/vendor-answers").text("/data/0/kind")).isEqualTo("discontinued");
    }

    @Test
    void an_offer_changes_nothing_before_a_buyer_says_yes() {
        api.put("/items/MUG-2", "{\"name\":\"Mug, green\",\"unit\":\"piece\",\"decimals\":0}").expect(201);
        page.navigate(link());
        answer("Mug");
        page.getByLabel("Your number").fill("B-200");
        page.getByLabel("What it is").fill("Mug, green");
        press("Offer it");

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Thank you. A buyer looks at your offer");
        assertThat(api.get("/purchase-orders/PO-1").text("/lines/0/open")).isEqualTo("60");
        var id = api.get("/vendor-answers").at("/data/0/answer").longValue();
        assertThat(api.post("/vendor-answers/%d/accept".formatted(id), "{}").expect(422).text("/detail")).contains("B-200");
        var accepted = api.post("/vendor-answers/%d/accept".formatted(id), "{\"sku\":\"MUG-2\"}").expect(200);

        assertThat(accepted.text("/settledAs")).startsWith("ordered as PO-");
        assertThat(api.get("/purchase-orders/PO-1").text("/lines/0/open")).isEqualTo("0");
        assertThat(api.get("/purchase-orders/" + accepted.text("/settledAs").substring(11)).text("/lines/0/quantity")).isEqualTo("60");
    }

    @Test
    void an_offer_for_a_part_of_the_line_replaces_that_part_at_its_price_and_may_be_offered_to_who_waits() {
        api.put("/items/MUG-2", "{\"name\":\"Mug, green\",\"unit\":\"piece\",\"decimals\":0}").expect(201);
        api.put("/sourcing-terms/MUG-2/MAIN", """
                {"terms":[{"kind":"buy","vendor":"ACME","leadTimeDays":14,"purchaseUnit":{"code":"box","factor":"6","decimals":0},
                 "priceBreaks":[{"from":"1","price":{"amount":"999","currency":"EUR"}}]}]}""").expect(201);
        page.navigate(link());
        answer("Mug");
        page.getByLabel("Your number").fill("B-200");
        page.locator("form[action$='/instead']").getByLabel("Quantity, box").fill("4");
        page.getByLabel("Price of one, EUR").fill("1100");
        press("Offer it");
        var id = api.get("/vendor-answers").at("/data/0/answer").longValue();
        assertThat(api.post("/vendor-answers/%d/accept".formatted(id), "{\"sku\":\"MUG\"}").expect(422).text("/detail"))
                .contains("MUG is what the line orders");
        var accepted = api.post("/vendor-answers/%d/accept".formatted(id), "{\"sku\":\"MUG-2\",\"offerToWaiting\":true}").expect(200);

        var instead = accepted.text("/settledAs").substring(11);
        assertThat(api.get("/purchase-orders/" + instead).text("/lines/0/quantity")).as("four boxes").isEqualTo("24");
        assertThat(api.get("/purchase-orders/PO-1").text("/lines/0/open")).as("six boxes of the old").isEqualTo("36");
        shop.advance("2026-01-05T09:30:00Z");
        assertThat(shop.mails().valueStream().map(mail -> mail.at("/text").stringValue())).anyMatch(text -> text
                .contains("now 6 box on 2 February 2026"));
        assertThat(api.get("/purchase-orders/%s/versions/1/csv".formatted(instead)).expect(200).text()).contains(",box,1100,EUR,");
        assertThat(api.get("/items/MUG").at("/substitutes").toString()).isEqualTo("[\"MUG-2\"]");
    }

    @Test
    void a_price_for_a_box_is_one_for_its_pieces_where_the_new_item_is_bought_by_the_piece() {
        api.put("/items/MUG-2", "{\"name\":\"Mug, green\",\"unit\":\"piece\",\"decimals\":0}").expect(201);
        page.navigate(link());
        answer("Mug");
        page.getByLabel("Your number").fill("B-200");
        page.getByLabel("Price of one, EUR").fill("1100,10");
        press("Offer it");
        var id = api.get("/vendor-answers").at("/data/0/answer").longValue();
        var accepted = api.post("/vendor-answers/%d/accept".formatted(id), "{\"sku\":\"MUG-2\"}").expect(200);

        assertThat(api.get("/purchase-orders/%s/versions/1/csv".formatted(accepted.text("/settledAs").substring(11))).expect(200).text())
                .contains(",60,piece,183.35,EUR,");
        assertThat(api.get("/items/MUG").at("/substitutes")).as("nobody said that it may be offered").isEmpty();
    }

    @Test
    void many_lines_are_answered_by_the_table_that_came_with_the_order() {
        page.navigate(link());
        upload("""
                purchaseOrder;version;line;confirmedQuantity;confirmedOn;answer;note
                PO-1;1;1;4;2026-01-20;;first boat
                PO-1;1;1;6;16.02.2026;;
                PO-1;1;2;;;rejected;no rope this year
                """);
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("We have your dates");
        var order = api.get("/purchase-orders/PO-1");
        assertThat(order.text("/lines/0/parts/0/confirmedOn")).isEqualTo("2026-01-20");
        assertThat(order.text("/lines/0/parts/1/confirmedOn")).isEqualTo("2026-02-16");
        assertThat(order.text("/lines/1/open")).isEqualTo("0");
    }

    @Test
    void a_table_with_faults_changes_nothing_and_names_each() {
        page.navigate(link());
        upload("""
                purchaseOrder,line,confirmedQuantity,confirmedOn,answer
                PO-1,1,"1,000",2026-01-20,
                PO-1,2,2,2026-13-01,
                PO-9,1,1,2026-01-20,
                """);
        assertThat(page.locator(".fault")).hasText(new String[] {"Row 2: \"1,000\" is not clear. Write a quantity as 1000 or 8.5, without a sign between thousands.",
            "Row 3: \"2026-13-01\" is not a date. Write it as 2026-05-12.",
                    "Row 4 is about order PO-9. Send it on the page of that order."});
        assertThat(api.get("/purchase-orders/PO-1").text("/lines/0/parts/0/confirmedOn")).isEqualTo("null");
        upload("""
                purchaseOrder,line,confirmedQuantity,confirmedOn,answer
                PO-1,1,11,2026-01-20,
                PO-1,2,3,2025-12-20,
                PO-1,7,1,2026-01-20,
                """);
        assertThat(page.locator(".fault")).hasText(new String[] {
            "Line 1: 11 box is more than is open, or not a whole number of what we count: 10 box are open.",
            "Line 2: 20 December 2025 is over. Say on which day it will come.", "Line 7: This order has no line 7."});
        assertThat(api.get("/purchase-orders/PO-1").text("/lines/0/parts/0/confirmedOn")).isEqualTo("null");
    }

    @Test
    void what_cannot_be_is_said_at_its_field_and_what_was_typed_stays() {
        page.navigate(link());
        answer("Mug");
        fill("Quantity, box", 0, "11");
        fill("Comes on", 0, "2026-01-02");
        press("Send these dates");

        assertThat(page.locator(".fault")).hasText(new String[] {"11 box is more than is open, or not a whole number of what we count: 10 box are open.",
            "2 January 2026 is over. Say on which day it will come."});
        assertThat(page.getByLabel("Quantity, box").first()).hasValue("11");
    }

    @Test
    void the_same_form_sent_twice_is_one_answer() {
        page.navigate(link());
        var decision = page.locator("form[action$='/confirm-all'] input[name=decision]").inputValue();
        for (var time = 0; time < 2; time++) {
            var answered = page.request().post(page.url() + "/confirm-all", RequestOptions.create()
                    .setForm(FormData.create().set("decision", decision)));
            assertThat(answered.url()).endsWith("?done=confirmed");
        }
        assertThat(api.get("/vendor-answers?purchaseOrder=PO-1").at("/data").size()).as("one for each line").isEqualTo(2);
        var other = FormData.create().set("decision", "another").set("_page", java.net.URI.create(page.url()).getPath());
        var refused = page.request().post(page.url() + "/confirm-all", RequestOptions.create().setForm(other));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("Nothing waits that could be confirmed as ordered");
    }

    @Test
    void scanners_that_open_every_link_change_nothing_and_a_revoked_link_is_gone() {
        page.navigate(link());
        var address = page.url();
        var before = api.get("/purchase-orders/PO-1").text();
        for (var path : List.of("", "/lines/1", "/lines/2", "/confirm-all", "/lines/1/none")) {
            page.navigate(address + path);
        }
        assertThat(api.get("/purchase-orders/PO-1").text()).isEqualTo(before);
        assertThat(page.navigate(address + "x").status()).isEqualTo(410);
        links.revoke("purchase-order/PO-1");
        assertThat(page.navigate(address).status()).isEqualTo(410);
        assertThat(page.locator("h1")).hasText("This link is no longer good");
    }

    @Test
    void everybody_can_use_it_in_their_language_and_it_is_small() {
        for (var language : List.of("en", "de", "es")) {
            api.patch("/vendors/ACME", "{\"language\":\"%s\"}".formatted(language)).expect(200);
            var seeing = Chromium.desk(ColorScheme.LIGHT);
            var shown = seeing.navigate(link());
            assertThat(shown.body().length).isLessThan(50_000);
            assertThat(seeing.locator("html")).hasAttribute("lang", language);
            assertThat(Barriers.inLightAndDark(seeing)).isEmpty();
            assertThat(seeing.evaluate("getComputedStyle(document.body).fontSize")).isEqualTo("16px");
            seeing.locator(".parts a").first().click();
            assertThat(Barriers.inLightAndDark(seeing)).isEmpty();
            Chromium.leave(seeing);
        }
    }

    private void answer(String item) {
        page.locator(".parts li", new Page.LocatorOptions().setHasText(item)).getByRole(AriaRole.LINK).click();
    }

    private void fill(String label, int at, String value) {
        page.locator("form[action$='/dates']").getByLabel(label, new Locator.GetByLabelOptions()).nth(at).fill(value);
    }

    private void press(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
    }

    private void upload(String table) {
        page.getByLabel("Your table").setInputFiles(new FilePayload("answer.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
        press("Send the table");
    }

    /** The address of the button in the first mail. */
    private String link() {
        return BoughtShop.link(api, shop.mails().get(0).at("/text").stringValue());
    }
}
