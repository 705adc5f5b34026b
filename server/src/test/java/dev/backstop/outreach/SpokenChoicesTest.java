package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.catalog.Money;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Choices made on the phone by a customer of the United States who paid by card, in a shop whose goods come later than told. */
@BackstopTest
class SpokenChoicesTest {
    private static final SpokenChoices.Said SAID = new SpokenChoices.Said("call-9", "abcd1234", "cancel it, please");

    private final Api api;
    private final LateShop shop;
    private final SpokenChoices choices;
    private final TransactionTemplate write;
    private String order = "";

    @Autowired
    SpokenChoicesTest(Api api, SpokenChoices choices, PlatformTransactionManager manager) {
        this.api = api;
        this.shop = new LateShop(api);
        this.choices = choices;
        this.write = new TransactionTemplate(manager);
    }

    @BeforeEach
    void late() {
        shop.open();
        shop.comes("50", "2026-03-10");
        order = shop.order("US", "7");
        shop.moves("2026-04-20");
    }

    @Test
    void what_a_choice_would_do_is_shown_whole_and_nothing_of_it_stays() {
        var outlook = choices.preview(chosen(Consent.Choice.CANCEL), SAID);

        assertThat(outlook.refund()).isEqualTo(new Money("70.00", "EUR"));
        assertThat(outlook.before().state()).isEqualTo("notice-due");
        assertThat(outlook.after().state()).isEqualTo("cancelled");
        assertThat(outlook.text()).contains("As we said on the phone: It is cancelled.").doesNotContain("/your-order/ey");
        assertThat(api.get("/orders/" + order).text("/state")).isEqualTo("open");
        assertThat(api.get("/consents?order=" + order).at("/data")).isEmpty();
        assertThat(api.get("/refunds?order=" + order).at("/data")).isEmpty();
        assertThat(api.get("/duties/balance").text("/open")).isEqualTo("1");
        assertThat(api.get("/audit/self").text("/state")).isEqualTo("clean");
    }

    @Test
    void what_was_shown_is_what_is_done() {
        var outlook = choices.preview(chosen(Consent.Choice.KEEP_UNTIL_IT_COMES), SAID);
        made(Consent.Choice.KEEP_UNTIL_IT_COMES);

        assertThat(shop.legal(order).text("/state")).isEqualTo(outlook.after().state());
        var consent = api.get("/consents?order=" + order).at("/data/0");
        assertThat(consent.at("/callId").stringValue()).isEqualTo("call-9");
        assertThat(consent.at("/scriptVersion").stringValue()).isEqualTo("abcd1234");
        shop.advance("2026-03-02T14:30:00Z");
        assertThat(api.get("/sandbox/messages").text()).contains("As we said on the phone: You keep the order until it comes.");
    }

    @Test
    void two_choices_of_one_call_are_confirmed_together() {
        made(Consent.Choice.WAIT);
        made(Consent.Choice.CANCEL);
        shop.advance("2026-03-02T14:30:00Z");
        assertThat(api.get("/sandbox/messages").text()).contains("You will wait until the date.", "It is cancelled.");
    }

    private void made(Consent.Choice choice) {
        write.executeWithoutResult(_ -> choices.record(chosen(choice), SAID));
    }

    private Consent.Chosen chosen(Consent.Choice choice) {
        return new Consent.Chosen(order, 1, choice, null, null, null);
    }
}
