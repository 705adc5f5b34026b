package dev.backstop.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Barriers;
import dev.backstop.testing.Chromium;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A buyer talks with a vendor: what it got, what it said, what it is asked, and what came. */
@BackstopTest
class VendorTalkIT {
    private static final double DATE_WIDTH = 130;

    private final Api api;
    private final Shop shop;

    @Autowired
    VendorTalkIT(Api api) {
        this.api = api;
        this.shop = new Shop(api);
    }

    @BeforeEach
    void open() {
        shop.open();
        api.patch("/vendors/ACME", "{\"email\":\"orders@acme.example\"}").expect(200);
        shop.busy();
        api.post("/sandbox/clock/advance", Map.of("to", "2026-01-06T12:00:00Z")).expect(200);
    }

    @Test
    void an_offer_on_the_vendors_page_is_accepted_on_ours() {
        api.put("/items/MUG-2", "{\"name\":\"Mug, green\",\"unit\":\"piece\",\"decimals\":0}").expect(201);
        var page = Chromium.desk(ColorScheme.LIGHT);
        shop.signIn(page);
        shop.go(page, "/purchase-orders/PO-1");
        assertThat(page.locator("#sent")).containsText("Order, version 1");
        assertThat(page.locator("#sent")).containsText("to orders@acme.example");
        press(page, "Its page");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Answer the line of Mug")).click();
        page.getByLabel("Your number").fill("B-200");
        press(page, "Offer it");

        shop.go(page, "/vendors/ACME/questions");
        assertThat(page.locator("main")).containsText("Offers something else");
        page.getByText("Accept").click();
        page.getByLabel("Our item").fill("MUG-2");
        press(page, "Order it instead");

        assertThat(page.locator("body")).containsText("The offer is accepted and ordered as PO-2.");
        assertThat(api.get("/purchase-orders/PO-1").text("/lines/0/open")).isEqualTo("0");
        assertThat(api.get("/purchase-orders/PO-2").text("/lines/0/quantity")).isEqualTo("35");
        Chromium.leave(page);
    }

    @Test
    void a_silent_vendor_is_asked_on_a_click_and_once() {
        var page = Chromium.desk(ColorScheme.LIGHT);
        shop.signIn(page);
        shop.go(page, "/vendors/ACME/questions");
        assertThat(page.locator(".lead")).containsText("1 question is open, 1 not asked yet.");
        assertThat(page.locator("pre")).containsText("we have not heard from you since 5 January 2026");
        press(page, "Send it");
        assertThat(page.locator(".lead")).containsText("1 question is open, all asked.");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send it"))).hasCount(0);
        Chromium.leave(page);
    }

    /** A parameter of what a page calls is the call's own. */
    @Test
    void a_vendor_who_owes_nothing_is_asked_nothing() {
        api.put("/vendors/BETA", "{\"name\":\"Beta\"}").expect(201);
        var page = Chromium.desk(ColorScheme.LIGHT);
        shop.signIn(page);
        shop.go(page, "/vendors/BETA/questions");
        assertThat(page.locator(".lead")).hasText("Nothing is open.");
        Chromium.leave(page);
    }

    @Test
    void a_lot_that_has_expired_is_told_before_it_is_booked() {
        api.patch("/items/MUG-1", "{\"lots\":true}").expect(200);
        var page = Chromium.desk(ColorScheme.LIGHT);
        shop.signIn(page);
        shop.go(page, "/receive/PO-1");
        page.getByLabel("Lot of MUG-1").fill("L-1");
        page.getByLabel("Expiry of MUG-1").fill("2026-01-06");
        assertThat(page.getByLabel("Expiry of MUG-1").boundingBox().width).as("so wide that the year is seen").isGreaterThan(DATE_WIDTH);
        press(page, "See what it fills");
        assertThat(page.getByText("What it will fill")).isVisible();
        assertThat(page.getByText("has expired")).hasCount(0);
        page.getByLabel("Expiry of MUG-1").fill("2026-01-05");
        press(page, "See what it fills");

        assertThat(page.locator("main")).containsText("MUG-1: its lot has expired. It is not sold and fills nobody.");
        Chromium.leave(page);
    }

    @Test
    void the_receipt_says_before_it_is_booked_what_goes_where() {
        api.put("/items/CUP", "{\"name\":\"Cup\",\"unit\":\"piece\",\"decimals\":0}").expect(201);
        var page = Chromium.desk(ColorScheme.LIGHT);
        shop.signIn(page);
        shop.go(page, "/receive/PO-1");
        page.getByLabel("Good of MUG-1").fill("30");
        page.getByLabel("Damaged of MUG-1").fill("2");
        page.getByLabel("Item that came instead of MUG-1").fill("CUP");
        page.getByLabel("How much of it").fill("4");
        press(page, "See what it fills");

        var said = page.getByRole(AriaRole.STATUS).filter(new com.microsoft.playwright.Locator.FilterOptions()
                .setHasText("What it will fill"));
        assertThat(said).containsText("MUG-1: 3 still to come.");
        assertThat(said).containsText("MUG-1: 2 damaged. They are set aside");
        assertThat(said).containsText("MUG-1: 4 CUP came and were not ordered. They go into quarantine");
        assertThat(said).containsText("Straight to packing: 7 MUG-1 for SO-1/1");
        assertThat(said).containsText("To the shelf: 23 MUG-1");
        assertThat(page.getByLabel("Good of MUG-1")).hasValue("30");
        Chromium.leave(page);
    }

