package dev.backstop.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Chromium;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Charts as they are looked at, schedules as they are made, and Today as it is worked off. */
@BackstopTest
class DashboardsIT {
    private final Api api;
    private final Page page = Chromium.desk(ColorScheme.LIGHT);
    private final Shop shop;
    private final List<String> complaints = new ArrayList<>();

    @Autowired
    DashboardsIT(Api api) {
        this.api = api;
        this.shop = new Shop(api);
    }

    @BeforeEach
    void open() {
        shop.open();
        shop.busy();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        shop.signIn(page);
    }

    @AfterEach
    void leave() {
        Chromium.leave(page);
    }

    private void advance(String to) {
        api.post("/sandbox/clock/advance", Map.of("to", to)).expect(200);
    }

    @Test
    void a_chart_is_drawn_without_breaking_our_own_rules_and_its_table_says_the_same() {
        advance("2026-01-07T12:00:00Z");
        shop.go(page, "/dashboards");
        var chart = page.locator("#chart-waiting");
        assertThat(chart.locator("[data-picture] canvas")).isVisible();
        assertThat(chart.locator("figcaption")).containsText("1 order line waits now");
        chart.locator("summary").click();
        assertThat(chart.locator("tbody tr")).hasCount(2);
        assertThat(page.locator("#chart-calibration")).containsText("No date that rests on supply has come due yet");
        assertThat(complaints).as("what the browser complains of").isEmpty();

        var file = page.request().get(api.root() + "/dashboards/charts/waiting.csv").text();
        assertThat(file).isEqualToNormalizingNewlines("Day,Order lines waiting,Over two weeks\n2026-01-07,1,0\n2026-01-06,1,0\n");
    }

    @Test
    void a_chart_that_changed_is_fetched_again_in_its_place() {
        advance("2026-01-07T12:00:00Z");
        page.clock().install();
        shop.go(page, "/dashboards");
        assertThat(page.locator("#chart-waiting")).containsText("1 order line waits now");
        advance("2026-01-08T12:00:00Z");
        api.post("/orders/SO-1/cancel", Map.of("reason", "no longer needed")).expect(200);
        page.clock().runFor(61_000);
        assertThat(page.locator("#chart-waiting")).containsText("Nobody waits now");
        assertThat(page.locator("#chart-waiting canvas")).isVisible();
    }

    @Test
    void a_schedule_is_made_from_a_report_as_it_was_filtered_and_left_by_who_does_not_want_it() {
        shop.go(page, "/reports/stock-level?location=MAIN");
        page.getByText("Schedule", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("Name").fill("Stock of Main");
        page.getByText("Begin").click();
        assertThat(page.locator("h1")).hasText("Stock of Main");
        assertThat(page.locator(".lead")).containsText("every Monday at 07:00 to " + Shop.EMAIL);
        assertThat(api.get("/report-schedules/RS-1").text("/report/filters/location")).isEqualTo("MAIN");

        page.getByText("Stop getting it").click();
        assertThat(page.locator("[data-toast]")).containsText("You get it no more");
        assertThat(api.get("/report-schedules/RS-1").text("/recipients/leftOut/0")).isEqualTo(Shop.EMAIL);
        page.getByText("Get it too").click();
        assertThat(api.get("/report-schedules/RS-1").text("/recipients/people/0")).isEqualTo(Shop.EMAIL);
    }

    @Test
    void a_form_that_is_refused_says_why_at_its_field_and_keeps_what_was_typed() {
        shop.go(page, "/report-schedules/new?report=stock-level");
        page.getByLabel("Name").fill("Month end");
        page.getByLabel("How often").selectOption("monthly");
        page.getByLabel("Day of the month").fill("40");
        page.getByText("Begin").click();
        assertThat(page.locator(".field .fault")).containsText("40 is out of range");
        assertThat(page.getByLabel("Name")).hasValue("Month end");
        assertThat(page.getByLabel("How often")).hasValue("monthly");
    }

    @Test
    void a_draft_is_sent_from_today_and_leaves_the_list() {
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"draft","lines":[{"line":1,"sku":"MUG-1","quantity":"5"}]}
                """).expect(201);
        shop.go(page, "/");
        page.getByLabel("Send: PO-2 to Acme is still a draft").click();
        assertThat(page.locator("[data-toast]")).containsText("PO-2 is sent");
        assertThat(page.locator("main")).not().containsText("PO-2 to Acme");
        assertThat(api.get("/purchase-orders/PO-2").text("/state")).isEqualTo("sent");
    }
}
