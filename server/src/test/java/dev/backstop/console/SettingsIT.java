package dev.backstop.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Chromium;
import dev.backstop.testing.SmallShop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Settings that move promises are seen before they count. */
@BackstopTest
class SettingsIT {
    private final Page page = Chromium.desk(ColorScheme.LIGHT);
    private final Api api;
    private final Shop shop;

    @Autowired
    SettingsIT(Api api) {
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

    /** Of an item without a lead time nothing is known but the firm's usual days to ship. */
    @Test
    void what_moves_promises_is_shown_first_and_what_moves_none_is_saved_at_once() {
        api.put("/items/LAMP", "{\"name\":\"Lamp\",\"unit\":\"piece\"}").expect(201);
        var order = api.post("/orders", SmallShop.order("LAMP", 1)).expect(201).text("/number");
        shop.go(page, "/settings");
        page.getByLabel("Days to ship if nothing is known").fill("10");
        button("Save").click();
        assertThat(page.locator("h1")).hasText("What the change would do");
        assertThat(page.locator("tbody tr", new Page.LocatorOptions().setHasText(order))).containsText("no date");
        assertThat(api.get("/settings").text("/defaultDaysToShip")).as("only looked at").isEqualTo("null");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change the settings")).click();
        assertThat(page.locator(".toast")).containsText("The settings are in force.");
        assertThat(api.get("/settings").text("/defaultDaysToShip")).isEqualTo("10");
        assertThat(api.get("/orders/" + order).text("/lines/0/schedule/0/shipBy")).isNotEqualTo("null");

        page.getByLabel("Cost of one purchase order").fill("30");
        button("Save").click();
        assertThat(page.locator("h1")).hasText("Settings");
        assertThat(page.locator(".toast")).containsText("The settings are in force.");
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
