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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever looks after the shop: its feeds, who waits to hear, and the printed catalogue. */
@BackstopTest
class ShopFrontIT {

    private final Api api;
    private final Page page = Chromium.desk(ColorScheme.LIGHT);
    private final Shop shop;

    @Autowired
    ShopFrontIT(Api api) {
        this.api = api;
        this.shop = new Shop(api);
    }

    @BeforeEach
    void open() {
        shop.open();
        shop.busy();
        page.onDialog(Dialog::accept);
        shop.signIn(page);
    }

    @AfterEach
    void leave() {
        Chromium.leave(page);
    }

    private void press(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).click();
    }

    @Test
    void a_catalogue_goes_from_draft_to_insert() throws Exception {
        shop.go(page, "/catalogue-editions");
        page.getByText("New edition").click();
        page.locator("input[name=code]").fill("A26");
        page.locator("input[name=name]").fill("Autumn");
        page.getByLabel("Readers get it on").fill("2026-01-06");
        page.getByLabel("Which item stands on which page").fill("MUG-1, four, Kitchen");
        press("Save the draft");
        assertThat(page.locator(".fault").first()).containsText("names no page");
        assertThat(page.locator("input[name=name]")).hasValue("Autumn");
        page.getByLabel("Which item stands on which page").fill("MUG-1, 4, Kitchen");
        press("Save the draft");
        assertThat(page.locator(".lead")).containsText("A draft of 1 line");
        assertThat(page.locator("main tbody")).containsText("Available mid-January");

        press("It is printed");
        assertThat(page.locator(".lead")).containsText("Everything printed still holds.");
        api.post("/orders", """
                {"customer":"C-1","catalogueEdition":"A26","lines":[{"line":1,"sku":"MUG-1","quantity":"1"}]}""").expect(201);
        api.patch("/purchase-orders/PO-1/lines/1/parts/1", "{\"expectedOn\":\"2026-03-03\"}").expect(200);
        page.reload();
        assertThat(page.locator(".lead")).containsText("1 line is no longer as printed; 1 open order rests on them.");
        assertThat(Barriers.on(page)).isEmpty();

        var insert = page.waitForDownload(() -> page.getByText("Insert, A5").click());
        assertThat(insert.suggestedFilename()).isEqualTo("A26-insert.pdf");
        assertThat(new String(Files.readAllBytes(insert.path()), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    @Test
    void feeds_say_who_read_them_and_their_secret_can_be_changed() {
        shop.go(page, "/shop-feeds");
        assertThat(page.locator(".lead")).containsText("Nobody has read a feed yet.");
        page.getByLabel("Page of an item").fill("shop.example");
        press("Save");
        assertThat(page.locator(".fault").first()).containsText("is not such an address");
        page.getByLabel("Page of an item").fill("https://shop.example/items/{sku}");
        press("Save");
        assertThat(page.getByLabel("Page of an item")).hasValue("https://shop.example/items/{sku}");

        var address = page.locator("code").filter(new Locator.FilterOptions().setHasText("google.xml")).textContent();
        var path = address.substring(address.indexOf("/feeds/"));
        api.withKey(null).get("/" + path).expect(200);
        page.reload();
        assertThat(page.locator(".lead")).containsText("Last read");
        assertThat(Barriers.on(page)).isEmpty();
        press("New secret for the feeds");
        assertThat(page.locator("code").first()).not().containsText(path.substring(path.indexOf("token=")));
        api.withKey(null).get("/" + path).expect(401);
    }

    @Test
    void it_is_seen_who_waits_to_hear_that_something_is_back() {
        api.patch("/shop-settings", "{\"backInStock\":true}").expect(200);
        api.withKey(null).post("//availability/subscriptions",
                "{\"sku\":\"MUG-1\",\"email\":\"a@home.example\",\"country\":\"US\"}").expect(202);
        api.withKey(null).post("//availability/subscriptions",
                "{\"sku\":\"MUG-1\",\"email\":\"b@home.example\",\"country\":\"DE\"}").expect(202);
        shop.go(page, "/shop-feeds");
        assertThat(page.locator(".lead")).containsText("1 person waits to hear");
        assertThat(page.locator("#back-in-stock tbody tr td.n")).hasText(new String[] {"1", "1", "1", "0"});
        assertThat(page.locator("main")).not().containsText("a@home.example");
    }

    @Test
    void whoever_packs_a_part_of_an_order_prints_what_follows_from_its_page() throws Exception {
        var number = api.post("/orders", """
                {"customer":"C-1","lines":[{"line":1,"sku":"MUG-1","quantity":"500"}]}""").expect(201).text("/number");
        shop.go(page, "/orders/" + number);
        assertThat(page.getByText("Sheet for the parcel")).hasCount(0);
        api.post("/stock/movements", "{\"sku\":\"MUG-1\",\"location\":\"MAIN\",\"quantity\":\"400\",\"reason\":\"adjustment\"}").expect(201);
        var here = api.get("/orders/" + number).expect(200).at("/lines/0/schedule").valueStream()
                .filter(part -> part.path("source").asString().equals("stock")).findFirst().orElseThrow().path("quantity").asString();
        api.post("/shipments", "{\"order\":\"%s\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"quantity\":\"%s\"}]}".formatted(number, here)).expect(201);
        page.reload();
        var address = page.getByText("Sheet for the parcel: what follows").getAttribute("href");
        var sheet = page.request().get(api.root() + address);
        assertThat(sheet.status()).isEqualTo(200);
        assertThat(new String(sheet.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }
}
