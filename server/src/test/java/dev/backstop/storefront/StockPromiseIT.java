package dev.backstop.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Barriers;
import dev.backstop.testing.Chromium;
import dev.backstop.testing.SmallShop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code <stock-promise>} on the page of a shop, in a real browser. */
@BackstopTest
class StockPromiseIT {
    private static final String MUG = "<stock-promise sku=\"MUG\" qty=\"2\"><span>Ask us when it ships.</span></stock-promise>";
    private static final String CUP = "<stock-promise sku=\"CUP\" item-url=\"/p/{sku}\"><span>Ask us when it ships.</span></stock-promise>";
    private static final String WRITTEN =
            "<stock-promise sku=\"CUP\">Out of stock. <a href=\"/p/MUG\">See the mug instead</a></stock-promise>";
    private static final String SHIFTS = """
            () => { window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(e => window.shift += e.value))
                .observe({ type: 'layout-shift', buffered: true }); }""";

    private final Api api;
    private final ShopPage shop;
    private final List<Page> open = new ArrayList<>();

    @Autowired
    StockPromiseIT(Api api) {
        this.api = api;
        this.shop = new ShopPage(api.root());
    }

    /** Five mugs that may be back-ordered, and a cup that takes no orders and has the mug for a substitute. */
    @BeforeEach
    void a_shop_that_is_listed() {
        SmallShop.open(api, "MUG", 5);
        api.put("/items/CUP", "{\"name\":\"Cup\",\"unit\":\"piece\",\"backorders\":{\"policy\":\"no\"},\"substitutes\":[\"MUG\"]}")
                .expect(201);
        api.patch("/shop-settings", Map.of("origins", List.of(shop.origin()), "charge", "when-it-ships", "cancelUntilShipped", true,
                "backInStock", true))
                .expect(200);
    }

    @AfterEach
    void leave() {
        Chromium.leave(open.toArray(Page[]::new));
        shop.close();
    }

    private Page desk() {
        return opened(Chromium.desk(ColorScheme.LIGHT));
    }

    private Page opened(Page page) {
        open.add(page);
        return page;
    }

    @Test
    void it_says_when_the_goods_ship_and_when_the_card_is_charged_under_the_strictest_policy() {
        var page = desk();
        var complaints = new CopyOnWriteArrayList<String>();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.navigate(shop.showing(MUG));

        assertThat(page.locator("stock-promise [part=state]")).containsText("In stock");
        assertThat(page.locator("stock-promise [part=age]")).containsText("As of 5 Jan"); // the sandbox's clock is long past
        assertThat(page.locator("stock-promise [part=line]")).hasText("Order now, ships Mon 5 January");
        assertThat(page.locator("stock-promise [part=line] time")).hasAttribute("datetime", "2026-01-05");
        assertThat(page.locator("stock-promise [part=terms]"))
                .hasText("We charge when it ships. Cancel any time before it ships, with a full refund.");
        assertThat(page.getByText("Ask us when it ships.")).not().isVisible();
        assertThat(complaints.stream().filter(said -> !said.contains("favicon")).toList()).isEmpty();
        assertThat(page.context().cookies()).isEmpty();
    }

    @Test
    void an_open_page_changes_within_two_seconds_when_stock_moves_and_says_so_once() {
        var page = desk();
        page.navigate(shop.showing(MUG));
        assertThat(page.locator("[part=state]")).containsText("In stock");
        assertThat(page.locator("[part=said]")).isEmpty();

        api.post("/orders", SmallShop.order("MUG", 4)).expect(201);
        var within = new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions().setTimeout(2_000);
        assertThat(page.locator("[part=line]")).hasText("1 ships Mon 5 January, 1 ships by Mon 12 January", within);
        assertThat(page.locator("[part=said]")).hasText("Partly in stock. 1 ships Mon 5 January, 1 ships by Mon 12 January");
    }

    @Test
    void a_shopper_who_asks_for_more_sees_the_split_in_his_language() {
        var page = desk();
        page.navigate(shop.showing(MUG));
        assertThat(page.locator("[part=state]")).containsText("In stock");

        page.evalOnSelector("stock-promise", "element => { element.setAttribute('locale', 'de'); element.setAttribute('qty', '12'); }");
        assertThat(page.locator("[part=state]")).containsText("Teilweise auf Lager");
        assertThat(page.locator("[part=line]")).hasText("5 im Versand am Mo., 5. Januar, 7 im Versand bis Mo., 12. Januar");
        assertThat(page.locator("[part=box]")).hasAttribute("lang", "de");
    }

    @Test
    void without_script_or_network_what_the_server_wrote_stays() {
        var page = desk();
        page.navigate(shop.showingWithoutScript(MUG));
        assertThat(page.getByText("Ask us when it ships.")).isVisible();

        try (var other = new ShopPage(api.root())) {
            var unlisted = desk();
            unlisted.navigate(other.showing(MUG)); // its origin may not read the answer
            unlisted.waitForFunction("() => customElements.get('stock-promise')");
            unlisted.waitForTimeout(500);
            assertThat(unlisted.getByText("Ask us when it ships.")).isVisible();
        }
    }

