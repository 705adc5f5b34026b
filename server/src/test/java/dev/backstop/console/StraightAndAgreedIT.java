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
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What goes straight from a vendor to a customer, what was agreed for a year, and in which steps something is made, as people do it on pages. */
@BackstopTest
class StraightAndAgreedIT {
    private static final int LONGER_THAN_A_DOUBLE_CLICK = 500;

    private final Page page = Chromium.desk(ColorScheme.LIGHT);
    private final Api api;
    private final Shop shop;
    private String purchase = "";

    @Autowired
    StraightAndAgreedIT(Api api) {
        this.api = api;
        this.shop = new Shop(api);
    }

    @BeforeEach
    void open() {
        shop.open();
        shop.makesAndMoves();
        api.patch("/vendors/ACME", "{\"email\":\"orders@acme.example\"}").expect(200);
        purchase = shop.shipsStraightAndAgrees();
        shop.signIn(page);
    }

    @AfterEach
    void leave() {
        Chromium.leave(page);
    }

    @Test
    void what_the_vendor_has_shipped_is_booked_for_the_customer() {
        shop.go(page, "/purchase-orders/" + purchase);
        assertThat(page.locator(".head")).containsText("It goes straight from the vendor to the customer of order SO-1");
        page.getByLabel("SOFA: Sofa").fill("3");
        button("Book what has left").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Only 2 piece of line 1 are still to come");
        page.getByLabel("SOFA: Sofa").fill("1");
        page.getByLabel("Carrier").fill("DHL");
        page.getByLabel("Tracking number").fill("JD-1");
        button("Book what has left").click();

        assertThat(page.locator(".toast")).containsText("is booked for the customer, who is told");
        assertThat(api.get("/orders/SO-1").text("/lines/0/shipped")).isEqualTo("1");
        shop.go(page, "/orders/SO-1");
        assertThat(page.locator("main")).containsText("JD-1");
    }

    @Test
    void the_vendor_says_on_its_page_that_it_has_left_and_once() {
        api.post("/sandbox/clock/advance", Map.of("to", "2026-01-05T09:30:00Z")).expect(200);
        var link = api.post("/purchase-orders/%s/vendor-link".formatted(purchase)).expect(200).text("/url");
        page.navigate(api.root() + link.substring(link.indexOf("/vendor-order/")));
        assertThat(page.locator("main")).containsText("These goods go straight to our customer");
        page.getByLabel("Sofa, piece").fill("5");
        button("Say that it has left").click();
        assertThat(page.locator("main")).containsText("2 piece are open");
        page.getByLabel("Sofa, piece").fill("2");
        page.getByLabel("Carrier").fill("DHL");
        button("Say that it has left").click();

        assertThat(page.locator("main")).containsText("The customer knows that it is on its way");
        assertThat(api.get("/orders/SO-1").text("/state")).isEqualTo("shipped");
        assertThat(api.get("/stock/movements?sku=SOFA").expect(200).at("/data").size()).isZero();
    }

    @Test
    void a_line_is_added_straight_from_the_vendor() {
        api.put("/items/LAMP", "{\"name\":\"Lamp\",\"unit\":\"piece\"}").expect(201);
        api.put("/sourcing-terms/LAMP/ACME-DE", "{\"terms\":[{\"kind\":\"buy\",\"vendor\":\"ACME\",\"leadTimeDays\":4}]}").expect(201);
        shop.go(page, "/orders/SO-1");
        page.getByText("Add a line").click();
        page.getByLabel("Item", new Page.GetByLabelOptions().setExact(true)).fill("LAMP");
        page.getByLabel("Quantity", new Page.GetByLabelOptions().setExact(true)).fill("1");
        page.getByLabel("It comes").selectOption("straight");
        button("Add it").click();

        assertThat(page.locator("#line-2")).containsText("ACME-DE");
    }

    @Test
    void a_blanket_order_is_agreed_and_called_off_until_nothing_is_left() {
        shop.go(page, "/blanket-orders/new?vendor=ACME");
        page.getByLabel("Item").fill("MUG-1");
        page.getByLabel("Quantity").fill("100");
        page.getByLabel("Until").fill("2026-06-30");
        button("Agree it").click();
        assertThat(page.locator(".lead")).containsText("100 of 100 are left, until Tue 30 Jun");
        page.getByLabel("Quantity").fill("101");
        button("Send the call-off").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Only 100 piece of BO-2 are left");
        page.getByLabel("Quantity").fill("100");
        button("Send the call-off").click();

        assertThat(page.locator(".lead")).containsText("All of it is called off.");
        assertThat(page.locator("main tbody tr")).hasCount(1);
        shop.go(page, "/blanket-orders?q=ACME");
        assertThat(page.locator("main tbody tr")).hasCount(2);
        assertThat(page.locator("main tbody")).containsText("100 piece");
    }

    @Test
    void a_blanket_order_that_begins_later_says_so() {
        shop.go(page, "/blanket-orders/new?vendor=ACME");
        page.getByLabel("Item").fill("MUG-1");
        page.getByLabel("Quantity").fill("100");
        page.getByLabel("From").fill("2026-02-02");
        page.getByLabel("Until").fill("2026-06-30");
        button("Agree it").click();

        assertThat(page.locator(".lead")).containsText("It begins on Mon 2 Feb");
        assertThat(button("Send the call-off")).hasCount(0);
        assertThat(page.locator(".facts")).containsText("100 piece");
    }

