package dev.backstop.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Chromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A scanner types what it reads and presses enter; nobody touches the page in between. */
@BackstopTest
class PickingIT {
    private final Api api;
    private final Page page = Chromium.desk(ColorScheme.LIGHT);
    private final Shop shop;

    @Autowired
    PickingIT(Api api) {
        this.api = api;
        this.shop = new Shop(api);
    }

    @BeforeEach
    void five_mugs_are_ordered_and_picked() {
        shop.open();
        var order = shop.busy();
        api.post("/picks", "{\"location\":\"MAIN\",\"orders\":[\"%s\"]}".formatted(order)).expect(201);
        shop.signIn(page);
        shop.go(page, "/picking/PK-1");
    }

    @AfterEach
    void leave() {
        Chromium.leave(page);
    }

    private void scan(String code) {
        page.keyboard().type(code);
        page.keyboard().press("Enter");
    }

    @Test
    void scan_after_scan_without_a_hand_on_the_page() {
        assertThat(page.getByLabel("Scan an item or lot")).isFocused();
        assertThat(page.locator("main tbody tr")).containsText("the rest, 7, by");
        scan("MUG-1");
        assertThat(page.locator("main tbody tr")).containsText("1 of 5 fetched");
        assertThat(page.getByLabel("Scan an item or lot")).isFocused();
        scan("mug-1");
        assertThat(page.locator("main tbody tr")).containsText("2 of 5 fetched");

        scan("JUG-9");
        assertThat(page.getByText("JUG-9 is not on pick list PK-1. Leave it on its shelf.").first()).isVisible();
        page.getByLabel("Scan an item or lot").fill("MUG-1");
        page.getByLabel("Quantity").first().fill("3");
        page.keyboard().press("Enter");
        assertThat(page.locator("main tbody tr")).containsText("Fetched");
        assertThat(page.getByText("All of the list is fetched.")).isVisible();
    }

    @Test
    void no_more_is_missing_than_was_to_be_fetched() {
        page.locator("main tbody summary").click();
        page.getByLabel("Not found").fill("6");
        page.getByText("Book as missing").click();
        assertThat(page.locator("main tbody .fault")).containsText("6 were not found, but only 5 are fetched here. If more is missing, count the item on its stock page.");
        page.getByLabel("Not found").fill("2");
        page.getByText("Book as missing").click();

        assertThat(page.locator(".toast")).containsText("Booked as missing");
        assertThat(page.locator("main tbody tr")).containsText("2 not found");
    }
}