    @Test
    void what_takes_no_orders_offers_what_is_in_stock_and_a_word_when_it_is_back_by_keyboard_alone() {
        var page = desk();
        var sent = new CopyOnWriteArrayList<String>();
        page.route("**/availability/subscriptions", route -> {
            sent.add(String.valueOf(route.request().postData()));
            route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setStatus(202)
                    .setHeaders(Map.of("Access-Control-Allow-Origin", shop.origin()))
                    .setBody("{}"));
        });
        page.navigate(shop.showing(CUP));
        assertThat(page.locator("[part=state]")).containsText("Out of stock");

        page.keyboard().press("Tab");
        assertThat(page.locator("a[part=alternative]")).isFocused();
        assertThat(page.locator("a[part=alternative]")).hasAttribute("href", "/p/MUG");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().type("no address");
        page.keyboard().press("Enter");
        assertThat(page.locator("[part=note]")).hasText("Please write an address such as name@example.com.");
        assertThat(page.locator("input")).isFocused();
        page.locator("input").fill("ann@example.com");
        page.keyboard().press("Enter");
        assertThat(page.locator("[part=note]")).containsText("Thank you");
        assertThat(sent).singleElement().asString().contains("\"sku\":\"CUP\"").contains("ann@example.com");
    }

    @Test
    void somebody_who_types_an_address_is_not_interrupted_by_news() {
        var page = desk();
        page.navigate(shop.showing(CUP));
        page.getByText("Tell me when it is back").click();
        page.locator("input").fill("ann@exam");
        api.post("/orders", SmallShop.order("MUG", 5)).expect(201); // the alternative is gone

        assertThat(page.locator("[part=alternative]")).hasCount(0);
        assertThat(page.locator("input")).hasValue("ann@exam");
    }

    @Test
    void nothing_on_the_page_moves_when_it_comes() {
        for (var page : List.of(desk(), opened(Chromium.phone()))) {
            for (var element : List.of(MUG, CUP)) {
                page.addInitScript("(" + SHIFTS + ")()");
                page.navigate(shop.showing(element));
                assertThat(page.locator("[part=state]")).isVisible();
                page.waitForTimeout(300);
                assertThat(((Number) page.evaluate("window.shift")).doubleValue()).as(element).isZero();
            }
        }
    }

    @Test
    void nothing_on_the_page_moves_when_more_is_to_be_said() {
        for (var page : List.of(desk(), opened(Chromium.phone()))) {
            page.addInitScript("(" + SHIFTS + ")()");
            page.navigate(shop.showing(MUG));
            assertThat(page.locator("[part=state]")).isVisible();
        }
        api.post("/orders", SmallShop.order("MUG", 4)).expect(201); // one is left of the two that are asked for
        for (var page : open) {
            assertThat(page.locator("[part=line]")).hasText("1 ships Mon 5 January, 1 ships by Mon 12 January");
            page.waitForTimeout(300);
            assertThat(((Number) page.evaluate("window.shift")).doubleValue()).isZero();
        }
    }

    @Test
    void what_the_server_wrote_can_be_used_by_everybody_where_no_script_runs() {
        var first = Chromium.phone();
        var still = opened(first.context().browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false)).newPage());
        Chromium.leave(first);
        still.navigate(shop.showing(WRITTEN));
        assertThat(still.getByText("Out of stock.")).isVisible();
        still.keyboard().press("Tab");
        assertThat(still.getByText("See the mug instead")).isFocused();

        var page = desk(); // axe itself is a script
        page.addInitScript("(" + SHIFTS + ")()");
        page.navigate(shop.showingWithoutScript(WRITTEN));
        assertThat(page.getByText("Out of stock.")).isVisible();
        page.waitForTimeout(300);
        assertThat(((Number) page.evaluate("window.shift")).doubleValue()).isZero();
        assertThat(Barriers.on(page)).isEmpty();
    }

    @Test
    void it_can_be_used_by_everybody_in_light_and_dark() {
        var page = desk();
        page.navigate(shop.showing(MUG + CUP));
        assertThat(page.locator("[part=state]")).hasCount(2);
        page.getByText("Tell me when it is back").click();
        assertThat(Barriers.inLightAndDark(page)).isEmpty();
    }

    @Test
    void many_on_one_page_ask_once_and_listen_once() {
        var page = desk();
        var asked = new CopyOnWriteArrayList<String>();
        page.onRequest(request -> Stream.of(request.url()).filter(url -> url.contains("/availability")).forEach(asked::add));
        page.navigate(shop.showing("<stock-promise sku=\"MUG\"></stock-promise>".repeat(3)
                + "<stock-promise sku=\"CUP\"></stock-promise>"));
        assertThat(page.locator("[part=state]")).hasCount(4);
        page.waitForTimeout(300);

        assertThat(asked).hasSize(2);
        assertThat(asked.getFirst()).contains("/availability?sku=MUG&sku=CUP");
        assertThat(asked.getLast()).contains("/availability/events?sku=MUG&sku=CUP");
    }
}
