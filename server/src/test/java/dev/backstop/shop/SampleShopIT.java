package dev.backstop.shop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Barriers;
import dev.backstop.testing.Chromium;
import dev.backstop.testing.SmallShop;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A shopper in the sample shop: on a phone without script, and at a desk who watches a date move. */
@BackstopTest
class SampleShopIT {

    @Autowired
    private Api api;

    private final Page phone = withoutScript();

    private static Page withoutScript() {
        var first = Chromium.phone();
        var page = first.context().browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(390,
                844)).newPage();
        Chromium.leave(first);
        return page;
    }

    @BeforeEach
    void five_mugs_and_more_to_come() {
        SmallShop.open(api, "MUG", 5);
        api.patch("/items/MUG", "{\"price\":{\"amount\":\"4.25\",\"currency\":\"EUR\"},\"category\":\"Kitchen\"}").expect(200);
        api.patch("/customers/C-1", "{\"email\":\"buyer@shop.example\"}").expect(200);
        api.post("/purchase-orders", """
                {"number":"PO-1","vendor":"ACME","location":"MAIN","state":"sent",
                 "lines":[{"line":1,"sku":"MUG","quantity":"40","expectedOn":"2026-01-20"}]}
                """).expect(201);
    }

    @AfterEach
    void leave() {
        Chromium.leave(phone);
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
    }

    @Test
    void somebody_buys_without_script_and_lands_on_the_page_of_the_order() {
        phone.navigate(api.root() + "/shop?q=mug");
        assertThat(phone.locator(".goods li")).containsText("In stock");
        phone.locator(".goods a").click();
        phone.fill("#quantity", "12");
        press(phone, "When would I have so many?");
        assertThat(phone.locator("stock-promise")).containsText("Partly in stock");
        press(phone, "Put 12 into the cart");
        assertThat(phone.locator(".lines")).containsText("7 ship by Tue 20 Jan");
        press(phone, "Check out with these dates");
        assertThat(phone.locator("h1")).hasText("Held for you until 09:15 UTC");
        assertThat(api.get("/stock/levels?sku=MUG").text("/data/0/available")).as("nobody else gets them meanwhile").isEqualTo("0");
        press(phone, "Order these for €51.00");

        assertThat(phone.locator("h1")).containsText("Order SO-1");
        var order = api.get("/orders/SO-1").expect(200);
        assertThat(order.text("/customer")).isEqualTo("C-1");
        assertThat(order.text("/channel")).isEqualTo("web");
        assertThat(order.text("/lines/0/schedule/1/shipBy")).isEqualTo("2026-01-20");
        phone.navigate(api.root() + "/shop/cart");
        assertThat(phone.locator("h1")).hasText("Your cart is empty");
    }

    @Test
    void who_goes_on_with_dates_that_no_longer_hold_is_told_first() {
        phone.navigate(api.root() + "/shop/items/MUG?quantity=12");
        press(phone, "Put 12 into the cart");
        api.patch("/purchase-orders/PO-1/lines/1/parts/1", "{\"expectedOn\":\"2026-02-03\"}").expect(200);
        press(phone, "Check out with these dates");
        assertThat(phone.getByRole(AriaRole.STATUS)).hasText("Something changed since you looked. This is how it stands now.");
        assertThat(phone.locator(".lines")).containsText("7 ship by Tue 3 Feb");
        assertThat(api.get("/stock/levels?sku=MUG").text("/data/0/available")).as("nothing is held").isEqualTo("5");
        press(phone, "Check out with these dates");
        assertThat(phone.locator("h1")).containsText("Held for you");

        api.post("/sandbox/clock/advance", "{\"to\":\"2026-01-05T10:00:00Z\"}").expect(200);
        press(phone, "Order these for €51.00");
        assertThat(phone.getByRole(AriaRole.STATUS)).containsText("The time for which this was held is over.");
        assertThat(api.get("/orders").at("/data").size()).isZero();
    }

    @Test
    void the_same_checkout_sent_twice_is_one_order() {
        phone.navigate(api.root() + "/shop/items/MUG?quantity=2");
        press(phone, "Put 2 into the cart");
        press(phone, "Check out with these dates");
        var checkout = phone.url();
        var once = phone.locator("input[name=once]").inputValue();
        press(phone, "Order these for €8.50");
        var form = FormData.create().set("quote", checkout.substring(checkout.indexOf('=') + 1)).set("buyer", "C-1")
                .set("once", once);
        var again = phone.request().post(api.root() + "/shop/orders", RequestOptions.create().setForm(form));
        assertThat(again.url()).contains("/your-order/");
        assertThat(api.get("/orders").at("/data").size()).isEqualTo(1);
    }

    @Test
    void what_cannot_be_had_is_said_and_not_sold() {
        phone.navigate(api.root() + "/shop/items/MUG?quantity=1.5");
        assertThat(phone.getByRole(AriaRole.ALERT)).containsText("this item is counted in whole units");
        api.patch("/items/MUG", "{\"backorders\":{\"policy\":\"no\"}}").expect(200);
        phone.navigate(api.root() + "/shop/items/MUG");
        press(phone, "Put 1 into the cart");
        phone.fill(".lines input[name=quantity]", "9");
        press(phone, "Change");
        assertThat(phone.locator("main")).containsText("A part of this cannot be had so.");
        assertThat(phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Check out with these dates"))).hasCount(0);
        press(phone, "Take out Mug");
        assertThat(phone.locator("h1")).hasText("Your cart is empty");
        assertThat(phone.navigate(api.root() + "/shop/items/NONE").status()).isEqualTo(404);
    }

    @Test
    void a_slip_arrives_on_an_open_page_in_seconds() {
        var desk = Chromium.desk(ColorScheme.LIGHT);
        desk.navigate(api.root() + "/shop/items/MUG?quantity=12");
        var promise = desk.locator("stock-promise [part=box]");
        assertThat(promise).containsText("20 January");
        api.patch("/purchase-orders/PO-1/lines/1/parts/1", "{\"expectedOn\":\"2026-02-03\",\"reason\":\"the vendor phoned\"}").expect(200);
        assertThat(promise).containsText("3 February", new LocatorAssertions.ContainsTextOptions().setTimeout(5_000));
        Chromium.leave(desk);
    }

    @Test
    void everybody_can_use_it() {
        var desk = Chromium.desk(ColorScheme.LIGHT);
        for (var path : List.of("/shop", "/shop/items/MUG?quantity=12", "/shop/cart")) {
            desk.navigate(api.root() + path);
            assertThat(Barriers.inLightAndDark(desk)).as(path).isEmpty();
        }
        desk.navigate(api.root() + "/shop/items/MUG?quantity=2");
        press(desk, "Put 2 into the cart");
        assertThat(Barriers.inLightAndDark(desk)).isEmpty();
        press(desk, "Check out with these dates");
        assertThat(Barriers.inLightAndDark(desk)).isEmpty();
        Chromium.leave(desk);
    }
}
