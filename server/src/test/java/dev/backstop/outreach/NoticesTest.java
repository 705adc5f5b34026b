package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.access.SignedLinks;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a slip to the words that reach the customer. The clock stands at Monday 5 January 2026, 9:00 in London. */
@BackstopTest
class NoticesTest {
    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SignedLinks links;

    private MugShop shop;

    @BeforeEach
    void open() {
        shop = new MugShop(api);
        shop.open();
    }

    @Test
    void what_a_change_brings_is_told_when_it_is_through_unless_it_can_wait_no_longer() {
        shop.supply("PO-1", "2026-01-12");
        shop.order("C-1", 12);
        shop.advance("2026-01-05T09:01:00Z");
        shop.move("PO-1", "2026-01-20");
        var told = shop.messages().size();
        jdbc.sql("""
                INSERT INTO promising.repromise_due (item_id, location_id, cause_kind, cause_text, pegs, noted_at)
                SELECT item_id, location_id, 'supply-moved', 'a container is late', 1, '2026-01-05T09:01:00Z' FROM promising.availability LIMIT 1
                """).update();

        shop.advance("2026-01-05T09:02:00Z");
        assertThat(shop.messages()).hasSize(told);

        jdbc.sql("UPDATE outreach.duty SET due_by = '2026-01-05T09:30:00Z'").update();
        shop.advance("2026-01-05T09:03:00Z");
        assertThat(shop.messages()).hasSize(told + 1);
    }

    @Test
    void a_much_later_date_is_told_at_once_and_the_telling_ends_the_duty() {
        shop.supply("PO-1", "2026-01-12");
        var order = shop.order("C-1", 12);
        shop.advance("2026-01-05T09:01:00Z");
        shop.move("PO-1", "2026-01-20");
        assertThat(api.get("/duties?state=open").at("/data").size()).isEqualTo(1);
        shop.advance("2026-01-05T09:02:00Z");

        var mail = MugShop.last(shop.messages());
        assertThat(mail.at("/subject").stringValue()).isEqualTo("Order %s: 7 × Mug now ships by Tuesday 20 January 2026, please choose".formatted(order));
        var text = mail.at("/text").stringValue();
        assertThat(text).startsWith("7 × Mug will not ship by Monday 12 January 2026 as we said, but by Tuesday 20 January 2026.")
                .contains("Why: our supplier confirmed a later delivery.");
        assertThat(text.indexOf("wait until")).as("waiting and cancelling have equal weight").isPositive().isLessThan(text.indexOf("cancel for a full"));
        var duty = MugShop.only(api.get("/duties?order=" + order).at("/data"));
        assertThat(duty.at("/state").stringValue()).isEqualTo("discharged");
        assertThat(duty.at("/evidence/0").stringValue()).contains("email", "a@shop.example");
        var told = api.get("/orders/%s/lines/1/promises".formatted(order)).at("/data");
        assertThat(told.toString()).contains("\"via\":\"email\"", "\"to\":\"a@shop.example\"");
        var notice = MugShop.last(api.get("/notices?order=" + order).at("/data"));
        assertThat(notice.at("/kind").stringValue()).isEqualTo("delay");
        assertThat(notice.at("/state").stringValue()).isEqualTo("sent");
        assertThat(notice.at("/duties/0").longValue()).isEqualTo(duty.at("/duty").longValue());
    }

    @Test
    void a_date_that_only_the_law_asks_about_is_told_as_no_delay() {
        api.patch("/customers/C-1", "{\"country\":\"US\",\"kind\":\"consumer\"}").expect(200);
        shop.supply("PO-1", "2026-02-20");
        shop.order("C-1", 12);
        shop.advance("2026-01-05T09:02:00Z");

        assertThat(MugShop.last(shop.messages()).at("/text").stringValue()).contains("Before you wait that long, we ask you whether you want to.",
                "    ships by Friday 20 February 2026\n    Why: the goods are not here yet").doesNotContain("was to ship", "sorry for the delay");
    }

    @Test
    void small_delays_of_a_day_are_one_mail_in_the_afternoon() {
        shop.item("CUP");
        shop.supply("PO-1", "2026-01-12");
        shop.supply("PO-2", "CUP", "2026-01-12");
        shop.order("C-1", 12);
        shop.orderOf("CUP", "C-1", 4);
        shop.advance("2026-01-05T09:01:00Z");
        shop.move("PO-1", "2026-01-14");
        shop.move("PO-2", "2026-01-14");
        shop.advance("2026-01-05T15:59:00Z");
        assertThat(shop.messages()).hasSize(2);
        shop.advance("2026-01-05T16:01:00Z");

        var mail = MugShop.last(shop.messages());
        assertThat(shop.messages()).hasSize(3);
        assertThat(mail.at("/subject").stringValue()).isEqualTo("New dates for 2 parts of your orders, please choose");
        assertThat(mail.at("/text").stringValue()).contains("7 × Mug", "4 × Cup");
        assertThat(api.get("/duties/balance").at("/open").longValue()).isZero();
    }

    @Test
    void customers_are_written_to_in_their_language() {
        shop.customer("C-1", "de", "\"email\":\"a@shop.example\"");
        shop.supply("PO-1", "2026-01-12");
        shop.order("C-1", 12);
        shop.move("PO-1", "2026-01-20");
        shop.advance("2026-01-05T09:02:00Z");

        assertThat(shop.messages()).extracting(mail -> mail.at("/text").stringValue()).anySatisfy(text -> assertThat(text).contains("Vielen Dank."))
                .anySatisfy(text -> assertThat(text).contains("nicht wie zugesagt bis Montag, 12. Januar 2026", "Grund: Unser Lieferant"));
    }

