package dev.backstop.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Barriers;
import dev.backstop.testing.Chromium;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is still to be told, what is held back, what the customer chose, and what goes back. */
@BackstopTest
class DutiesIT {

    private final Api api;
    private final Page page = Chromium.desk(ColorScheme.LIGHT);
    private final Shop shop;
    private String order = "";

    @Autowired
    DutiesIT(Api api) {
        this.api = api;
        this.shop = new Shop(api);
    }

    /** Seven of twelve mugs wait for a vendor who confirms a mistyped year; they are paid. */
    @BeforeEach
    void open() {
        shop.open();
        api.put("/customers/C-1", "{\"name\":\"A Shop\",\"country\":\"US\",\"kind\":\"consumer\"}").expect(200);
        shop.busy();
        order = api.post("/orders", """
                {"customer":"C-1","payment":{"method":"card","paid":{"amount":"12.00","currency":"EUR"}},
                 "lines":[{"line":1,"sku":"MUG-1","quantity":"3","price":{"amount":"4.00","currency":"EUR"}}]}
                """).expect(201).text("/number");
        api.post("/purchase-orders/PO-1/confirmations", """
                {"by":"vendor-link","lines":[{"line":1,"status":"changed","parts":[{"quantity":"35","expectedOn":"2027-01-12"}]}]}
                """).expect(200);
        page.onDialog(Dialog::accept);
        shop.signIn(page);
    }

    @AfterEach
    void leave() {
        Chromium.leave(page);
    }

    @Test
    void a_mistyped_year_is_taken_back_before_anybody_heard_of_it() {
        shop.go(page, "/");
        assertThat(page.locator("main")).containsText("1 customer would be told");
        shop.go(page, "/duties");
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Held back")))
                .containsText("goods come up to 12 months later");

        page.getByLabel("How you know that it is a mistake").fill("The vendor phoned: 2026");
        press("This was a mistake");

        assertThat(page.locator(".lead")).containsText("Every customer whose date changed knows it.");
        assertThat(api.get("/purchase-orders/PO-1").text("/lines/0/parts/0/expectedOn")).isEqualTo("2026-01-12");
    }

    @Test
    void a_date_that_moves_once_more_is_asked_about_once() {
        api.post("/sandbox/clock/advance", "{\"to\":\"2026-01-05T09:05:00Z\"}").expect(200);
        api.post("/purchase-orders/PO-1/confirmations", """
                {"by":"vendor-link","lines":[{"line":1,"status":"changed","parts":[{"quantity":"35","expectedOn":"2027-03-09"}]}]}
                """).expect(200);

        shop.go(page, "/");
        assertThat(page.getByText("1 customer would be told")).hasCount(1);
        shop.go(page, "/duties");
        var held = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Held back"));
        assertThat(held.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("This was a mistake"))).hasCount(1);
        assertThat(held).containsText("9 March");
    }

    @Test
    void what_will_be_written_is_shown_in_light_in_dark_and_as_plain_text() {
        api.patch("/customers/C-1", "{\"email\":\"a@shop.example\"}").expect(200);
        shop.go(page, "/duties?order=" + order);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("What is written")).first().click();

        assertThat(page.locator("h1")).containsText("please choose");
        assertThat(page.locator(".lead")).containsText("to a@shop.example");
        assertThat(page.locator("pre.plain")).containsText("cancel for a full and prompt refund");
        for (var theme : List.of("light", "dark")) {
            assertThat(page.frameLocator("iframe[title='The mail in %s']".formatted(theme)).locator("main")).containsText("cancel for a full");
        }
        assertThat(Barriers.on(page)).isEmpty();
    }

    @Test
    void a_duty_is_waived_with_a_reason_and_a_name() {
        shop.go(page, "/duties?order=" + order);
        page.locator("tbody summary").first().click();
        press("Waive");
        assertThat(page.locator(".fault")).containsText("Say why nobody needs to be told");
        page.locator("input[aria-invalid=true]").fill("It is our own order");
        press("Waive");
        shop.go(page, "/duties?state=waived");
        assertThat(page.locator("tbody tr").first()).containsText("waived by " + Shop.EMAIL + ": It is our own order");
    }

    @Test
    void the_order_says_until_when_it_stands_and_records_what_the_customer_chose() {
        shop.go(page, "/orders/" + order);
        var law = page.locator("#law");
        assertThat(law).containsText("without one the order ends on Wed 4 Feb");
        law.getByText("Record what the customer chose").click();
        law.getByLabel("Choice").selectOption("cancel");
        law.getByLabel("In which words").fill("I found one elsewhere");
        law.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Record it")).click();

        assertThat(page.locator("#law")).containsText("Cancel, by phone: “I found one elsewhere”");
        shop.go(page, "/refunds");
        assertThat(page.locator("tbody tr").first()).containsText("€12.00");
        page.getByText("Confirm").click();
        page.getByLabel("Reference of the payment").fill("pay-1");
        press("It was paid back");
        assertThat(page.locator(".lead")).containsText("Nothing is due.");
    }

    @Test
    void these_pages_can_be_used_by_everybody() {
        for (var path : List.of("/duties", "/duties?state=all", "/refunds", "/orders/" + order)) {
            shop.go(page, path);
            assertThat(Barriers.on(page)).as(path).isEmpty();
        }
    }

    private void press(String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
    }
}
