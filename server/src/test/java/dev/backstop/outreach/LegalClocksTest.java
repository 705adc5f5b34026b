package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.planning.law.NoticeContent;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The worked clocks of the reference, from the order to the refund, through the whole program. */
@BackstopTest
class LegalClocksTest {
    @Autowired
    private Api api;

    @Autowired
    private LegalNotices notices;

    @Autowired
    private PlatformTransactionManager manager;

    private LateShop shop;

    @BeforeEach
    void a_shop_that_expects_mugs_in_march() {
        shop = new LateShop(api);
        shop.open();
        api.put("/streams/service/pause", "{\"until\":\"2027-12-31T00:00:00Z\",\"reason\":\"here notices leave by hand\"}").expect(204);
        shop.comes("20", "2026-03-16");
    }

    private String openDuty() {
        return api.get("/duties?state=open").expect(200).text("/data/0/duty");
    }

    /** A notice for the open duty that says all that it must. */
    private void tell() {
        var duty = Long.parseLong(openDuty());
        new TransactionTemplate(manager).executeWithoutResult(_ -> {
            var asked = Objects.requireNonNull(notices.asked(List.of(duty)).get(duty), "a duty that a law asks for");
            notices.sent(List.of(new LegalNotices.Sent(duty, asked.mandatory(), "email", "us@customer.example", "message 1")));
        });
    }

    @Test
    void an_order_in_time_says_until_when_it_stands() {
        var legal = shop.legal(shop.order("US", "1"));
        assertThat(legal.text("/profile")).isEqualTo("US");
        assertThat(legal.text("/state")).isEqualTo("on-time");
        assertThat(legal.text("/applicableTime")).isEqualTo("2026-04-01");
        assertThat(legal.text("/nextDeadline/at")).isEqualTo("2026-04-02T03:59:59Z");
        assertThat(legal.text("/nextDeadline/what")).isEqualTo("ship");
    }

    @Test
    void silence_waits_once_and_the_second_delay_ends_the_order_and_the_refund_is_due_on_the_29th() {
        var order = shop.order("US", "5");
        shop.advance("2026-03-20T14:00:00Z");
        shop.moves("2026-04-20");
        assertThat(shop.legal(order).text("/state")).isEqualTo("notice-due");
        var duty = api.get("/duties?state=open").expect(200);
        assertThat(duty.text("/data/0/law")).isEqualTo("US");
        assertThat(duty.text("/data/0/legalDueBy")).isEqualTo("2026-04-02T03:59:59Z");
        tell();
        assertThat(shop.legal(order).text("/state")).isEqualTo("offer-silent-ok");
        assertThat(api.get("/duties?state=open").at("/data").size()).isZero();

        shop.advance("2026-04-13T14:00:00Z");
        assertThat(shop.legal(order).text("/state")).isEqualTo("waiting");
        assertThat(shop.legal(order).text("/consent/kind")).isEqualTo("silent");
        assertThat(shop.legal(order).text("/consent/until")).isEqualTo("2026-04-20");

        shop.moves("2026-05-11");
        assertThat(shop.legal(order).text("/state")).isEqualTo("renewal-due");
        assertThat(api.get("/duties?state=open").text("/data/0/kind")).isEqualTo("renewed");
        tell();
        assertThat(shop.legal(order).text("/nextDeadline/what")).isEqualTo("answer");

        shop.advance("2026-04-20T23:00:00Z");
        assertThat(api.get("/orders/" + order).text("/state")).isEqualTo("open");
        shop.advance("2026-04-21T14:00:00Z");
        assertThat(api.get("/orders/" + order).text("/state")).isEqualTo("cancelled");
        assertThat(shop.legal(order).text("/state")).isEqualTo("cancel-deemed");
        assertThat(shop.legal(order).text("/parts/0/ended")).isEqualTo("not-renewed");
        var refund = api.get("/refunds?state=due").expect(200);
        assertThat(refund.text("/data/0/amount/amount")).isEqualTo("50.00");
        assertThat(refund.text("/data/0/vestedAt")).isEqualTo("2026-04-20");
        assertThat(refund.text("/data/0/dueBy")).isEqualTo("2026-04-30T03:59:59Z");
        assertThat(refund.text("/data/0/way")).isEqualTo("card");
    }

    @Test
    void a_long_delay_without_a_yes_ends_on_the_first_of_may() {
        var order = shop.order("US", "5");
        shop.advance("2026-03-20T14:00:00Z");
        shop.moves("2026-05-15");
        tell();
        assertThat(shop.legal(order).text("/state")).isEqualTo("offer-express");
        assertThat(shop.legal(order).text("/nextDeadline/at")).isEqualTo("2026-05-02T03:59:59Z");
        shop.advance("2026-05-02T14:00:00Z");
        assertThat(api.get("/orders/" + order).text("/state")).isEqualTo("cancelled");
        assertThat(api.get("/refunds").text("/data/0/dueBy")).isEqualTo("2026-05-13T03:59:59Z");
    }

    @Test
    void nobody_told_until_the_applicable_time_ends_the_order() {
        var order = shop.order("US", "5");
        shop.moves("2026-04-20");
        shop.advance("2026-04-02T14:00:00Z");
        assertThat(shop.legal(order).text("/parts/0/ended")).isEqualTo("no-notice");
        assertThat(api.get("/duties").text("/data/0/state")).isEqualTo("superseded");
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");
    }

