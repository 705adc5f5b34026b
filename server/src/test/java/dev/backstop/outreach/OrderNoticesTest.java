package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.orders.OrderReduced;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is told of an order beside its slips: that it is confirmed, what left, what is cancelled. Monday 5 January 2026, 9:00 in London. */
@BackstopTest
class OrderNoticesTest {
    @Autowired
    Api api;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager manager;

    private MugShop shop;

    @BeforeEach
    void open() {
        shop = new MugShop(api);
        shop.open();
    }

    @Test
    void an_order_is_confirmed_with_what_ships_when_and_how_to_change_it() {
        shop.supply("PO-1", "2026-01-12");
        var order = shop.order("C-1", 12);
        shop.advance("2026-01-05T09:01:00Z");

        var mail = MugShop.only(shop.messages());
        assertThat(mail.at("/subject").stringValue()).isEqualTo("Order %s: confirmed".formatted(order));
        assertThat(mail.at("/text").stringValue()).contains("5 × Mug: is here and ships on Monday 5 January 2026", "7 × Mug: ships by Monday 12 January 2026",
                "change or cancel", "/your-order/");
        assertThat(mail.at("/html").stringValue()).contains("<html lang=\"en\">", "prefers-color-scheme: dark");
    }

    @Test
    void a_cancellation_is_one_mail_with_what_is_left_and_the_money() {
        shop.supply("PO-1", "2026-01-12");
        var order = api.post("/orders", """
                {"customer":"C-1","channel":"web","currency":"EUR","payment":{"method":"card","paid":{"amount":"1200.00","currency":"EUR"}},
                 "lines":[{"line":1,"sku":"MUG","quantity":"12","price":{"amount":"100.00","currency":"EUR"}}]}
                """).expect(201).text("/number");
        shop.advance("2026-01-05T09:01:00Z");
        assertThat(MugShop.last(shop.messages()).at("/text").stringValue()).contains("You paid 1,200.00 EUR");
        var told = shop.messages().size();

        api.post("/orders/%s/lines/1/cancel".formatted(order), "{\"quantity\":\"3\",\"reason\":\"too late\"}").expect(200);
        shop.advance("2026-01-05T09:02:00Z");
        assertThat(shop.messages()).hasSize(told + 1);
        assertThat(MugShop.last(shop.messages()).at("/text").stringValue()).contains("3 × Mug: cancelled", "300.00 EUR goes back to you, the way you paid it, by ",
                "4 × Mug: ships by");

        api.post("/orders/%s/cancel".formatted(order), "{\"reason\":\"all of it\"}").expect(200);
        shop.advance("2026-01-05T09:03:00Z");
        assertThat(shop.messages()).hasSize(told + 2);
        assertThat(MugShop.last(shop.messages()).at("/text").stringValue()).doesNotContain("change or cancel").contains("stands on this page");
    }

    @Test
    void a_cancellation_is_told_however_much_later_the_word_about_it_was_written_down() {
        var order = shop.order("C-1", 12);
        shop.advance("2026-01-05T09:01:00Z");
        var at = Instant.parse("2026-01-05T09:00:59.988Z");
        new TransactionTemplate(manager).executeWithoutResult(_ -> {
            var cancelled = jdbc.sql("UPDATE orders.order_line SET cancelled = 2 RETURNING order_id").query(Long.class).single();
            jdbc.sql("""
                    INSERT INTO orders.cancellation (line_id, quantity, reason, at, by)
                    SELECT id, 2, 'too many', :at, 'agent' FROM orders.order_line
                    """)
                    .param("at", at.atOffset(ZoneOffset.UTC)).update();
            events.publishEvent(new OrderReduced(cancelled, at));
        });
        shop.advance("2026-01-05T09:02:00Z");
        assertThat(MugShop.last(shop.messages()).at("/subject").stringValue()).isEqualTo("Order %s: cancelled".formatted(order));
        assertThat(MugShop.last(shop.messages()).at("/text").stringValue()).contains("2 × Mug: cancelled");
    }

    @Test
    void what_left_and_what_was_cancelled_is_told_with_what_is_still_to_come() {
        shop.supply("PO-1", "2026-01-12");
        var order = shop.order("C-1", 12);
        shop.advance("2026-01-05T09:01:00Z");
        api.post("/shipments", """
                {"order":"%s","location":"MAIN","carrier":"DHL","tracking":"JD014","lines":[{"line":1,"quantity":"5"}]}""".formatted(order)).expect(201);
        shop.advance("2026-01-05T09:02:00Z");
        assertThat(MugShop.last(shop.messages()).at("/subject").stringValue()).isEqualTo("Order %s: on its way".formatted(order));
        assertThat(MugShop.last(shop.messages()).at("/text").stringValue()).contains("5 × Mug", "DHL", "JD014", "Still to come", "7 × Mug: ships by");

        api.post("/orders/%s/lines/1/cancel".formatted(order), "{\"quantity\":\"3\",\"reason\":\"too late\"}").expect(200);
        shop.advance("2026-01-05T09:03:00Z");
        assertThat(StreamSupport.stream(shop.messages().spliterator(), false).map(m -> m.at("/text").stringValue()).toList())
                .anySatisfy(text -> assertThat(text).contains("3 × Mug: cancelled", "4 × Mug: ships by"));
    }

    @Test
    void who_may_only_read_cannot_choose_for_a_customer() {
        var order = shop.order("C-1", 2);
        shop.advance("2026-01-05T09:01:00Z");
        assertThat(api.get("/notices?order=" + order).text()).contains("/your-order/…").doesNotContain("/your-order/b3");
        assertThat(api.post("/orders/%s/customers-page".formatted(order)).expect(200).text("/address")).contains("/your-order/b3");
    }
}
