package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BackstopTest
class BrakesTest {
    @Autowired
    private Api api;

    @Autowired
    private Brakes brakes;

    @Autowired
    private BrakeBook book;

    private LateShop shop;

    @BeforeEach
    void two_customers_wait_for_one_part() {
        shop = new LateShop(api);
        shop.open();
        shop.comes("9", "2026-03-16");
        shop.order("FIRM", "4");
        shop.order("SHOP", "2");
    }

    private List<Long> openDuties() {
        return api.get("/duties?state=open").expect(200).at("/data").valueStream().map(duty -> duty.at("/duty").asLong()).toList();
    }

    @Test
    void a_mistyped_year_counts_for_new_promises_and_tells_nobody_yet() {
        shop.confirms("2027-03-16");

        assertThat(api.get("/orders/SO-1").text("/lines/0/schedule/0/shipBy")).isEqualTo("2027-03-16");
        assertThat(openDuties()).hasSize(2);
        assertThat(brakes.holds(openDuties())).containsExactlyInAnyOrderElementsOf(openDuties());
        var held = api.get("/brakes?state=held").expect(200);
        assertThat(held.text("/data/0/mostDays")).isEqualTo("365");
        assertThat(held.text("/data/0/customers")).isEqualTo("2");
        assertThat(held.text("/data/0/until")).as("two working hours from nine in New York").isEqualTo("2026-03-02T16:00:00Z");
    }

    @Test
    void what_is_written_meanwhile_of_the_order_says_what_was_heard() {
        var order = shop.order("DE", "2");
        shop.confirms("2027-03-16");
        shop.advance("2026-03-02T14:01:00Z");

        var confirmation = api.get("/notices?order=" + order).expect(200).at("/data/0");
        assertThat(confirmation.at("/kind").stringValue()).isEqualTo("confirmation");
        assertThat(confirmation.at("/text").stringValue()).contains("ships by Monday 16 March 2026").doesNotContain("2027");
        assertThat(api.get("/orders/%s/lines/1/promises".formatted(order)).text()).contains("2027-03-16");
    }

    @Test
    void this_was_a_mistake_restores_the_date_and_supersedes_what_was_not_told() {
        shop.confirms("2027-03-16");
        api.post("/brakes/1/mistake", "{\"reason\":\"the year was mistyped\"}").expect(200);

        assertThat(api.get("/purchase-orders/PO-1").text("/lines/0/parts/0/expectedOn")).isEqualTo("2026-03-16");
        assertThat(api.get("/orders/SO-1").text("/lines/0/schedule/0/shipBy")).isEqualTo("2026-03-16");
        assertThat(openDuties()).isEmpty();
        assertThat(api.get("/duties").text("/data/0/evidence/0")).startsWith("this was a mistake: the year was mistyped");
        assertThat(shop.legal("SO-2").text("/state")).isEqualTo("on-time");
        assertThat(api.post("/brakes/1/release", "{}").expect(409).text("/detail")).contains("mistake already");
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");
    }

    @Test
    void a_person_s_yes_lets_the_duties_go() {
        shop.confirms("2027-03-16");
        api.post("/brakes/1/release").expect(200);
        assertThat(brakes.holds(openDuties())).isEmpty();
    }

    @Test
    void it_lets_go_by_itself_after_two_working_hours() {
        shop.confirms("2027-03-16");
        shop.advance("2026-03-02T17:00:00Z");
        assertThat(brakes.holds(openDuties())).isEmpty();
        assertThat(api.get("/brakes").text("/data/0/state")).isEqualTo("released");
        assertThat(api.get("/brakes").text("/data/0/reason")).isEqualTo("nobody decided in time");
    }

    @Test
    void a_night_in_between_lets_nothing_through() {
        shop.clock("2026-03-06T21:30:00Z");
        shop.confirms("2027-03-16");
        shop.advance("2026-03-07T14:00:00Z");
        shop.moves("2027-03-18");
        assertThat(brakes.holds(openDuties())).hasSize(2);
    }

    @Test
    void small_moves_and_what_a_buyer_types_are_not_held() {
        shop.confirms("2026-04-08");
        shop.moves("2027-04-08");
        assertThat(brakes.holds(openDuties())).isEmpty();
    }

    @Test
    void many_customers_are_held_whatever_the_days() {
        api.patch("/brakes/limits", "{\"customers\":1}").expect(200);
        shop.confirms("2026-03-25");
        assertThat(brakes.holds(openDuties())).hasSize(2);
    }

    @Test
    void two_working_hours_run_over_nights_and_weekends_and_never_past_the_law() {
        var fridayHalfPastFour = Instant.parse("2026-03-06T21:30:00Z");
        assertThat(book.untilAt(fridayHalfPastFour, null)).isEqualTo("2026-03-09T14:30:00Z");
        assertThat(book.untilAt(fridayHalfPastFour, Instant.parse("2026-03-07T04:59:59Z"))).isEqualTo("2026-03-07T04:59:59Z");
    }
}
