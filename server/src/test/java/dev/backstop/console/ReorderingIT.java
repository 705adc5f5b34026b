package dev.backstop.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Barriers;
import dev.backstop.testing.Chromium;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of reordering by itself, used as a person uses them. */
@BackstopTest
class ReorderingIT {
    private static final Pattern LINK = Pattern.compile("http://[^\\s/]+(/release/\\S+)");

    private final Api api;
    private final Shop shop;

    @Autowired
    ReorderingIT(Api api) {
        this.api = api;
        this.shop = new Shop(api);
    }

    @BeforeEach
    void open() {
        shop.open();
        shop.busy();
        api.patch("/vendors/ACME", "{\"buyer\":\"bea@firm.example\"}").expect(200);
    }

    @Test
    void a_rule_is_written_tried_and_made_live_and_its_orders_are_approved_on_a_page() {
        var page = Chromium.desk(ColorScheme.LIGHT);
        shop.signIn(page);
        shop.go(page, "/settings/automation");
        page.getByLabel("Name").fill("Everything of Acme");
        page.getByLabel("What it does").selectOption("approve");
        page.getByLabel("Vendor").fill("ACME");
        page.getByText("Write the rule").click();
        assertThat(page.locator("main").innerText()).as("a faulty form says what is missing").contains("Name at least one approver");

        page.getByLabel("Who: mail address, or role:buyer of line 1").fill("role:admin");
        page.getByText("Write the rule").click();
        assertThat(page.locator("main").innerText()).contains("Everything of Acme").contains("on trial");
        need();
        api.post("/sandbox/clock/advance", "{\"to\":\"2026-01-06T03:00:00Z\"}").expect(200);
        shop.go(page, "/settings/automation/AR-1/trial");
        assertThat(page.locator("main").innerText()).contains("asked");

        shop.go(page, "/settings/automation");
        page.locator("summary", new Page.LocatorOptions().setHasText("Change")).click();
        page.getByText("Make it live").click();
        page.onDialog(Dialog::accept);
        page.getByText("Let the rules decide now").first().click();
        assertThat(page.locator("[data-toast]").innerText()).as("rather than in the night").contains("asked for: 1");
        shop.go(page, "/");
        assertThat(page.locator("main").innerText()).contains("Orders that wait for a yes");
        shop.go(page, "/purchase-orders/" + api.get("/approvals/AP-1").expect(200).text("/draft"));
        assertThat(page.locator("main").innerText()).as("what waits for a yes is not sent here")
                .contains("It goes out when role:admin has said yes")
                .doesNotContain("Send to");
        shop.go(page, "/replenish/approvals/AP-1");
        assertThat(Barriers.on(page)).isEmpty();
        page.getByText("Yes, as far as I am asked").click();
        assertThat(page.locator("main").innerText()).contains("It is approved");
        for (var path : List.of("/settings/automation", "/settings/automation/AR-1/trial", "/replenish/approvals", "/replenish/why?sku=MUG-1&location=MAIN",
                "/replenish/why", "/replenish", "/")) {
            shop.go(page, path);
            assertThat(Barriers.on(page)).as(path).isEmpty();
        }
        Chromium.leave(page);
    }

