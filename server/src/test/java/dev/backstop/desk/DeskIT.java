package dev.backstop.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Barriers;
import dev.backstop.testing.Chromium;
import dev.backstop.testing.SmallShop;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An agent with a headset and a keyboard, and a customer whose seven mugs come later than told. */
@BackstopTest
class DeskIT {
    private static final String PASSWORD = "four small words here";

    private final Api api;
    private final Page page = Chromium.desk(ColorScheme.LIGHT);
    private String order = "";

    @Autowired
    DeskIT(Api api) {
        this.api = api;
    }

    @BeforeEach
    void open() {
        SmallShop.open(api, "MUG-1", 5);
        api.put("/items/MUG-2", "{\"name\":\"Red mug\",\"unit\":\"piece\",\"price\":{\"amount\":\"5.00\",\"currency\":\"EUR\"}}")
                .expect(201);
        api.post("/stock/movements", Map.of("sku", "MUG-2", "location", "MAIN", "quantity", "1", "reason", "opening")).expect(201);
        api.patch("/items/MUG-1", "{\"substitutes\":[\"MUG-2\"],\"price\":{\"amount\":\"4.00\",\"currency\":\"EUR\"}}").expect(200);
        api.patch("/customers/C-1", "{\"phone\":\"+441632960961\",\"email\":\"c1@shop.example\"}").expect(200);
        api.put("/users/ann@shop.example", Map.of("name", "Ann Agent", "role", "agent", "password", PASSWORD));
        api.put("/users/pia@shop.example", Map.of("name", "Pia Planner", "role", "planner", "password", PASSWORD));
        api.post("/purchase-orders", """
                {"number":"PO-1","vendor":"ACME","location":"MAIN","state":"sent",
                 "lines":[{"line":1,"sku":"MUG-1","quantity":"50","expectedOn":"2026-01-12"}]}
                """).expect(201);
        order = api.post("/orders", SmallShop.order("MUG-1", 12)).expect(201).text("/number");
        api.patch("/purchase-orders/PO-1/lines/1/parts/1", "{\"expectedOn\":\"2026-01-26\",\"reason\":\"the kiln broke\"}").expect(200);
        signIn(page, "ann@shop.example");
    }

    @AfterEach
    void leave() {
        Chromium.leave(page);
    }

    @Test
    void the_first_minute_of_a_call_needs_no_mouse_and_no_other_page() {
        go("/desk/pop?ani=%2B44%201632%20960961&dnis=100&callId=pbx-7");
        var caller = Pattern.compile(".*/desk/callers/C-1\\?call=pbx-7.*");
        assertThat(page).hasURL(caller);
        assertThat(page.locator(".lead")).containsText("1 delivery waits, 1 later than we said");
        assertThat(page.locator("section.card").first()).containsText("First of 1 who wait in Main");
        assertThat(page.locator("section.card").first())
                .containsText(Pattern.compile("Comes with PO-1/1 from Acme, expected Mon 26 Jan.*the kiln broke"));
        assertThat(page.locator("section.card").first()).containsText("MUG-2 Red mug: 1 free in Main, €1.00 difference each");
        assertThat(page.locator("section.card").first()).containsText("all held for others");

        tabTo("Waits");
        page.keyboard().press("Enter");
        assertThat(page.locator(".panel").first()).containsText("As we said on the phone");
        page.keyboard().press("Escape");
        assertThat(page.locator(".panel").first()).isHidden();
        page.keyboard().press("Enter");
        assertThat(page.locator(".panel").first()).containsText("Nothing goes back.");
        assertThat(page.locator(".panel button[data-first]").first()).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator(".toast")).containsText("confirmed in writing");
        assertThat(page).hasURL(caller);
        var consent = api.get("/consents?order=" + order).at("/data/0");
        assertThat(consent.at("/choice").stringValue()).isEqualTo("wait");
        assertThat(consent.at("/callId").stringValue()).isEqualTo("pbx-7");
        assertThat(page.locator("section.card").first()).containsText("wait until 26 Jan, by phone");

