package dev.backstop.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Chromium;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people do in the browser, from the item that runs out to the promise that was kept. */
@BackstopTest
class ConsoleIT {
    private final Api api;
    private final Page page = Chromium.desk(ColorScheme.LIGHT);
    private final Shop shop;

    @Autowired
    ConsoleIT(Api api) {
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
    void an_item_runs_out_is_reordered_oversold_received_and_the_promise_tells_its_story() {
        link("Items").click();
        assertThat(row("MUG-1")).containsText("Reorder");
        row("MUG-1").getByRole(AriaRole.LINK).first().click();
        assertThat(page.locator(".lead")).containsText("5 are free. Nothing is on order");
        assertThat(card("Reordering")).containsText(Pattern.compile("Reorder point\\s*20"));

        link("Replenish").click();
        button("Run the plan now").click();
        assertThat(row("MUG-1")).containsText("5 at a reorder point of 20");
        row("MUG-1").getByText("5 at a reorder point of 20").click();
        assertThat(row("MUG-1")).containsText(Pattern.compile("Shortage\\s*35"));
        row("MUG-1").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Release")).click();
        assertThat(page.locator(".lead")).containsText("Nothing is promised on it until it is sent");
        button("Send to Acme").click();
        assertThat(page.locator(".lead")).containsText("On its way");

        link("Orders").click();
        page.getByRole(AriaRole.LINK, named("New order")).first().click();
        page.getByLabel("Customer", exactly()).fill("C-1");
        page.getByLabel("Item of line 1").fill("MUG-1");
        page.getByLabel("Quantity of line 1").fill("12");
        assertThat(page.locator("#quote")).containsText("5 now");
        assertThat(page.locator("#quote")).containsText(Pattern.compile("7 on \\w+ \\d+ Jan"));
        button("Place the order").last().click();
        var order = page.getByRole(AriaRole.HEADING).first().textContent().replaceAll("Order (\\S+) of .*", "$1");
        assertThat(page.locator(".lead")).containsText("1 delivery waits for supply");
        assertThat(page.locator("#line-1 tbody tr")).hasCount(2);
        assertThat(page.locator("#line-1")).containsText("From stock");

        link("Receive").click();
        page.getByRole(AriaRole.LINK, named("PO-1")).click();
        button("See what it fills").click();
        assertThat(card("What it will fill")).containsText(order + "/1");
        assertThat(card("What it will fill")).containsText("7");
        button("Book the receipt").click();
        assertThat(page.locator(".toast")).containsText("fills 1 waiting delivery");

        shop.go(page, "/orders/" + order);
        assertThat(page.locator(".lead")).containsText("All that is open ships from stock");
        page.getByText("What was promised, and why it changed").click();
        var story = page.locator("#line-1 .timeline").last();
        assertThat(story.locator("li")).hasCount(2);
        assertThat(story).containsText("Receipt");
    }

    @Test
    void a_stranger_is_asked_to_sign_in_and_a_wrong_password_is_said() {
        var stranger = Chromium.desk(ColorScheme.LIGHT);
        shop.go(stranger, "/orders");
        assertThat(stranger).hasURL(api.root() + "/sign-in");
        stranger.getByLabel("E-mail").fill(Shop.EMAIL);
        stranger.getByLabel("Password").fill("not this one");
        stranger.getByLabel("Password").press("Enter");
        assertThat(stranger.locator("body")).containsText("do not go together");
        stranger.getByLabel("E-mail").fill(Shop.EMAIL);
        stranger.getByLabel("Password").fill(Shop.PASSWORD);
        stranger.getByLabel("Password").press("Enter");
        assertThat(stranger).hasURL(Pattern.compile(".*/orders.*")); // where the stranger wanted to go
        Chromium.leave(stranger);
    }

    @Test
    void a_refused_form_keeps_what_was_typed_and_says_why_at_the_field() {
        shop.go(page, "/items/new");
        page.getByLabel("Sku", exactly()).fill("MUG-1");
        page.getByLabel("Name", exactly()).fill("Another mug");
        button("Make the item").click();
        assertThat(page.locator(".field:has(#item-sku) .fault")).containsText("MUG-1 exists already");

        page.getByLabel("Sku", exactly()).fill("SET-1");
        page.getByLabel("Item of line 2").first().fill("NO-SUCH");
        page.getByLabel("Quantity in one kit of line 2").fill("2");
        button("Make the item").click();
        assertThat(page.getByLabel("Name", exactly())).hasValue("Another mug");
        assertThat(page.getByLabel("Item of line 2").first()).hasValue("NO-SUCH");
        assertThat(page.locator("td:has(#item-components-1-sku) .fault")).containsText("There is no item NO-SUCH");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("There is no item NO-SUCH");
    }

    @Test
    void a_new_order_needs_no_mouse() {
        page.keyboard().press("g");
        page.keyboard().press("o");
        page.waitForURL(api.root() + "/orders");
        page.keyboard().press("n");
        page.waitForURL(api.root() + "/orders/new");
        page.getByLabel("Customer", exactly()).focus();
        page.keyboard().type("shop");
        assertThat(page.getByRole(AriaRole.OPTION, named("C-1"))).hasCount(1);
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Customer", exactly())).hasValue("C-1");
        page.getByLabel("Item of line 1").focus();
        page.keyboard().type("mug");
        assertThat(page.getByRole(AriaRole.OPTION, named("MUG-1"))).hasCount(1);
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().type("3");
        page.keyboard().press("Enter");
        assertThat(page.locator(".toast")).containsText("is placed");
        assertThat(page.locator("#line-1")).containsText("MUG-1");
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("go to Orders");
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.NAVIGATION, named("Areas")).getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name)
                .setExact(true));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private Locator row(String words) {
        return page.locator("tbody tr", new Page.LocatorOptions().setHasText(words)).first();
    }

    private Locator card(String title) {
        return page.locator("section.card", new Page.LocatorOptions().setHas(page.getByRole(AriaRole.HEADING, named(title))));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
