package dev.backstop.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Chromium;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every page, with something on it: for those who hear it or see it badly. */
@BackstopTest
class PagesIT {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final Api api;
    private final Shop shop;
    private List<String> paths = List.of();

    @Autowired
    PagesIT(Api api) {
        this.api = api;
        this.shop = new Shop(api);
    }

    @BeforeEach
    void open() {
        shop.open();
        var order = shop.busy();
        shop.makesAndMoves();
        api.post("/production-orders", """
                {"sku":"POT","location":"MAIN","quantity":"3","dueOn":"2026-01-20"}
                """).expect(201);
        api.post("/transfers", """
                {"from":"MAIN","to":"EAST","expectedOn":"2026-01-20","lines":[{"sku":"CLAY","quantity":"6"}]}
                """).expect(201);
        api.post("/report-schedules", """
                {"name":"Morning stock","report":{"report":"stock-level"},"format":"csv","when":{"kind":"daily","at":"08:00"},
                 "recipients":{"roles":["buyer"],"addresses":["owner@shop.example"]}}
                """).expect(201);
        api.post("/report-schedules/RS-1/run").expect(200);
        var straight = shop.shipsStraightAndAgrees();
        paths = List.of("/", "/items", "/items?q=nothing-fits", "/items/new", "/items/MUG-1", "/items/MUG-1/edit", "/items/MUG-1/at/MAIN",
                "/items/MUG-1/stock?location=MAIN", "/orders", "/orders/new?sku=MUG-1", "/orders/" + order,
                "/said", "/said?order=" + order, "/waiting", "/what-if", "/what-if?sku=MUG-1&quantity=500", "/customers",
                "/customers/new",
                "/customers/C-1", "/customers/C-1/edit", "/replenish", "/purchase-orders", "/purchase-orders/new", "/purchase-orders/PO-1",
                "/purchase-orders/PO-1/lines/1",
                "/orders/" + order + "/lines/1/why", "/items/MUG-1/reallocate?location=MAIN", "/production-orders",
                "/production-orders/new", "/production-orders/MO-1", "/transfers", "/transfers/new", "/transfers/TR-1",
                "/vendors", "/vendors/new", "/vendors/ACME", "/vendors/ACME/edit", "/receive",
                "/receive/PO-1", "/picking",
                "/dashboards", "/dashboards?for=buyer&sku=NO-SUCH", "/report-schedules", "/report-schedules/new?report=stock-level",
                "/report-schedules/RS-1", "/report-schedules/RS-1/edit",
                "/reports", "/reports/stock-level", "/reports/backorders?groupBy=customer", "/reports/stock-valuation",
                "/imports", "/widget", "/widget?sku=MUG-1&quantity=12&country=GB&lang=de", "/widget?sku=NONE",
                "/people", "/people/new", "/people/" + Shop.EMAIL, "/api-keys", "/settings", "/settings/audit",
                "/settings/locations/new",
                "/settings/locations/MAIN", "/menu", "/search?q=mug", "/desk", "/desk/changes", "/desk/measures", "/desk/questions", "/desk/callers/C-1",
                "/desk/pop?ani=%2B49", "/desk/orders/" + order + "/placed", "/work-centres", "/work-centres/new",
                "/work-centres/KILN", "/items/POT/at/MAIN", "/items/SOFA/edit", "/settings/locations/ACME-DE", "/blanket-orders",
                "/blanket-orders/new", "/blanket-orders/BO-1", "/purchase-orders/" + straight, "/no-such-page");
    }

    @Test
    void every_page_can_be_used_by_everybody() {
        var page = Chromium.desk(ColorScheme.LIGHT);
        shop.signIn(page);
        assertThat(paths.stream().flatMap(path -> barriers(page, path, new AxeBuilder(page).withTags(WCAG)))).isEmpty();
        Chromium.leave(page);
    }

    /** The pages are the same in the dark, save their colours. */
    @Test
    void every_page_can_be_read_in_the_dark() {
        var page = Chromium.desk(ColorScheme.DARK);
        shop.signIn(page);
        assertThat(paths.stream().flatMap(path -> barriers(page, path, new AxeBuilder(page).withRules(List.of("color-contrast")))))
                .isEmpty();
        Chromium.leave(page);
    }

    private Stream<String> barriers(Page page, String path, AxeBuilder check) {
        shop.go(page, path);
        return check.analyze().getViolations().stream().flatMap(rule -> rule.getNodes().stream()
                .map(node -> "%s: %s at %s".formatted(path, rule.getHelp(), node.getTarget())));
    }
}
