package dev.backstop.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
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

/** Those who wait: in which order, why until then, and what dealing out the stock anew would change. */
@BackstopTest
class WaitingIT {
    private final Api api;
    private final Page page = Chromium.desk(ColorScheme.LIGHT);
    private final Shop shop;

    @Autowired
    WaitingIT(Api api) {
        this.api = api;
        this.shop = new Shop(api);
    }

    /** Of five mugs the second-class shop holds all; then it and the first-class shop wait. */
    @BeforeEach
    void open() {
        shop.open();
        api.put("/customers/C-B", "{\"name\":\"B Shop\",\"class\":\"B\"}").expect(201);
        order("C-B", 5);
        order("C-B", 2);
        order("C-1", 4);
        shop.signIn(page);
    }

    @AfterEach
    void leave() {
        Chromium.leave(page);
    }

    private void order(String customer, int quantity) {
        api.post("/orders", """
                {"customer":"%s","lines":[{"line":1,"sku":"MUG-1","quantity":"%d"}]}
                """.formatted(customer, quantity)).expect(201);
    }

    @Test
    void the_line_stands_in_the_order_in_which_the_firm_serves() {
        shop.go(page, "/waiting");
        assertThat(rows().first()).containsText("SO-2");
        api.patch("/settings", "{\"allocation\":\"priority\"}").expect(200);
        shop.go(page, "/waiting");
        assertThat(rows().first()).containsText("SO-3");
        assertThat(rows().first().locator("td").first()).hasText("1");
        shop.go(page, "/waiting?customer=C-B");
        assertThat(rows()).hasCount(1);
        assertThat(rows().first().locator("td").first()).hasText("2"); // its place is that in the whole line
    }

    @Test
    void a_line_that_waits_says_why_and_what_would_make_it_sooner() {
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent",
                 "lines":[{"line":1,"sku":"MUG-1","quantity":"30","expectedOn":"2026-01-19"}]}
                """).expect(201);
        shop.go(page, "/orders/SO-3");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Why this date")).click();
        assertThat(page.locator(".lead")).containsText("If purchase order PO-1/1 came today");
        assertThat(card("Why not sooner")).containsText("5 of MUG-1 are on hand in Main; 5 are allocated to others");
        card("What would make it sooner").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("PO-1/1")).click();
        page.waitForURL(api.root() + "/purchase-orders/PO-1");
    }

    @Test
    void the_rules_are_compared_and_one_is_applied_by_a_named_person() {
        shop.go(page, "/items/MUG-1?location=MAIN");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Re-allocate")).click();
        button("Compare the rules").click();
        assertThat(card("The rules side by side").locator("tbody tr")).hasCount(6);
        page.getByLabel("Priority and class").check();
        button("Apply it").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("say who approves it and why");
        assertThat(page.getByLabel("Priority and class")).isChecked();
        page.getByLabel("Why", new Page.GetByLabelOptions().setExact(true)).fill("the fair opens on Friday");
        button("Apply it").click();
        assertThat(page.locator(".toast")).containsText("1 line gains");
        shop.go(page, "/orders/SO-3");
        assertThat(page.locator(".lead")).containsText("All that is open ships from stock");
    }

    @Test
    void a_comparison_that_went_stale_is_not_applied() {
        shop.go(page, "/items/MUG-1/reallocate?location=MAIN");
        button("Compare the rules").click();
        page.getByLabel("Priority and class").check();
        page.getByLabel("Why", new Page.GetByLabelOptions().setExact(true)).fill("the fair opens on Friday");
        order("C-1", 1);
        button("Apply it").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("moved since");
        assertThat(button("Compare the rules")).isVisible();
    }

    private Locator rows() {
        return page.locator("main tbody tr");
    }

    private Locator button(String name) {
        return page.locator("main").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator card(String title) {
        return page.locator("section.card", new Page.LocatorOptions().setHas(page.getByRole(AriaRole.HEADING,
                new Page.GetByRoleOptions().setName(title))));
    }
}
