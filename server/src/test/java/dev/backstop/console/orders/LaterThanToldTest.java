package dev.backstop.console.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.console.Query;
import dev.backstop.console.waiting.WaitingLines;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer was told Tuesday, 20 January, and three working days of grace are usual. */
@BackstopTest
class LaterThanToldTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-01-05");

    @Autowired
    private Api api;

    @Autowired
    private OrderList orders;

    @Autowired
    private OrderReader reader;

    @Autowired
    private WaitingLines waiting;

    @BeforeEach
    void five_mugs_are_promised() {
        SmallShop.open(api, "MUG", 0);
        api.patch("/settings", "{\"graceWorkingDays\":3}").expect(200);
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"9","expectedOn":"2026-01-20"}]}""").expect(201);
        assertThat(api.post("/orders", SmallShop.order("MUG", 5)).expect(201).text("/lines/0/schedule/0/shipBy")).isEqualTo("2026-01-20");
    }

    /** What the list of orders, the order's page and the waiting line say. */
    private List<String> said() {
        var row = orders.rows(Query.of("/orders", Map.of()), TODAY, 10).getFirst().state(TODAY);
        var part = reader.byNumber("SO-1").orElseThrow().lines().getFirst().schedule().getFirst().badge(TODAY);
        var line = waiting.of("MUG", "MAIN", 10).getFirst().sureness(TODAY);
        return List.of(row.kind() + " " + row.words(), part.kind() + " " + part.words(), line.kind() + " " + line.words());
    }

    private void comes(String day) {
        api.patch("/purchase-orders/PO-1/lines/1/parts/1", "{\"expectedOn\":\"%s\",\"reason\":\"the vendor's word\"}".formatted(day)).expect(200);
    }

    @Test
    void within_the_grace_it_is_not_red() {
        comes("2026-01-22");
        assertThat(said()).containsOnly("attention Later, within grace");
    }

    @Test
    void what_the_customer_must_hear_of_is_red_also_when_a_person_decided_that_nothing_is_sent() {
        comes("2026-02-03");
        assertThat(said()).containsOnly("late Later than told");
        var duty = api.get("/duties?state=open").expect(200).text("/data/0/duty");
        api.post("/duties/%s/waive".formatted(duty), "{\"reason\":\"they rang\"}").expect(200);
        assertThat(said()).containsOnly("late Later than told");
    }
}