    @Test
    void a_call_off_that_is_clicked_twice_is_sent_once() {
        shop.go(page, "/blanket-orders/BO-1");
        page.getByLabel("Quantity").fill("1");
        var sent = new AtomicInteger();
        page.route("**/call-offs", each -> {
            sent.incrementAndGet();
            page.waitForTimeout(LONGER_THAN_A_DOUBLE_CLICK);
            each.resume();
        });
        button("Send the call-off").evaluate("button => { button.click(); setTimeout(() => button.click(), 100); setTimeout(() => button.click(), 200); }");

        assertThat(page.locator(".toast")).containsText("calls it off");
        assertThat(sent).hasValue(1);
        assertThat(api.get("/blanket-orders/BO-1/call-offs").at("/data").size()).as("one before").isEqualTo(2);
        shop.go(page, "/purchase-orders/" + api.get("/blanket-orders/BO-1/call-offs").text("/data/0/purchaseOrder"));
        assertThat(page.locator("main .facts a[href='/blanket-orders/BO-1']")).hasText("BO-1");
        page.navigate(api.root() + "/blanket-orders/BO-1/call-offs");
        assertThat(page).hasURL(api.root() + "/blanket-orders/BO-1");
    }

    @Test
    void an_agreement_is_called_off_until_too_much_is_asked_and_ended() {
        shop.go(page, "/agreements/new?for=C-1");
        page.getByLabel("Until", new Page.GetByLabelOptions().setExact(true)).fill("2026-06-30");
        page.getByLabel("Item of line 1").fill("MUG-1");
        page.getByLabel("Quantity of line 1").fill("100");
        page.getByLabel("Price each of line 1").fill("4.20");
        button("Agree it").click();
        assertThat(page.locator("h1")).containsText("Agreement AG-2 with");
        assertThat(page.locator(".lead")).containsText("100 of 100 are left, until Tue 30 Jun");
        page.getByLabel("MUG-1", new Page.GetByLabelOptions().setExact(true)).fill("101");
        button("Take the order").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Only 100 of 100 piece of MUG-1 are left in agreement AG-2");
        page.getByLabel("MUG-1", new Page.GetByLabelOptions().setExact(true)).fill("40");
        button("Take the order").click();
        assertThat(page.locator(".head")).containsText("It calls off agreement AG-2 and keeps its place in the line");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("AG-2")).click();
        assertThat(page.locator("main tbody tr")).hasCount(2);
        page.getByText("End it before its last day").click();
        page.getByLabel("Why", new Page.GetByLabelOptions().setExact(true)).fill("the customer closes");
        button("End the agreement").click();
        assertThat(page.locator(".lead")).containsText("It was ended: the customer closes.");
    }

    @Test
    void a_work_centre_and_the_steps_of_an_item_are_set_on_pages() {
        shop.go(page, "/work-centres/new");
        page.getByLabel("Code").fill("WHEEL");
        page.getByLabel("Name").fill("Wheel");
        page.getByLabel("Minutes of work a day").fill("0");
        button("Make the work centre").click();
        assertThat(page.locator(".fault")).containsText("1");
        page.getByLabel("Minutes of work a day").fill("240");
        button("Make the work centre").click();
        assertThat(page.locator("h1")).hasText("Work centre WHEEL");

        shop.go(page, "/items/POT/at/MAIN");
        page.getByLabel("Work centre of line 2").selectOption("WHEEL");
        page.getByLabel("For each unit, minutes of line 2").fill("12.5");
        button("Save how it is made").click();
        assertThat(page.locator(".toast")).containsText("How POT is made at MAIN is changed.");
        assertThat(api.get("/routings/POT/MAIN").expect(200).text("/operations/1/minutesPerUnit")).isEqualTo("12.5");
        api.post("/production-orders", "{\"sku\":\"POT\",\"location\":\"MAIN\",\"quantity\":\"2\"}").expect(201);
        shop.go(page, "/work-centres/KILN");
        assertThat(page.locator("main")).containsText("MO-1");
    }

    @Test
    void weight_shelf_life_and_freight_by_weight_are_set_on_pages() {
        shop.go(page, "/items/MUG-1/edit");
        page.getByLabel("Weight of one").fill("0.35");
        page.getByLabel("Days it can be sold").fill("90");
        button("Save").click();
        assertThat(api.get("/items/MUG-1").text("/weight")).isEqualTo("0.35");
        assertThat(api.get("/items/MUG-1/shelf-life").text("/days")).isEqualTo("90");

        shop.go(page, "/vendors/ACME/ordering");
        page.getByLabel("Charged by").selectOption("weight");
        page.getByLabel("From a value or weight of of line 1").fill("0");
        page.getByLabel("freight costs of line 1").fill("20");
        page.getByLabel("and for each kilogram of line 1").fill("0.5");
        button("Save freight").click();
        assertThat(page.locator(".toast")).containsText("topped up where that saves freight");
        assertThat(api.get("/vendors/ACME/freight-steps").text("/steps/0/perKilogram")).isEqualTo("0.5");
        assertThat(api.get("/purchase-orders/%s/freight".formatted(purchase)).text("/freight")).as("125 kg").isEqualTo("82.50");
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
