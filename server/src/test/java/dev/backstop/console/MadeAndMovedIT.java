package dev.backstop.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Dialog;
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

/** Supply that is not bought, from the page on which it is planned to the shelf. */
@BackstopTest
class MadeAndMovedIT {
    private final Api api;
    private final Page page = Chromium.desk(ColorScheme.LIGHT);
    private final Shop shop;

    @Autowired
    MadeAndMovedIT(Api api) {
        this.api = api;
        this.shop = new Shop(api);
    }

    @BeforeEach
    void open() {
        shop.open();
        shop.makesAndMoves();
        shop.signIn(page);
        page.onDialog(Dialog::accept);
    }

    @AfterEach
    void leave() {
        Chromium.leave(page);
    }

    @Test
    void what_is_made_takes_its_components_off_the_shelf_and_puts_what_came_out_good_on_it() {
        shop.go(page, "/production-orders/new");
        page.getByLabel("Item", exactly()).fill("POT");
        page.getByLabel("Quantity", exactly()).fill("3");
        page.getByLabel("Due on").fill("2026-01-20");
        button("Plan it").click();
        assertThat(lead()).containsText("All that it needs is here, so it can start, expected on Tue 20 Jan");
        assertThat(page.locator("tbody tr").first()).containsText("CLAY");

        button("Start").click();
        assertThat(lead()).containsText("0 of 3 came out good, 3 to come");
        page.getByLabel("Good", exactly()).fill("2.5");
        page.getByLabel("Scrap").fill("1");
        button("Book the report").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("2.5");
        assertThat(page.getByLabel("Scrap")).hasValue("1");
        page.getByLabel("Good", exactly()).fill("2");
        button("See what it fills").click();
        assertThat(page.getByRole(AriaRole.STATUS)
                .filter(new Locator.FilterOptions().setHasText("What it will fill"))).containsText("To the shelf: 2 POT");
        button("Book the report").click();
        button("Finish").click();
        assertThat(lead()).hasText("Finished: 2 good, 1 scrap.");

        shop.go(page, "/items/POT?location=MAIN");
        assertThat(page.locator(".stat").first()).containsText("2");
        shop.go(page, "/items/CLAY?location=MAIN");
        assertThat(page.locator(".stat").first()).containsText("4");
    }

    @Test
    void a_production_order_that_lacks_a_component_waits_and_can_be_cancelled() {
        api.post("/production-orders", "{\"sku\":\"POT\",\"location\":\"MAIN\",\"quantity\":\"9\"}").expect(201);
        shop.go(page, "/supply?of=MO-1/1");
        assertThat(lead()).containsText("Waits for 1 component");
        button("Start").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Only 10 of the 18 piece of CLAY");
        button("Cancel").click();
        assertThat(lead()).containsText("Cancelled");
    }

    @Test
    void a_transfer_leaves_one_place_and_arrives_at_the_other() {
        shop.go(page, "/transfers/new");
        page.getByLabel("From", exactly()).selectOption("MAIN");
        page.getByLabel("To", exactly()).selectOption("EAST");
        page.getByLabel("Expected on").fill("2026-01-20");
        page.getByLabel("Item of line 1").fill("CLAY");
        page.getByLabel("Quantity of line 1").fill("6");
        button("Arrange it").click();
        assertThat(lead()).containsText("Nothing has left Main yet, expected on Tue 20 Jan");

        page.getByLabel("CLAY", exactly()).fill("4");
        button("It has left Main").click();
        assertThat(lead()).containsText("Part of it has left Main");
        page.getByLabel("CLAY, good").fill("3");
        page.getByLabel("CLAY, damaged").fill("1");
        button("See what it fills").click();
        assertThat(page.getByRole(AriaRole.STATUS)
                .filter(new Locator.FilterOptions().setHasText("What it will fill"))).containsText("To the shelf: 3 CLAY");
        assertThat(page.getByLabel("CLAY, good")).hasValue("3");
        button("Book the receipt").click();
        assertThat(page.locator(".toast")).containsText("Receipt R-2 is booked"); // the look before took the first number

        shop.go(page, "/items/CLAY?location=EAST");
        assertThat(page.locator(".stat").first()).containsText("3");
        assertThat(page.locator(".stat").first()).containsText("1 damaged");
    }

    @Test
    void a_released_proposal_opens_what_it_became() {
        api.put("/sourcing-terms/POT/MAIN", """
                {"terms":[{"kind":"make","rank":1,"leadTimeDays":3,"leadTimeUnit":"working"}]}
                """);
        api.put("/reorder-points/POT/MAIN", "{\"mode\":\"manual\",\"reorderPoint\":\"2\",\"orderUpTo\":\"4\"}");
        api.post("/plan-runs", "{}").expect(201);
        shop.go(page, "/replenish?sku=POT");
        assertThat(page.locator("tbody tr").first()).containsText("Make");
        page.locator("tbody tr").first().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Release")).click();
        assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("MO-1: make 4 × Pot");
        shop.go(page, "/replenish?state=released");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("MO-1")).click();
        page.waitForURL(api.root() + "/production-orders/MO-1");
    }

    private Locator lead() {
        return page.locator(".lead");
    }

    private Locator button(String name) {
        return page.locator("main").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
