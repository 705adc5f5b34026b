package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Deadlines of the law reach those who serve customers by mail: the order of 2 March must ship, or be told of, by 1 April. */
@BackstopTest
class DeadlineAlarmsTest {
    private final Api api;
    private final LateShop shop;
    private String order = "";

    @Autowired
    DeadlineAlarmsTest(Api api) {
        this.api = api;
        this.shop = new LateShop(api);
    }

    @BeforeEach
    void a_notice_that_cannot_leave() {
        shop.open();
        api.put("/streams/service/pause",
                "{\"until\":\"2027-12-31T00:00:00Z\",\"reason\":\"the notices of this shop are being rewritten\"}").expect(204);
        shop.comes("20", "2026-03-16");
        order = shop.order("US", "5");
        shop.moves("2026-04-20");
        person("ann@shop.example", "agent");
        person("ada@shop.example", "admin");
    }

    private void person(String email, String role) {
        api.put("/users/" + email, Map.of("name", role, "role", role, "password", "a long enough secret 7")).expect(201);
    }

    /** The alarms that went to somebody, newest last. */
    private List<String> alarms(String to) {
        return StreamSupport.stream(api.get("/sandbox/messages").expect(200).at("/data").spliterator(), false)
                .filter(mail -> mail.at("/to").stringValue().equals(to)
                        && mail.at("/subject").stringValue().startsWith("Deadlines of the law"))
                .map(JsonNode::toString).toList();
    }

    @Test
    void a_deadline_is_said_five_two_and_one_working_days_before_and_when_it_is_over_once_each() {
        shop.advance("2026-03-25T11:00:00Z");
        assertThat(alarms("ann@shop.example")).isEmpty();
        shop.advance("2026-03-25T13:00:00Z");
        assertThat(alarms("ann@shop.example")).singleElement().asString().contains(order, "50.00 EUR",
                "must be offered a choice by Wednesday 1 April 2026");
        shop.advance("2026-03-29T13:00:00Z");
        assertThat(alarms("ann@shop.example")).hasSize(1);
        shop.advance("2026-04-01T13:00:00Z");
        assertThat(alarms("ann@shop.example")).as("two days, and one day before").hasSize(3);
        shop.advance("2026-04-02T13:00:00Z");
        assertThat(alarms("ann@shop.example")).hasSize(4).last().asString().contains("the law ended it on Wednesday 1 April 2026");
        assertThat(alarms("ada@shop.example")).as("somebody serves customers").isEmpty();
    }

    @Test
    void money_that_is_not_back_in_time_is_said_too() {
        shop.chooses(order, "cancel").expect(201);
        shop.advance("2026-03-10T13:00:00Z");
        assertThat(alarms("ann@shop.example")).last().asString().contains("the money must be back by Wednesday 11 March 2026");
        shop.advance("2026-03-12T13:00:00Z");
        assertThat(alarms("ann@shop.example")).last().asString().contains("the money was due back by Wednesday 11 March 2026");
        var said = alarms("ann@shop.example").size();
        shop.advance("2026-03-20T13:00:00Z");
        assertThat(alarms("ann@shop.example")).hasSize(said);
    }

    @Test
    void the_house_names_who_hears_of_them() {
        assertThat(api.patch("/telling-rules", "{\"alarmsTo\":[\"nobody\"]}").expect(422).text()).contains("/alarmsTo/0");
        api.patch("/telling-rules", "{\"alarmsTo\":[\"legal@shop.example\"]}").expect(200);
        assertThat(api.patch("/telling-rules", "{\"onTrack\":\"off\"}").expect(200).text("/alarmsTo/0")).isEqualTo("legal@shop.example");
        shop.advance("2026-03-25T13:00:00Z");
        assertThat(alarms("legal@shop.example")).hasSize(1);
        assertThat(alarms("ann@shop.example")).isEmpty();
    }
}