    @Test
    void a_rule_is_changed_on_its_page_which_says_what_was_changed() {
        api.post("/automation-rules", """
                {"name":"Acme","vendor":"ACME","level":"send","mode":"trial","budget":{"amount":"500","period":"month","per":"vendor"},
                 "approvers":[{"above":"0","who":"role:buyer"},{"above":"900","who":"role:admin"}]}""").expect(201);
        var page = Chromium.desk(ColorScheme.DARK);
        shop.signIn(page);
        shop.go(page, "/settings/automation");
        page.locator("summary", new Page.LocatorOptions().setHasText("Change")).click();
        page.getByText("Edit what it says").click();
        assertThat(page.getByLabel("Vendor").inputValue()).as("it begins as it stands").isEqualTo("ACME");
        assertThat(page.getByLabel("Budget is for").inputValue()).isEqualTo("month");
        assertThat(page.getByLabel("Who: mail address, or role:buyer of line 2").inputValue()).isEqualTo("role:admin");

        page.getByLabel("Vendor").fill("ACNE");
        page.getByLabel("Budget", new Page.GetByLabelOptions().setExact(true)).fill("800");
        page.getByText("Save").click();
        assertThat(page.locator("main").innerText()).as("checked as a new one is").contains("There is no vendor ACNE");
        assertThat(page.getByLabel("Budget", new Page.GetByLabelOptions().setExact(true)).inputValue()).as("nothing typed is lost").isEqualTo("800");
        page.getByLabel("Vendor").fill("ACME");
        page.getByText("Save").click();

        assertThat(page.locator("[data-toast]").innerText()).contains("Rule AR-1 is changed");
        assertThat(api.get("/automation-rules/AR-1").expect(200).text("/approvers/1/who")).as("the rest stays").isEqualTo("role:admin");
        shop.go(page, "/settings/automation/AR-1/edit");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("800")).innerText()).contains("Budget").contains("500");
        assertThat(Barriers.on(page)).isEmpty();
        Chromium.leave(page);
    }

    @Test
    void only_who_is_asked_can_decide_and_why_names_who_said_no() {
        api.put("/users/bea@firm.example", "{\"name\":\"Bea\",\"role\":\"buyer\",\"password\":\"four small words here\"}").expect(201);
        api.post("/automation-rules", "{\"name\":\"Ask\",\"level\":\"approve\",\"approvers\":[{\"who\":\"bea@firm.example\"}]}")
                .expect(201);
        need();
        api.post("/sandbox/clock/advance", "{\"to\":\"2026-01-06T03:00:00Z\"}").expect(200);
        var page = Chromium.desk(ColorScheme.LIGHT);
        shop.signIn(page);
        shop.go(page, "/replenish/approvals/AP-1");
        assertThat(page.locator("main").innerText())
                .contains("You are not the one who is asked now").doesNotContain("Yes, as far as I am asked");

        api.post("/approvals/AP-1/reject", "{\"by\":\"bea@firm.example\",\"reason\":\"too many mugs\"}").expect(200);
        shop.go(page, "/replenish/why?sku=MUG-1&location=MAIN");
        assertThat(page.locator("main").innerText()).contains("Nothing of MUG-1 is to be ordered")
                .contains("set it aside (Not approved by bea@firm.example: too many mugs), so it is not proposed again until the need grows.")
                .contains("asked by AR-1");
        Chromium.leave(page);
    }

    @Test
    void a_buyer_releases_on_a_phone_without_an_account() {
        api.post("/automation-rules", "{\"name\":\"Tell\",\"level\":\"tell\"}").expect(201);
        need();
        api.post("/sandbox/clock/advance", "{\"to\":\"2026-01-06T03:00:00Z\"}").expect(200);
        var link = LINK.matcher(api.get("/sandbox/messages").expect(200).json().at("/data").valueStream().map(mail -> mail.path("text").asString(""))
                .filter(text -> text.contains("/release/")).findFirst().orElseThrow());
        assertThat(link.find()).isTrue();

        var page = Chromium.phone();
        page.navigate(api.root() + link.group(1));
        assertThat(Barriers.on(page)).isEmpty();
        assertThat(((Number) page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).intValue()).isZero();
        page.getByText("Release what is ticked").click();
        assertThat(page.locator("main").innerText()).contains("Nothing of it is open any more.").contains("is part of PO-");
        Chromium.leave(page);
    }

    private void need() {
        api.put("/reorder-points/MUG-1/MAIN", "{\"mode\":\"manual\",\"reorderPoint\":\"500\",\"orderUpTo\":\"600\"}");
    }
}