        page.keyboard().press("n");
        assertThat(page.getByLabel("Item of line 1")).isFocused();
        page.keyboard().type("MUG-1");
        page.keyboard().press("Tab");
        page.keyboard().type("2");
        assertThat(page.locator("#quote")).containsText(Pattern.compile("2 on Mon 26 Jan"));
        assertThat(page.locator("#quote")).containsText("Instead: 1 × MUG-2 now, ships Mon 5 Jan");
        page.keyboard().press("Enter");
        assertThat(page.locator("#line-1")).containsText("as said");
        assertThat(page.locator(".lead")).containsText("leaves by mail to c1@shop.example");
        var placed = page.getByRole(AriaRole.HEADING).first().textContent().replaceAll("Order (\\S+) is placed", "$1");
        assertThat(api.get("/orders/%s/lines/1/promises".formatted(placed)).text())
                .contains("\"words\":\"Mug: 2 ship by Monday 26 January.\"", "\"via\":\"phone\"");
        assertThat(api.get("/desk/measures?days=1").at("/firstAnswerMedian").isNumber()).isTrue();
    }

    @Test
    void of_two_agents_with_the_last_unit_one_is_told_at_once_what_is_true_now() {
        var other = Chromium.desk(ColorScheme.LIGHT);
        signIn(other, "ann@shop.example");
        for (var agent : List.of(page, other)) {
            agent.navigate(api.root() + "/desk/orders/new?customer=C-1&call=pbx");
            agent.getByLabel("Item of line 1").fill("MUG-2");
            agent.getByLabel("Quantity of line 1").fill("1");
            assertThat(agent.locator("#quote")).containsText("1 now");
        }
        page.getByLabel("Quantity of line 1").press("Enter");
        assertThat(page.locator("#line-1")).containsText("as said");
        assertThat(page.locator(".callout")).hasCount(0);

        other.getByLabel("Quantity of line 1").press("Enter");
        assertThat(other.getByRole(AriaRole.ALERT)).containsText("Say this now");
        assertThat(other.getByRole(AriaRole.ALERT)).containsText("Red mug: 1 has no date yet");
        other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("I have said it")).press("Enter");
        assertThat(other.locator("#line-1")).containsText("as said");
        assertThat(api.get("/audit/self").text("/state")).isEqualTo("clean");
        Chromium.leave(other);
    }

    @Test
    void lines_are_pasted_from_a_spreadsheet() {
        go("/desk/orders/new?customer=C-1");
        page.getByLabel("Item of line 1").focus();
        page.evaluate("""
                () => { const data = new DataTransfer(); data.setData("text", "MUG-1\\t2\\n1 x mug-2\\n");
                    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true,
                           cancelable: true })); }
                """);
        assertThat(page.getByLabel("Item of line new")).hasValue("MUG-2");
        assertThat(page.getByLabel("Quantity of line 1")).hasValue("2");
        assertThat(page.locator("#quote")).containsText("As available");
        assertThat(page.locator("#quote")).containsText(Pattern.compile("Together\\s*1 parcel, Mon 26 Jan"));
        assertThat(page.locator("#quote")).containsText("€13.00");
    }

    @Test
    void a_buyer_answers_what_was_asked_while_the_customer_was_on_the_line() {
        go("/desk/callers/C-1?call=pbx-8");
        tabTo("Ask the buyer");
        page.keyboard().press("Enter");
        page.locator(".panel input[name=words]").fill("Can half of them come by air?");
        assertThat(page.locator(".panel").first()).containsText(Pattern.compile("Buyers find on Today, due .*for A Shop: Can half of "
                + "them come by air\\?.*Comes with PO-1/1"));
        page.locator(".panel input[name=words]").press("Enter");
        assertThat(page.locator(".toast")).containsText("finds the question on Today");

        var buyer = Chromium.desk(ColorScheme.LIGHT);
        signIn(buyer, "pia@shop.example");
        buyer.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Can half of them come by air?").setExact(true)).click();
        buyer.getByLabel("What may be told").fill("Yes, 25 on 15 January.");
        buyer.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Answer")).click();
        assertThat(buyer.locator(".lead")).containsText("Nothing is asked");
        Chromium.leave(buyer);
        go("/desk/callers/C-1");
        assertThat(page.locator("main")).containsText("Yes, 25 on 15 January.");
    }

    @Test
    void only_who_may_plan_moves_somebody_up_and_says_why() {
        api.put("/customers/C-2", "{\"name\":\"Bea Tea\",\"country\":\"GB\"}").expect(201);
        api.post("/orders", "{\"customer\":\"C-2\",\"lines\":[{\"sku\":\"MUG-1\",\"quantity\":\"4\"}]}").expect(201);
        go("/desk/callers/C-2");
        assertThat(page.locator("section.card").first()).containsText("2 of 2 who wait in Main, 7 ahead");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Move up"))).hasCount(0);
        assertThat(page.locator("section.card").first()).not().containsText("Held for " + order);
        var chief = Chromium.desk(ColorScheme.LIGHT);
        api.put("/users/eva@shop.example", Map.of("name", "Eva", "role", "admin", "password", PASSWORD));
        signIn(chief, "eva@shop.example");
        chief.navigate(api.root() + "/desk/callers/C-2");
        assertThat(chief.locator("section.card").first()).containsText("Held for " + order);
        chief.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Move up")).click();
        assertThat(chief.locator(".panel").first()).containsText("From place 2 to place 1 of 2");
        chief.locator(".panel button[data-first]").click();
        assertThat(chief.getByRole(AriaRole.ALERT)).containsText("Say why");
        chief.getByLabel("Reason").fill("a wedding on Saturday");
        chief.getByLabel("Reason").press("Enter");
        assertThat(chief.locator(".toast")).containsText("goes before all others");
        assertThat(chief.locator("section.card").first()).containsText("First of 2 who wait");
        Chromium.leave(chief);
    }

    @Test
    void the_page_for_a_call_shows_in_the_frames_that_the_firm_allows_and_in_no_others() {
        assertThat(Objects.requireNonNull(page.navigate(api.root() + "/desk/pop?ani=1")).headerValue("content-security-policy"))
                .contains("frame-ancestors 'none'");
        api.put("/desk/settings", "{\"frameAncestors\":[\"https://help.example\"]}").expect(200);
        assertThat(Objects.requireNonNull(page.navigate(api.root() + "/desk/pop?ani=1")).headerValue("content-security-policy"))
                .contains("frame-ancestors https://help.example");
        assertThat(Objects.requireNonNull(page.navigate(api.root() + "/orders")).headerValue("content-security-policy"))
                .contains("frame-ancestors 'none'");
    }

    @Test
    void whoever_shares_a_number_is_asked_for_and_whoever_has_none_is_searched() {
        api.put("/customers/C-3", "{\"name\":\"The Twin\",\"phone\":\"01632 960961\",\"country\":\"GB\"}").expect(201);
        go("/desk/pop?ani=%2B441632960961&callId=pbx-9");
        assertThat(page.locator("h1")).containsText("2 customers may be calling");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("The Twin")).click();
        assertThat(page).hasURL(Pattern.compile(".*/desk/callers/C-3\\?call=pbx-9"));
        go("/desk/pop?ani=%2B4930555&callId=pbx-10");
        assertThat(page.getByRole(AriaRole.SEARCHBOX).last()).hasValue("+4930555");
        go("/desk/pop?orderNo=" + order);
        assertThat(page).hasURL(Pattern.compile(".*/desk/callers/C-1\\?find=" + order));
    }

    @Test
    void a_customer_hears_the_words_in_the_own_language_and_an_agent_may_switch() {
        api.patch("/customers/C-1", "{\"language\":\"de\"}").expect(200);
        go("/desk/callers/C-1");
        assertThat(page.locator(".say").first()).containsText("geht nicht wie gesagt am Montag, 12. Januar ab; "
                + "wir rechnen jetzt mit Montag, 26. Januar");
        page.getByLabel("Said in").selectOption("es");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show")).click();
        assertThat(page.locator(".say").first()).containsText("ahora contamos con el lunes 26 de enero");

        go("/desk/orders/new?customer=C-1");
        page.getByLabel("Item of line 1").fill("MUG-2");
        page.getByLabel("Quantity of line 1").fill("1");
        assertThat(page.locator("#quote")).containsText("Red mug: 1 geht am Montag, 5. Januar ab.");
        page.getByLabel("Quantity of line 1").press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/orders/SO-.*"));
        var placed = page.url().replaceAll(".*/orders/", "");
        assertThat(api.get("/orders/%s/lines/1/promises".formatted(placed)).text()).contains("Red mug: 1 geht am Montag, 5. Januar ab.");
    }

    @Test
    void an_order_beyond_the_credit_is_seen_while_it_is_typed_and_held_until_somebody_releases_it() {
        api.patch("/customers/C-1", "{\"creditLimit\":\"58\"}").expect(200);
        go("/desk/orders/new?customer=C-1&call=pbx-11");
        page.getByLabel("Item of line 1").fill("MUG-1");
        page.getByLabel("Quantity of line 1").fill("3");
        assertThat(page.locator("#quote")).containsText("This goes €2.00 beyond the limit");
        page.getByLabel("Quantity of line 1").press("Enter");
        assertThat(page.locator(".callout")).containsText("On hold: credit: it takes 12.00 EUR, "
                + "and 10.00 EUR of the limit of 58.00 EUR is free");
        var placed = page.getByRole(AriaRole.HEADING).first().textContent().replaceAll("Order (\\S+) is placed", "$1");
        go("/orders/" + placed);
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Let it ship"))).hasCount(0);

        var planner = Chromium.desk(ColorScheme.LIGHT);
        signIn(planner, "pia@shop.example");
        planner.navigate(api.root() + "/orders/" + placed);
        planner.getByLabel("Why it may ship beyond the limit").fill("paid by transfer today");
        planner.getByLabel("Why it may ship beyond the limit").press("Enter");
        assertThat(planner.locator(".toast")).containsText("may ship");
        assertThat(api.get("/orders/" + placed).at("/holds").size()).isZero();
        Chromium.leave(planner);
    }

    @Test
    void somebody_whom_nobody_knows_orders_within_the_same_call() {
        go("/desk/pop?ani=%2B4930555666&callId=pbx-12");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New customer")).press("Enter");
        assertThat(page.getByLabel("Phone")).hasValue("+4930555666");
        assertThat(page.getByLabel("Name")).isFocused();
        page.keyboard().type("Nora Neu");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/desk/orders/new\\?customer=C-[0-9]+&call=pbx-12"));
        assertThat(page.getByLabel("Item of line 1")).isFocused();
    }

    @Test
    void an_agent_sees_that_somebody_waits_and_not_who() {
        go("/waiting");
        assertThat(page.locator("main table")).containsText("a customer");
        assertThat(page.locator("main table")).not().containsText("A Shop");
        assertThat(page.locator("main table")).not().containsText(order);
        go("/waiting?customer=C-1");
        assertThat(page.locator("main table")).containsText("A Shop");
        for (var path : List.of("/waiting.csv", "/reports/backorders", "/reports/backorders.csv", "/reports/promises-due", "/items/MUG-1",
                "/what-if?reference=PO-1&days=30", "/planning", "/orders?sku=MUG-1", "/orders.csv?sku=MUG-1", "/said?sku=MUG-1")) {
            assertThat(page.request().get(api.root() + path).text()).as(path).doesNotContain("A Shop", "C-1", order);
        }
        assertThat(page.request().get(api.root() + "/orders?sku=MUG-1").status()).isEqualTo(403);
        assertThat(page.request().get(api.root() + "/orders?sku=MUG-1&customer=C-1").text()).contains(order);
        var planner = Chromium.desk(ColorScheme.LIGHT);
        signIn(planner, "pia@shop.example");
        planner.navigate(api.root() + "/waiting");
        assertThat(planner.locator("main table")).containsText("A Shop");
        assertThat(planner.request().get(api.root() + "/orders?sku=MUG-1").text()).contains(order);
        Chromium.leave(planner);
    }

    @Test
    void of_many_open_lines_a_page_is_shown_and_the_rest_is_found() {
        var lines = IntStream.rangeClosed(1, 30).mapToObj("{\"line\":%d,\"sku\":\"MUG-1\",\"quantity\":\"1\"}"::formatted)
                .collect(Collectors.joining(","));
        var many = api.post("/orders", "{\"customer\":\"C-1\",\"lines\":[%s]}".formatted(lines)).expect(201).text("/number");
        go("/desk/callers/C-1");
        assertThat(page.locator(".lead")).containsText("31 deliveries wait");
        assertThat(page.locator("blockquote.say")).hasCount(25);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("More").setExact(true)).click();
        assertThat(page.locator("blockquote.say")).hasCount(7);
        page.getByLabel("Order or item").fill(many);
        page.getByLabel("Order or item").press("Enter");
        assertThat(page.getByText("1 to 25 of 30")).isVisible();
    }

    @Test
    void every_page_of_the_desk_can_be_used_by_everybody() {
        go("/desk/callers/C-1?call=x");
        tabTo("Cancels");
        page.keyboard().press("Enter");
        assertThat(page.locator(".panel").first()).containsText("It is cancelled.");
        assertThat(barriers("the caller's page with a panel")).isEmpty();
        var placed = api.post("/orders", SmallShop.order("MUG-1", 1)).expect(201).text("/number");
        var paths = List.of("/desk", "/desk/changes", "/desk/measures", "/desk/questions", "/desk/pop?ani=%2B49", "/desk/new-customer",
                "/desk/callers/C-1",
                "/desk/orders/new?customer=C-1", "/desk/orders/" + placed + "/placed?call=x", "/search?q=mugg");
        assertThat(paths.stream().flatMap(path -> {
            go(path);
            return barriers(path);
        })).isEmpty();
        var phone = Chromium.phone();
        signIn(phone, "ann@shop.example");
        assertThat(paths.stream().filter(path -> {
            phone.navigate(api.root() + path);
            var wider = phone.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            return ((Number) Objects.requireNonNull(wider)).intValue() > 0;
        })).isEmpty();
        Chromium.leave(phone);
    }

    private Stream<String> barriers(String where) {
        return Barriers.on(page).stream().map(barrier -> where + ": " + barrier);
    }

    /** Moves on with the tab key alone until the link of that name has the focus. */
    private void tabTo(String name) {
        for (var steps = 0; steps < 120; steps++) {
            page.keyboard().press("Tab");
            var here = page.evaluate("() => document.activeElement.closest('.acts') ? document.activeElement.textContent.trim() : ''");
            if (name.equals(here)) {
                return;
            }
        }
        throw new AssertionError(name + " cannot be reached with the tab key");
    }

    private void go(String path) {
        page.navigate(api.root() + path);
    }

    private void signIn(Page who, String email) {
        who.navigate(api.root() + "/sign-in");
        who.getByLabel("E-mail").fill(email);
        who.getByLabel("Password").fill(PASSWORD);
        who.getByLabel("Password").press("Enter");
        who.waitForURL(api.root() + "/");
    }
}
