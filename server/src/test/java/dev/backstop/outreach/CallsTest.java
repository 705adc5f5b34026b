package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Customers who want to be called, in a shop in New York on Monday 2 March 2026. */
@BackstopTest
class CallsTest {
    private final Api api;
    private final LateShop shop;
    private String order = "";

    @Autowired
    CallsTest(Api api) {
        this.api = api;
        this.shop = new LateShop(api);
    }

    @BeforeEach
    void late() {
        shop.open();
        api.patch("/customers/FIRM", "{\"phone\":\"+4930123456\",\"channels\":[\"phone\"],\"timeZone\":\"Europe/Berlin\",\"language\":\"de\"}").expect(200);
        shop.comes("50", "2026-03-10");
        order = shop.order("FIRM", "7", "\"shipTo\":{\"name\":\"Firma\",\"lines\":[\"Am Markt 1\"],\"postcode\":\"10115\",\"country\":\"DE\"},");
        shop.moves("2026-03-20");
        shop.advance("2026-03-02T14:05:00Z");
    }

    @Test
    void the_call_has_a_script_in_the_customers_language_and_the_gate_of_its_place() {
        var call = open();
        assertThat(call.at("/orders/0").stringValue()).isEqualTo(order);
        assertThat(call.at("/script").toString()).contains("Guten Tag", "nicht wie zugesagt", "stornieren", "binnen einer Stunde").doesNotContain("http");
        assertThat(call.at("/value").stringValue()).isEqualTo("70.00");
        assertThat(call.at("/dialWhy").isNull()).as("15:05 in Berlin").isTrue();
        shop.advance("2026-03-02T19:30:00Z");
        assertThat(open().at("/dialWhy").stringValue()).as("20:30 in Berlin").contains("20:30");
        assertThat(open().at("/dialAt").stringValue()).isEqualTo("2026-03-03T08:00:00Z");
    }

    @Test
    void a_choice_on_the_phone_is_carried_out_proven_and_confirmed_in_writing() {
        came("CANCELLED");

        assertThat(api.get("/orders/" + order).text("/state")).isEqualTo("cancelled");
        var consent = api.get("/consents?order=" + order).at("/data/0");
        assertThat(consent.at("/channel").stringValue()).isEqualTo("phone");
        assertThat(consent.at("/callId").stringValue()).startsWith("call ");
        assertThat(consent.at("/scriptVersion").stringValue()).hasSize(8);
        shop.advance("2026-03-02T14:30:00Z");
        assertThat(api.get("/sandbox/messages").text()).contains("Wie am Telefon gesagt: Es ist storniert.");
        assertThat(api.get("/calls").at("/data").size()).isZero();
    }

    @Test
    void who_knows_but_has_not_decided_is_told() {
        came("NO_DECISION");
        assertThat(api.get("/duties/balance").text("/open")).isEqualTo("0");
        assertThat(api.get("/orders/%s/lines/1/promises".formatted(order)).text()).contains("\"via\":\"call\"");
        shop.advance("2026-03-02T15:04:00Z");
        assertThat(api.get("/sandbox/messages").text()).as("in writing within the hour").contains("Wie am Telefon gesagt: Sie haben sich noch nicht entschieden.");
    }

    @Test
    void voicemail_tells_nobody_and_after_three_the_next_way_is_taken() {
        came("VOICEMAIL");
        assertThat(api.get("/duties/balance").text("/open")).isEqualTo("1");
        assertThat(open().at("/dialWhy").stringValue()).contains("One attempt a day");
        shop.advance("2026-03-03T14:05:00Z");
        came("VOICEMAIL");
        shop.advance("2026-03-04T14:05:00Z");
        came("VOICEMAIL");
        shop.advance("2026-03-04T14:10:00Z");
        assertThat(api.get("/calls").at("/data").size()).isZero();
        assertThat(api.get("/notices?order=" + order).text()).contains("\"channel\":\"email\"");
    }

    @Test
    void who_refuses_calls_gets_none_and_is_written_to() {
        came("REFUSED_CONTACT");
        shop.advance("2026-03-02T14:30:00Z");
        assertThat(api.get("/calls").at("/data").size()).isZero();
        assertThat(api.get("/duties/balance").text("/open")).isEqualTo("0");
    }

    @Test
    void a_number_that_must_not_be_called_any_more_leaves_the_list_and_its_owner_is_written_to() {
        noMoreTo("+4930123456");
        assertThat(api.get("/calls").at("/data").size()).isZero();
        shop.advance("2026-03-02T14:30:00Z");
        assertThat(api.get("/notices?order=" + order).text()).contains("\"channel\":\"email\"");
        assertThat(api.get("/duties/balance").text("/open")).isEqualTo("0");
    }

    @Test
    void who_has_no_mail_gets_what_was_chosen_on_the_phone_as_a_letter() {
        api.patch("/customers/FIRM", "{\"email\":null}").expect(200);
        came("CANCELLED");
        shop.advance("2026-03-02T15:04:00Z");
        assertThat(letters()).as("in writing within the hour").contains("Wie am Telefon gesagt: Es ist storniert.");
    }

    @Test
    void what_was_chosen_goes_as_a_letter_where_mail_came_back() {
        noMoreTo("firm@customer.example");
        came("CANCELLED");
        shop.advance("2026-03-02T15:04:00Z");
        assertThat(letters()).contains("Wie am Telefon gesagt: Es ist storniert.");
    }

    private void noMoreTo(String address) {
        api.put("/streams/service/suppressions/" + URLEncoder.encode(address, StandardCharsets.UTF_8), "{}").expect(204);
    }

    private String letters() {
        return StreamSupport.stream(api.get("/notices?order=" + order).expect(200).at("/data").spliterator(), false)
                .filter(notice -> notice.at("/channel").stringValue().equals("letter")).map(JsonNode::toString).collect(Collectors.joining());
    }

    private void came(String outcome) {
        api.post("/calls/%s/outcome".formatted(open().at("/call")), "{\"outcome\":\"%s\",\"note\":\"as the customer said\"}".formatted(outcome)).expect(204);
    }

    private JsonNode open() {
        var calls = api.get("/calls").expect(200).at("/data");
        assertThat(calls.size()).isEqualTo(1);
        return calls.get(0);
    }
}