    @Test
    void what_should_have_come_stands_first_at_the_door_and_a_transfer_is_found_by_its_number() {
        for (var day : List.of("2026-03-02", "2026-01-02", "2026-01-09")) {
            api.post("/purchase-orders", """
                    {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG-1","quantity":"6","expectedOn":"%s"}]}"""
                    .formatted(day)).expect(201);
        }
        shop.makesAndMoves();
        api.post("/transfers", "{\"from\":\"MAIN\",\"to\":\"EAST\",\"lines\":[{\"sku\":\"CLAY\",\"quantity\":\"1\"}]}").expect(201);
        var page = Chromium.desk(ColorScheme.LIGHT);
        shop.signIn(page);
        shop.go(page, "/receive");
        assertThat(page.locator("tbody tr td:first-child").first()).hasText("PO-3");
        assertThat(page.locator("tbody tr").first()).containsText("Overdue");
        assertThat(page.locator("tbody tr td:first-child").nth(1)).hasText("PO-4");
        page.getByLabel("Number or vendor").fill("TR-1");
        press(page, "Find");
        assertThat(page.locator("h1")).containsText("Transfer TR-1 from Main");
        Chromium.leave(page);
    }

    @Test
    void a_receipt_of_thousands_is_booked_as_the_page_fills_it_in() {
        api.put("/sourcing-terms/MUG-1/MAIN", """
                {"terms":[{"kind":"buy","vendor":"ACME","leadTimeDays":7,
                 "priceBreaks":[{"from":"1","price":{"amount":"2.50","currency":"EUR"}}]}]}
                """).expect(200);
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG-1","quantity":"1200"}]}
                """).expect(201);
        var page = Chromium.desk(ColorScheme.LIGHT);
        shop.signIn(page);
        shop.go(page, "/purchase-orders/PO-2");
        assertThat(page.locator("main")).containsText("3,000.00");
        shop.go(page, "/receive/PO-2");
        assertThat(page.getByLabel("Good of MUG-1")).hasValue("1200");
        press(page, "Book the receipt");

        assertThat(page.locator(".lead")).hasText("All of it has come.");
        assertThat(api.get("/purchase-orders/PO-2").text("/lines/0/open")).isEqualTo("0");
        Chromium.leave(page);
    }

    @Test
    void a_line_that_the_vendor_cut_can_still_be_changed_by_the_buyer() {
        var page = Chromium.desk(ColorScheme.LIGHT);
        shop.signIn(page);
        shop.go(page, "/purchase-orders/PO-1");
        press(page, "Its page");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Answer the line of Mug")).click();
        page.locator("[name='parts.0.quantity']").fill("20");
        page.locator("[name='parts.0.on']").fill("2026-01-28");
        page.getByLabel("will not come", new Page.GetByLabelOptions().setExact(true)).check();
        press(page, "Send these dates");

        shop.go(page, "/purchase-orders/PO-1");
        assertThat(page.locator("tbody tr").first()).containsText("Cancelled");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Change line 1")).click();
        assertThat(page.locator("h1")).hasText("MUG-1 Mug");
        assertThat(page.locator(".lead")).containsText("20 are open");
        Chromium.leave(page);
    }

    @Test
    void everybody_can_use_these_pages() {
        var paths = List.of("/purchase-orders/PO-1", "/purchase-orders/PO-1/lines/1", "/vendors/questions", "/vendors/ACME/questions",
                "/vendors/slip-radar",
                "/vendors/ACME", "/vendors/ACME/ordering", "/settings/letterhead", "/settings/locations/MAIN", "/receive/PO-1");
        var page = Chromium.desk(ColorScheme.LIGHT);
        shop.signIn(page);
        for (var path : paths) {
            shop.go(page, path);
            assertThat(Barriers.inLightAndDark(page)).as(path).isEmpty();
        }
        Chromium.leave(page);
        var phone = Chromium.phone();
        shop.signIn(phone);
        for (var path : paths) {
            shop.go(phone, path);
            assertThat(phone.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).as(path)
                    .isEqualTo(true);
        }
        Chromium.leave(phone);
    }

    @Test
    void how_orders_go_out_is_set_on_a_page_and_stands_on_the_next_order() {
        var page = Chromium.desk(ColorScheme.LIGHT);
        shop.signIn(page);
        shop.go(page, "/vendors/ACME/ordering");
        page.getByLabel("Contact").fill("Kim");
        page.getByLabel("Postal address").fill("1 Clay Lane\nStoke");
        press(page, "Save");
        var manner = api.get("/vendors/ACME/ordering").expect(200);
        assertThat(manner.text("/contact")).isEqualTo("Kim");
        assertThat(manner.at("/address").toString()).isEqualTo("[\"1 Clay Lane\",\"Stoke\"]");
        shop.go(page, "/vendors/ACME/ordering");
        assertThat(page.getByLabel("Postal address")).hasValue("1 Clay Lane\nStoke");
        Chromium.leave(page);
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).click();
    }
}
