package dev.backstop.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.backstop.connectors.FakeShop;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Barriers;
import dev.backstop.testing.Chromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody connects a shop, gives it its place, says what its articles are, and runs again what was held. */
@BackstopTest
class ConnectedShopsIT {

    private final Page page = Chromium.desk(ColorScheme.DARK);
    private final Shop firm;
    private final FakeShop shop = new FakeShop();

    @Autowired
    ConnectedShopsIT(Api api) {
        this.firm = new Shop(api);
    }

    @BeforeEach
    void open() {
        firm.open();
        shop.answers("GET /admin/stores", 200, FakeShop.recorded("medusa/stores.json"))
                .answers("GET /admin/stock-locations", 200, FakeShop.recorded("medusa/stock-locations.json"))
                .answers("GET /admin/product-variants", 200, FakeShop.recorded("medusa/product-variants.json"))
                .answers("GET /admin/inventory-items", 200, FakeShop.recorded("medusa/inventory-without-levels.json"))
                .answers("POST /admin/inventory-items/location-levels/batch", 200, FakeShop.recorded("medusa/levels-created.json"))
                .answers("POST /admin/products/", 200, FakeShop.recorded("medusa/variants-updated.json"))
                .answers("GET /admin/orders?", 200, FakeShop.recorded("medusa/orders.json"))
                .answers("POST /admin/orders/", 200, FakeShop.recorded("medusa/order-told.json"));
        firm.signIn(page);
    }

    @AfterEach
    void leave() {
        Chromium.leave(page);
        shop.close();
    }

    private void press(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).click();
    }

    private void accessible() {
        assertThat(Barriers.on(page)).isEmpty();
    }

    @Test
    void a_shop_is_connected_and_what_it_held_is_run_again_once_its_articles_are_known() {
        firm.go(page, "/shops");
        assertThat(page.locator(".lead")).hasText("No shop is connected yet.");
        accessible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Medusa")).click();
        page.locator("input[name=code]").fill("MED");
        page.locator("input[name=name]").fill("Mug corner");
        page.locator("input[name=url]").fill("shop.example");
        page.locator("input[name='secrets.token']").fill("sk_1");
        press("Connect");
        assertThat(page.locator(".fault").first()).containsText("Write it with https://");
        accessible();
        page.locator("input[name=url]").fill(shop.url());
        page.locator("input[name='secrets.token']").fill("sk_1");
        press("Connect");
        assertThat(page.locator(".lead")).hasText("1 thing waits for a person.");
        assertThat(page.getByLabel("For a person")).containsText("No item of ours is known as \"MUG\"");

        press("Try the connection");
        assertThat(page.locator("main .callout").first()).containsText("It answers, and calls itself Medusa Store.");
        page.locator("main .callout select").selectOption("Main warehouse");
        page.locator("main .callout button").first().click();
        assertThat(page.locator("body")).containsText("Stock is written there from now on.");
        page.getByLabel("Item of ours that Mug, Red is").fill("MUG-1");
        page.locator("tr", new Page.LocatorOptions().setHasText("Mug, Red")).getByRole(AriaRole.BUTTON).first().click();
        assertThat(page.locator(".lead")).hasText("1 article shows what we promise.");
        assertThat(page.getByLabel("Heard")).containsText("Taken as order SO-1.");
        accessible();
        firm.go(page, "/shops/MED/edit");
        assertThat(page.locator("input[name='secrets.token']")).hasValue("");
        assertThat(page.content()).doesNotContain("sk_1");
    }

    @Test
    void of_a_shop_that_cannot_call_us_everybody_sees_it_until_its_webhooks_are_in_place() {
        shop.answers("GET /wp-json/wc/v3/products?", 200, "[]").answers("GET /wp-json/wc/v3/webhooks", 403, "{\"message\":\"not you\"}");
        firm.go(page, "/shops/connect/woocommerce");
        page.locator("input[name=code]").fill("WOO");
        page.locator("input[name=name]").fill("Mug market");
        page.locator("input[name=url]").fill(shop.url());
        page.locator("input[name='secrets.consumerKey']").fill("ck_1");
        page.locator("input[name='secrets.consumerSecret']").fill("cs_1"); // and no secret of webhooks
        press("Connect");
        assertThat(page.locator("main .callout")).containsText("Its webhooks are not in place");
        assertThat(page.locator("main .callout")).containsText("not you");
        accessible();
        firm.go(page, "/shops");
        assertThat(page.locator(".lead")).hasText("1 shop is out of reach, or cannot call us.");
        assertThat(page.locator("main tbody")).containsText("Cannot call us");

        shop.answers("GET /wp-json/wc/v3/webhooks", 200, "[]").answers("POST /wp-json/wc/v3/webhooks", 201, "{\"id\":7}");
        firm.go(page, "/shops/WOO");
        press("Look after its webhooks");
        assertThat(page.locator("main")).containsText("We set up 3 webhooks there");
        assertThat(page.locator("main .callout")).hasCount(0);
        assertThat(page.locator("main code")).containsText("/shop-hooks/WOO");
        accessible();
    }
}