    @Test
    void a_date_that_is_much_earlier_is_good_news_at_once_and_one_that_came_back_is_not_told() {
        shop.supply("PO-1", "2026-01-30");
        var order = shop.order("C-1", 12);
        shop.advance("2026-01-05T09:01:00Z");
        shop.move("PO-1", "2026-01-12");
        shop.advance("2026-01-05T09:02:00Z");
        assertThat(MugShop.last(shop.messages()).at("/subject").stringValue()).isEqualTo("Order %s: 7 × Mug ships earlier, by Monday 12 January 2026".formatted(order));

        shop.move("PO-1", "2026-01-09");
        shop.move("PO-1", "2026-01-12");
        shop.advance("2026-01-06T17:00:00Z");
        assertThat(shop.messages()).hasSize(2);
    }

    @Test
    void a_better_day_waits_while_it_is_to_be_seen_whether_it_holds() {
        shop.supply("PO-1", "2026-01-30");
        var order = shop.order("C-1", 12);
        shop.advance("2026-01-05T09:01:00Z");
        var told = shop.messages().size();
        shop.move("PO-1", "2026-01-12");
        jdbc.sql("""
                INSERT INTO promising.repromise_due (item_id, location_id, cause_kind, cause_text, pegs, noted_at)
                SELECT item_id, location_id, 'supply-moved', 'its sender waits for it', 1, '2026-01-05T09:01:00Z' FROM promising.availability LIMIT 1
                """).update();

        shop.advance("2026-01-05T09:02:00Z");
        assertThat(shop.messages()).hasSize(told);

        shop.advance("2026-01-05T09:12:00Z");
        assertThat(MugShop.last(shop.messages()).at("/subject").stringValue()).as("not for ever")
                .isEqualTo("Order %s: 7 × Mug ships earlier, by Monday 12 January 2026".formatted(order));
    }

    @Test
    void who_waits_with_money_here_reads_how_much_of_it_we_hold() {
        shop.supply("PO-1", "2026-01-12");
        var paid = moneyed("\"paid\":{\"amount\":\"1200.00\",\"currency\":\"EUR\"}");
        var authorised = moneyed("\"authorisedUntil\":\"2026-01-30T12:00:00Z\"");
        api.post("/shipments", "{\"order\":\"%s\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"quantity\":\"5\"}]}".formatted(paid))
                .expect(201);
        shop.advance("2026-01-05T09:01:00Z");
        assertThat(shop.messages()).extracting(mail -> mail.at("/text").stringValue())
                .anySatisfy(text -> assertThat(text).contains("We have your order " + authorised,
                        "Nothing has been charged yet; your payment is authorised until Friday 30 January 2026."));

        shop.move("PO-1", "2026-01-20");
        shop.advance("2026-01-05T09:02:00Z");
        assertThat(MugShop.last(shop.messages()).at("/text").stringValue()).as("seven of twelve wait").contains(
                "For order %s we hold 700.00 EUR that you paid. What does not ship is paid back the way it came.".formatted(paid),
                "For order %s nothing has been charged yet; your payment is authorised until Friday 30 January 2026."
                        .formatted(authorised));
    }

    private String moneyed(String payment) {
        return api.post("/orders", """
                {"customer":"C-1","channel":"web","currency":"EUR","payment":{"method":"card",%s},
                 "lines":[{"line":1,"sku":"MUG","quantity":"12","price":{"amount":"100.00","currency":"EUR"}}]}
                """.formatted(payment)).expect(201).text("/number");
    }

    @Test
    void what_each_order_of_one_mail_needs_is_behind_a_link_of_its_own() {
        shop.supply("PO-1", "2026-01-12");
        var first = shop.order("C-1", 12);
        var second = shop.order("C-1", 3);
        shop.advance("2026-01-05T09:01:00Z");
        shop.move("PO-1", "2026-01-20");
        shop.advance("2026-01-05T09:02:00Z");
        var text = MugShop.last(shop.messages()).at("/text").stringValue();
        for (var order : List.of(first, second)) {
            var link = text.split("Order %s: See what happened and choose:\n".formatted(order), 2)[1].split("\n", 2)[0];
            assertThat(links.subject(link.substring(link.lastIndexOf('/') + 1))).hasValue("order/" + order);
        }
    }

    @Test
    void what_is_no_longer_true_is_kept_from_leaving() {
        shop.supply("PO-1", "2026-01-12");
        var order = shop.order("C-1", 12);
        shop.advance("2026-01-05T09:01:00Z");
        api.put("/streams/service/pause", "{\"until\":\"2026-01-05T18:00:00Z\",\"reason\":\"we look at the dates\"}").expect(204);
        shop.move("PO-1", "2026-01-20");
        shop.advance("2026-01-05T09:02:00Z");
        shop.move("PO-1", "2026-01-12");
        shop.advance("2026-01-05T09:03:00Z");
        api.delete("/streams/service/pause").expect(204);
        shop.advance("2026-01-05T19:00:00Z");

        assertThat(shop.messages()).as("the confirmation alone").hasSize(1);
        assertThat(MugShop.last(api.get("/notices?order=" + order).at("/data")).at("/state").stringValue()).isEqualTo("withdrawn");
    }
}
