package dev.backstop.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Visitor;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody opens the program for the first time: each page says what it is for and what to do first. */
@BackstopTest
class EmptyCompanyIT {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    private final Api api;
    private final Visitor visitor;

    @Autowired
    EmptyCompanyIT(Api api) {
        this.api = api;
        this.visitor = new Visitor(api.root(), "en");
    }

    @BeforeEach
    void first() {
        api.put("/users/" + Shop.EMAIL, Map.of("name", "Ada Admin", "role", "admin", "password", Shop.PASSWORD));
        visitor.signIn(Shop.EMAIL, Shop.PASSWORD);
    }

    @Test
    void today_says_where_to_begin() {
        assertThat(visitor.page("/")).contains("Begin here", "/settings/locations/new", "/imports").doesNotContain("All is done");
        assertThat(visitor.page("/picking")).contains("No location yet", "/settings/locations/new");
        api.put("/locations/MAIN", "{\"name\":\"Main\",\"timeZone\":\"UTC\"}").expect(201);
        assertThat(visitor.page("/")).contains("All is done").doesNotContain("Begin here");
        assertThat(visitor.page("/picking")).contains("Picking at Main");
    }

    @Test
    void every_area_opens_and_no_list_is_merely_blank() {
        var blank = new ArrayList<String>();
        for (var path : Stream.of("/orders", "/waiting", "/customers", "/items", "/replenish", "/planning", "/purchase-orders",
                "/production-orders", "/transfers", "/vendors", "/receive", "/duties", "/calls", "/offers", "/messages", "/shops",
                "/catalogue-editions", "/imports", "/desk", "/dashboards", "/report-schedules", "/blanket-orders", "/agreements", "/quotes", "/work-centres",
                "/refunds", "/vendors/questions", "/vendors/slip-radar", "/replenish/approvals").toList()) {
            if (visitor.follow(path) != OK || !visitor.page(path).contains("class=\"empty\"")) {
                blank.add(path);
            }
        }
        assertThat(blank).isEmpty();
    }

    @Test
    void a_report_without_rows_says_what_fills_it() {
        for (var report : api.get("/reports").expect(200).at("/data")) {
            var path = "/reports/" + report.path("name").asString();
            assertThat(visitor.page(path)).as(path).contains("It fills by itself from items");
        }
    }

    @Test
    void what_was_typed_into_a_filter_stays_and_its_fault_stands_beside_it() {
        assertThat(visitor.follow("/reports/stock-level?q=mug&onHand.to=few")).isEqualTo(BAD_REQUEST);
        assertThat(visitor.page("/reports/stock-level?q=mug&onHand.to=few")).contains("On hand up to", "value=\"few\"", "value=\"mug\"",
                "few is not a number.", "This cannot be asked yet").doesNotContain("onHand.to:");
        assertThat(visitor.page("/reports/stock-level?formula=value+/&formulaTitle=Each")).contains("value=\"value /\"", "value=\"Each\"",
                "The formula value / cannot be read at character");
        assertThat(visitor.page("/reports/stock-valuation?asOf=soon")).contains("value=\"soon\"", "soon is not a date.");
    }

    @Test
    void an_address_that_was_mistyped_is_told_to_people() {
        assertThat(visitor.page("/messages/abc")).contains("abc cannot stand in this address.", "To Today");
    }

    @Test
    void an_address_that_no_form_of_ours_makes_leads_back_to_the_list() {
        assertThat(visitor.page("/reports/stock-level?colour=red")).contains("has no filter colour", "href=\"/reports/stock-level\"",
                "Show it without filters");
    }
}