    @Test
    void a_promise_beyond_the_stated_day_asks_for_a_choice_at_once() {
        var order = shop.order("US", "5", "\"statedShipBy\":\"2026-03-04\",");
        assertThat(shop.legal(order).text("/state")).isEqualTo("notice-due");
        var duties = api.get("/duties?state=open").expect(200);
        assertThat(duties.at("/data").size()).isEqualTo(1);
        assertThat(duties.text("/data/0/dueBy")).isEqualTo("2026-03-03T22:00:00Z");
    }

    @Test
    void a_notice_that_lacks_a_mandatory_part_is_none() {
        shop.order("US", "5");
        shop.moves("2026-04-20");
        var duty = Long.parseLong(openDuty());
        var open = new TransactionTemplate(manager).execute(_ -> notices.sent(List.of(new LegalNotices.Sent(duty,
                Set.of(NoticeContent.REVISED_DATE, NoticeContent.REASON), "email", "us@customer.example", "message 1"))));
        assertThat(open).containsExactly(duty);
        assertThat(openDuty()).isEqualTo(Long.toString(duty));
    }

    @Test
    void a_bounce_owes_the_notice_again_by_the_same_deadline() {
        var order = shop.order("US", "5");
        shop.moves("2026-04-20");
        var first = api.get("/duties?state=open").expect(200);
        tell();
        new TransactionTemplate(manager).executeWithoutResult(_ -> notices.bounced(List.of(Long.parseLong(first.text("/data/0/duty"))),
                "550 no such user"));
        assertThat(shop.legal(order).text("/state")).isEqualTo("notice-due");
        assertThat(api.get("/duties?state=open").text("/data/0/dueBy")).isEqualTo(first.text("/data/0/dueBy"));
        assertThat(api.get("/duties/balance").expect(200).text("/opened")).isEqualTo("2");
    }

    @Test
    void a_payment_that_was_made_good_starts_the_clock_anew() {
        var order = shop.order("US", "5");
        shop.advance("2026-03-10T14:00:00Z");
        var legal = api.post("/orders/" + order + "/legal/completed", "{\"reason\":\"the card was refused; good payment came today\"}")
                .expect(200);
        assertThat(legal.text("/applicableTime")).isEqualTo("2026-04-09");
    }

    @Test
    void both_parts_of_a_split_line_keep_the_clock() {
        var order = shop.order("US", "5");
        shop.moves("2026-04-20");
        tell();
        shop.stock("MUG", "2");
        var parts = shop.legal(order).at("/parts");
        assertThat(parts.size()).isEqualTo(2);
        assertThat(parts.at("/0/notices").asInt()).isEqualTo(1);
        assertThat(parts.at("/1/notices").asInt()).isEqualTo(1);
    }

    @Test
    void a_business_in_europe_has_house_policy_alone() {
        var order = shop.order("FIRM", "5");
        assertThat(shop.legal(order).text("/profile")).isEqualTo("null");
        shop.moves("2026-06-01");
        assertThat(api.get("/duties?state=open").text("/data/0/law")).isEqualTo("null");
    }

    @Test
    void in_europe_the_parcel_must_arrive_and_silence_is_no_consent() {
        api.put("/transit-times/MAIN/DE", "{\"p50Days\":3,\"p95Days\":5}").expect(201);
        var order = shop.order("DE", "5");
        shop.moves("2026-03-30");
        var legal = shop.legal(order);
        assertThat(legal.text("/state")).isEqualTo("at-risk");
        assertThat(legal.text("/basis")).isEqualTo("deliver");
        assertThat(legal.text("/withdrawalDays")).isEqualTo("14");
        tell();
        shop.advance("2026-04-02T14:00:00Z");
        assertThat(shop.legal(order).text("/state")).isEqualTo("overdue");
        api.post("/consents", Map.of("order", order, "line", 1, "choice", "extra-period", "until", "2026-04-16", "channel", "email"))
                .expect(201);
        shop.advance("2026-04-17T14:00:00Z");
        assertThat(shop.legal(order).text("/state")).isEqualTo("may-end");
        shop.chooses(order, "cancel").expect(201);
        assertThat(shop.legal(order).text("/parts/0/ended")).isEqualTo("contract-ended");
        assertThat(api.get("/refunds").text("/data/0/dueBy")).isEqualTo("2026-05-02T03:59:59Z");
    }

    @Test
    void an_order_from_elsewhere_whose_time_was_over_is_never_ended_by_itself() {
        var order = shop.order("US", "5", "\"orderedAt\":\"2026-01-10T12:00:00Z\",");
        shop.moves("2026-06-01");
        shop.advance("2026-03-12T14:00:00Z");
        assertThat(api.get("/orders/" + order).text("/state")).isEqualTo("open");
        shop.chooses(order, "keep-until-it-comes").expect(201);
        assertThat(shop.legal(order).text("/state")).isEqualTo("waiting");
    }

    @Test
    void what_the_floor_holds_when_the_law_ends_an_order_leaves_only_with_a_consent() {
        var order = shop.order("US", "5", "\"statedShipBy\":\"2026-03-04\",");
        shop.stock("MUG", "5");
        api.post("/picks", Map.of("location", "MAIN", "orders", new String[] {order})).expect(201);
        shop.advance("2026-03-05T14:00:00Z");
        assertThat(shop.legal(order).text("/state")).isEqualTo("cancel-deemed");
        var shipment = "{\"order\":\"%s\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"quantity\":\"5\"}]}".formatted(order);
        assertThat(api.post("/shipments", shipment).expect(409).text("/detail")).contains("record the customer's consent");

        api.post("/consents", Map.of("order", order, "choice", "wait", "until", "2026-03-09", "channel", "phone")).expect(201);
        assertThat(shop.legal(order).text("/state")).isEqualTo("waiting");
        api.post("/shipments", shipment).expect(201);
    }
}
