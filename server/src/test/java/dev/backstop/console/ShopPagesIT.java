package dev.backstop.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Chromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A shop owner tries how the answer looks, copies it, and says which pages may ask. */
@BackstopTest
class ShopPagesIT {
    private final Api api;
    private final Page page = Chromium.desk(ColorScheme.LIGHT);
    private final Shop shop;

    @Autowired
    ShopPagesIT(Api api) {
        this.api = api;
        this.shop = new Shop(api);
    }

    @BeforeEach
    void open() {
        shop.open();
        shop.signIn(page);
    }

    @AfterEach
    void leave() {
        Chromium.leave(page);
    }

    @Test
    void any_item_is_tried_in_any_quantity_and_language_and_copied() {
        shop.go(page, "/widget");
        page.getByLabel("Quantity").fill("12");
        page.getByLabel("In", new Page.GetByLabelOptions().setExact(true)).selectOption("de");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try it")).click();

        assertThat(page.locator("stock-promise [part=state]")).containsText("Teilweise auf Lager");
        assertThat(page.locator("#snippet").inputValue()).contains("/stock-promise.js\" defer>")
                .contains("<stock-promise sku=\"MUG-1\" qty=\"12\" locale=\"de\"").contains("Teilweise auf Lager. 5 im Versand am");
        assertThat(page.locator("#data").inputValue()).contains("https://schema.org/LimitedAvailability");

        shop.go(page, "/widget?sku=NONE");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("There is no item NONE");
    }

    @Test
    void the_firm_says_which_shops_may_ask_and_what_they_say() {
        shop.go(page, "/widget");
        page.getByLabel("Shops", new Page.GetByLabelOptions().setExact(true)).fill("https://shop.example/mugs");
        save();
        assertThat(page.locator(".fault")).containsText("is not an origin");
        page.getByLabel("Shops", new Page.GetByLabelOptions().setExact(true)).fill("https://shop.example, https://b2b.example");
        page.getByLabel("When the card is charged").selectOption("when-it-ships");
        page.getByLabel("Say that an order can be cancelled").check();
        save();

        assertThat(page.locator("stock-promise [part=terms]"))
                .hasText("We charge when it ships. Cancel any time before it ships, with a full refund.");
        var settings = api.get("/shop-settings").expect(200);
        assertThat(settings.at("/origins").size()).isEqualTo(2);
        assertThat(settings.text("/cancelUntilShipped")).isEqualTo("true");
    }

    private void save() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save")).click();
    }
}
