package dev.backstop.outreach;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.backstop.access.SignedLinks;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Barriers;
import dev.backstop.testing.Chromium;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The customer's page, on a phone, without script and without an account. */
@BackstopTest
class YourOrderIT {
    private final Api api;
    private final SignedLinks links;
    private final LateShop shop;
    private final Page page = withoutScript();
    private String order = "";

    @Autowired
    YourOrderIT(Api api, SignedLinks links) {
        this.api = api;
        this.links = links;
        this.shop = new LateShop(api);
    }

    private static Page withoutScript() {
        var first = Chromium.phone();
        var page = first.context().browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(390, 844)).newPage();
        Chromium.leave(first);
        return page;
    }

    @BeforeEach
    void late() {
        shop.open();
        shop.comes("50", "2026-03-10");
        order = shop.order("DE", "7");
        shop.advance("2026-03-02T14:01:00Z");
        shop.moves("2026-03-20");
        shop.advance("2026-03-02T14:02:00Z");
    }

    @AfterEach
    void leave() {
        Chromium.leave(page);
    }

    @Test
    void the_page_says_what_happened_and_each_choice_is_one_button_and_one_confirmation() {
        page.navigate(linkOfMail());
        assertThat(page.locator("h1")).hasText("7 × MUG will not ship by Tuesday 10 March 2026 as we said, but by Friday 20 March 2026.");
        assertThat(page.locator("main")).containsText("You paid 70.00 EUR");
        assertThat(page.locator(".history")).containsText("ships by Tuesday 10 March 2026");
        assertThat(page.locator(".history time")).containsText(new String[] {"by mail", "by mail", "when you ordered", "2026"});

        var choices = page.locator("form.choices").first().locator("button");
        assertThat(choices).hasText(new String[] {"Wait until the date", "Keep the order until it comes", "Cancel, with full refund", "Withdraw from contract here"});
        var sizes = choices.all().stream().map(button -> button.boundingBox().width + "x" + button.boundingBox().height).distinct().toList();
        assertThat(sizes).as("equal weight").hasSize(1);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Wait until the date")).click();
        assertThat(api.get("/consents?order=" + order).text()).as("nothing is chosen by looking").doesNotContain("\"choice\":\"wait\"");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes, I will wait")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("You will wait until the date.");
        page.reload();

        var consents = api.get("/consents?order=" + order).at("/data");
        assertThat(consents.size()).isEqualTo(1);
        assertThat(consents.get(0).at("/choice").stringValue()).isEqualTo("wait");
        assertThat(consents.get(0).at("/channel").stringValue()).isEqualTo("link");
        assertThat(consents.get(0).at("/recordedBy").stringValue()).isEqualTo("the customer");
        shop.advance("2026-03-02T14:03:00Z");
        assertThat(api.get("/sandbox/messages").text()).contains("Order %s: your choice".formatted(order));
    }

    /** In words for customers: programs are told what to call instead. */
    @Test
    void what_can_no_longer_be_chosen_is_said_on_the_page() {
        page.navigate(linkOfMail());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Wait until the date")).click();
        api.post("/orders/%s/cancel".formatted(order), "{\"reason\":\"asked on the phone\"}").expect(200);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes, I will wait")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("Nothing of it is open any more: it was shipped or cancelled."
                + " For goods you want to return, write or call us.");
    }

    @Test
    void withdrawing_takes_two_steps_and_ends_the_order() {
        page.navigate(linkOfMail());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Withdraw from contract here")).click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Confirm withdrawal")).click();

        assertThat(page.locator("h1")).hasText("Order %s: nothing is open any more.".formatted(order));
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("You withdrew from the contract.");
        assertThat(api.get("/orders/" + order).text("/state")).isEqualTo("cancelled");
    }

    @Test
    void scanners_that_open_every_link_change_nothing() {
        page.navigate(linkOfMail());
        var address = page.url();
        var before = api.get("/orders/" + order).text();
        for (var choice : List.of("wait", "keep-until-it-comes", "cancel", "withdraw", "take-part")) {
            assertThat(page.navigate(address + '/' + choice).status()).isEqualTo(200);
        }
        assertThat(api.get("/orders/" + order).text()).isEqualTo(before);
    }

    @Test
    void that_somebody_followed_the_link_is_noted_once_and_what_a_scanner_opened_is_not() {
        var link = linkOfMail();
        assertThat(page.request().get(link).status()).as("a program without a person").isEqualTo(200);
        assertThat(opened()).isEmpty();

        page.navigate(link);
        assertThat(opened()).containsExactly("delay 2026-03-02T14:02:00Z");
        shop.advance("2026-03-02T15:00:00Z");
        page.navigate(link);
        assertThat(opened()).containsExactly("delay 2026-03-02T14:02:00Z");
    }

    /** Of the order's notices those whose link somebody followed, and when. */
    private List<String> opened() {
        return api.get("/notices?order=" + order).expect(200).at("/data").valueStream().filter(notice -> notice.path("openedAt").isString())
                .map(notice -> notice.path("kind").stringValue() + ' ' + notice.path("openedAt").stringValue()).toList();
    }

    @Test
    void a_link_is_good_for_one_order_until_it_is_revoked() {
        page.navigate(linkOfMail());
        var token = page.url().substring(page.url().lastIndexOf('/') + 1);
        assertThat(page.navigate(api.root() + "/your-order/" + token + 'x').status()).isEqualTo(410);
        assertThat(page.locator("h1")).hasText("This link is no longer good");
        links.revoke("order/" + order);
        assertThat(page.navigate(api.root() + "/your-order/" + token).status()).isEqualTo(410);
    }

    @Test
    void everybody_can_use_it_in_their_language() {
        for (var language : List.of("en", "de", "es")) {
            api.patch("/customers/DE", "{\"language\":\"%s\"}".formatted(language)).expect(200);
            var seeing = Chromium.desk(ColorScheme.LIGHT);
            seeing.navigate(linkOfMail());
            assertThat(seeing.locator("html")).hasAttribute("lang", language);
            assertThat(Barriers.inLightAndDark(seeing)).isEmpty();
            seeing.locator("form.choices button").first().click();
            assertThat(Barriers.inLightAndDark(seeing)).isEmpty();
            Chromium.leave(seeing);
        }
    }

    /** The address of the button in the newest mail. */
    private String linkOfMail() {
        var messages = api.get("/sandbox/messages").at("/data");
        var text = messages.get(messages.size() - 1).at("/text").stringValue();
        var path = text.substring(text.indexOf("/your-order/")).split("\\s", 2)[0];
        return api.root() + path;
    }
}
