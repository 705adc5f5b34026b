package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.access.SignedLinks;
import dev.backstop.orders.OrderReduced;
import dev.backstop.post.Channel;
import dev.backstop.post.MessagesReturned;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** From a slip to the words that reach the customer. The clock stands at Monday 5 January 2026, 9:00 in London. */
@BackstopTest
class NoticesTest {
    @Autowired
    Api api;

    @Autowired
    Clock clock;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager manager;

    @Autowired
    SignedLinks links;

    @BeforeEach
    void shop() {
        SmallShop.open(api, "MUG", 5);
        customer("C-1", "en", "\"email\":\"a@shop.example\",\"phone\":\"+441632960001\"");
    }

    @Test
    void an_order_is_confirmed_with_what_ships_when_and_how_to_change_it() {
        supply("PO-1", "2026-01-12");
        var order = order("C-1", 12);
        advance("2026-01-05T09:01:00Z");

        var mail = only(messages());
        assertThat(mail.at("/subject").stringValue()).isEqualTo("Order %s: confirmed".formatted(order));
        assertThat(mail.at("/text").stringValue()).contains("5 × Mug: is here and ships on Monday 5 January 2026", "7 × Mug: ships by Monday 12 January 2026",
                "change or cancel", "/your-order/");
        assertThat(mail.at("/html").stringValue()).contains("<html lang=\"en\">", "prefers-color-scheme: dark");
    }

    @Test
    void what_a_change_brings_is_told_when_it_is_through_unless_it_can_wait_no_longer() {
        supply("PO-1", "2026-01-12");
        order("C-1", 12);
        advance("2026-01-05T09:01:00Z");
        move("PO-1", "2026-01-20");
        var told = messages().size();
        jdbc.sql("""
                INSERT INTO promising.repromise_due (item_id, location_id, cause_kind, cause_text, pegs, noted_at)
                SELECT item_id, location_id, 'supply-moved', 'a container is late', 1, '2026-01-05T09:01:00Z' FROM promising.availability LIMIT 1
                """).update();

        advance("2026-01-05T09:02:00Z");
        assertThat(messages()).hasSize(told);

        jdbc.sql("UPDATE outreach.duty SET due_by = '2026-01-05T09:30:00Z'").update();
        advance("2026-01-05T09:03:00Z");
        assertThat(messages()).hasSize(told + 1);
    }

    @Test
    void a_much_later_date_is_told_at_once_and_the_telling_ends_the_duty() {
        supply("PO-1", "2026-01-12");
        var order = order("C-1", 12);
        advance("2026-01-05T09:01:00Z");
        move("PO-1", "2026-01-20");
        assertThat(api.get("/duties?state=open").at("/data").size()).isEqualTo(1);
        advance("2026-01-05T09:02:00Z");

        var mail = last(messages());
        assertThat(mail.at("/subject").stringValue()).isEqualTo("Order %s: 7 × Mug now ships by Tuesday 20 January 2026, please choose".formatted(order));
        var text = mail.at("/text").stringValue();
        assertThat(text).startsWith("7 × Mug will not ship by Monday 12 January 2026 as we said, but by Tuesday 20 January 2026.")
                .contains("Why: our supplier confirmed a later delivery.");
        assertThat(text.indexOf("wait until")).as("waiting and cancelling have equal weight").isPositive().isLessThan(text.indexOf("cancel for a full"));
        var duty = only(api.get("/duties?order=" + order).at("/data"));
        assertThat(duty.at("/state").stringValue()).isEqualTo("discharged");
        assertThat(duty.at("/evidence/0").stringValue()).contains("email", "a@shop.example");
        var told = api.get("/orders/%s/lines/1/promises".formatted(order)).at("/data");
        assertThat(told.toString()).contains("\"via\":\"email\"", "\"to\":\"a@shop.example\"");
        var notice = last(api.get("/notices?order=" + order).at("/data"));
        assertThat(notice.at("/kind").stringValue()).isEqualTo("delay");
        assertThat(notice.at("/state").stringValue()).isEqualTo("sent");
        assertThat(notice.at("/duties/0").longValue()).isEqualTo(duty.at("/duty").longValue());
    }

    @Test
    void small_delays_of_a_day_are_one_mail_in_the_afternoon() {
        item("CUP");
        supply("PO-1", "2026-01-12");
        supply("PO-2", "CUP", "2026-01-12");
        order("C-1", 12);
        orderOf("CUP", "C-1", 4);
        advance("2026-01-05T09:01:00Z");
        move("PO-1", "2026-01-14");
        move("PO-2", "2026-01-14");
        advance("2026-01-05T15:59:00Z");
        assertThat(messages()).hasSize(2);
        advance("2026-01-05T16:01:00Z");

        var mail = last(messages());
        assertThat(messages()).hasSize(3);
        assertThat(mail.at("/subject").stringValue()).isEqualTo("New dates for 2 parts of your orders, please choose");
        assertThat(mail.at("/text").stringValue()).contains("7 × Mug", "4 × Cup");
        assertThat(api.get("/duties/balance").at("/open").longValue()).isZero();
    }

    @Test
    void nobody_is_written_to_at_night() {
        supply("PO-1", "2026-01-12");
        order("C-1", 12);
        advance("2026-01-05T21:00:00Z");
        move("PO-1", "2026-02-02");
        advance("2026-01-06T07:59:00Z");
        assertThat(messages()).hasSize(1);
        advance("2026-01-06T08:01:00Z");
        assertThat(messages()).hasSize(2);
    }

    @Test
    void customers_are_written_to_in_their_language() {
        customer("C-1", "de", "\"email\":\"a@shop.example\"");
        supply("PO-1", "2026-01-12");
        order("C-1", 12);
        move("PO-1", "2026-01-20");
        advance("2026-01-05T09:02:00Z");

        assertThat(messages()).extracting(mail -> mail.at("/text").stringValue()).anySatisfy(text -> assertThat(text).contains("Vielen Dank."))
                .anySatisfy(text -> assertThat(text).contains("nicht wie zugesagt bis Montag, 12. Januar 2026", "Grund: Unser Lieferant"));
    }

    @Test
    void a_date_that_is_much_earlier_is_good_news_at_once_and_one_that_came_back_is_not_told() {
        supply("PO-1", "2026-01-30");
        var order = order("C-1", 12);
        advance("2026-01-05T09:01:00Z");
        move("PO-1", "2026-01-12");
        advance("2026-01-05T09:02:00Z");
        assertThat(last(messages()).at("/subject").stringValue()).isEqualTo("Order %s: 7 × Mug ships earlier, by Monday 12 January 2026".formatted(order));

        move("PO-1", "2026-01-09");
        move("PO-1", "2026-01-12");
        advance("2026-01-06T17:00:00Z");
        assertThat(messages()).hasSize(2);
    }

    @Test
    void a_bounce_owes_the_word_again_and_the_next_way_is_a_call() {
        supply("PO-1", "2026-01-12");
        var order = order("C-1", 12);
        move("PO-1", "2026-01-20");
        advance("2026-01-05T09:02:00Z");
        var notice = last(api.get("/notices?order=" + order).at("/data")).at("/notice").longValue();
        new TransactionTemplate(manager).executeWithoutResult(_ -> events.publishEvent(new MessagesReturned(List.of(new MessagesReturned.Returned(
                1, "notice " + notice, Channel.EMAIL, "a@shop.example", clock.instant(), true, "5.1.1 no such user")))));

        assertThat(only(api.get("/duties?state=open").at("/data")).at("/order").stringValue()).isEqualTo(order);
        advance("2026-01-05T09:03:00Z");
        var next = last(messages());
        assertThat(next.at("/kind").stringValue()).isEqualTo("call");
        assertThat(next.at("/to").stringValue()).isEqualTo("+441632960001");
        assertThat(api.get("/duties/balance").at("/open").longValue()).as("a call on the list has told nobody yet").isEqualTo(1);
        assertThat(api.get("/notices?order=" + order).at("/data").toString()).contains("\"state\":\"bounced\"");
    }

    @Test
    void nobody_gets_more_than_four_mails_about_a_line_in_a_month() {
        item("CUP");
        supply("PO-1", "CUP", "2026-01-12");
        orderOf("CUP", "C-1", 4);
        IntStream.rangeClosed(1, 20).forEach(day -> {
            move("PO-1", "2026-%02d-%02d".formatted(2 + day / 5, 1 + 5 * (day % 5)));
            advance("2026-01-%02dT09:30:00Z".formatted(5 + day));
        });

        var mails = StreamSupport.stream(messages().spliterator(), false).filter(m -> m.at("/kind").stringValue().equals("email")).count();
        assertThat(mails).as("the confirmation and three delays").isEqualTo(4);
        assertThat(last(messages()).at("/kind").stringValue()).as("a person calls instead").isEqualTo("call");
    }

    /** The order of 5 January may ship until 4 February: so long no law asks for a word, and house policy keeps to its cap. */
    @Test
    void a_law_that_does_not_ask_yet_lifts_no_cap_and_puts_no_words_into_the_mail() {
        api.patch("/customers/C-1", "{\"country\":\"US\",\"kind\":\"consumer\"}").expect(200);
        supply("PO-1", "2026-01-12");
        order("C-1", 12);
        advance("2026-01-05T09:01:00Z");
        var days = List.of("2026-01-15", "2026-01-20", "2026-01-23", "2026-01-28", "2026-02-02");
        IntStream.range(0, days.size()).forEach(slip -> {
            move("PO-1", days.get(slip));
            advance("2026-01-05T09:%d:00Z".formatted(10 + slip));
        });
        var mails = StreamSupport.stream(messages().spliterator(), false).filter(m -> m.at("/kind").stringValue().equals("email"))
                .map(m -> m.at("/text").stringValue()).toList();
        assertThat(mails).as("the confirmation and three delays").hasSize(4);
        assertThat(mails).noneSatisfy(text -> assertThat(text).containsAnyOf("If we do not hear from you", "is cancelled and refunded by itself"));
        assertThat(mails.stream().filter(text -> text.contains("We are sorry"))).as("one apology, however often the date moves").hasSize(1);

        move("PO-1", "2026-02-20");
        advance("2026-01-05T09:58:00Z");
        assertThat(last(messages()).at("/kind").stringValue()).as("now the law asks, and passes the cap").isEqualTo("email");
        assertThat(last(messages()).at("/text").stringValue()).contains("If we do not hear from you, we take it that you wait until Friday 20 February 2026");
    }

    @Test
    void who_waits_with_money_here_reads_how_much_of_it_we_hold() {
        supply("PO-1", "2026-01-12");
        var paid = moneyed("\"paid\":{\"amount\":\"1200.00\",\"currency\":\"EUR\"}");
        var authorised = moneyed("\"authorisedUntil\":\"2026-01-30T12:00:00Z\"");
        api.post("/shipments", "{\"order\":\"%s\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"quantity\":\"5\"}]}".formatted(paid))
                .expect(201);
        advance("2026-01-05T09:01:00Z");
        assertThat(messages()).extracting(mail -> mail.at("/text").stringValue())
                .anySatisfy(text -> assertThat(text).contains("We have your order " + authorised,
                        "Nothing has been charged yet; your payment is authorised until Friday 30 January 2026."));

        move("PO-1", "2026-01-20");
        advance("2026-01-05T09:02:00Z");
        assertThat(last(messages()).at("/text").stringValue()).as("seven of twelve wait").contains(
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
    void a_cancellation_is_one_mail_with_what_is_left_and_the_money() {
        supply("PO-1", "2026-01-12");
        var order = api.post("/orders", """
                {"customer":"C-1","channel":"web","currency":"EUR","payment":{"method":"card","paid":{"amount":"1200.00","currency":"EUR"}},
                 "lines":[{"line":1,"sku":"MUG","quantity":"12","price":{"amount":"100.00","currency":"EUR"}}]}
                """).expect(201).text("/number");
        advance("2026-01-05T09:01:00Z");
        assertThat(last(messages()).at("/text").stringValue()).contains("You paid 1,200.00 EUR");
        var told = messages().size();

        api.post("/orders/%s/lines/1/cancel".formatted(order), "{\"quantity\":\"3\",\"reason\":\"too late\"}").expect(200);
        advance("2026-01-05T09:02:00Z");
        assertThat(messages()).hasSize(told + 1);
        assertThat(last(messages()).at("/text").stringValue()).contains("3 × Mug: cancelled", "300.00 EUR goes back to you, the way you paid it, by ",
                "4 × Mug: ships by");

        api.post("/orders/%s/cancel".formatted(order), "{\"reason\":\"all of it\"}").expect(200);
        advance("2026-01-05T09:03:00Z");
        assertThat(messages()).hasSize(told + 2);
        assertThat(last(messages()).at("/text").stringValue()).doesNotContain("change or cancel").contains("stands on this page");
    }

    /** Clocks run: what is said of a cancellation is noted some milliseconds after it. */
    @Test
    void a_cancellation_is_told_however_much_later_the_word_about_it_was_written_down() {
        var order = order("C-1", 12);
        advance("2026-01-05T09:01:00Z");
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
        advance("2026-01-05T09:02:00Z");
        assertThat(last(messages()).at("/subject").stringValue()).isEqualTo("Order %s: cancelled".formatted(order));
        assertThat(last(messages()).at("/text").stringValue()).contains("2 × Mug: cancelled");
    }

    @Test
    void what_each_order_of_one_mail_needs_is_behind_a_link_of_its_own() {
        supply("PO-1", "2026-01-12");
        var first = order("C-1", 12);
        var second = order("C-1", 3);
        advance("2026-01-05T09:01:00Z");
        move("PO-1", "2026-01-20");
        advance("2026-01-05T09:02:00Z");
        var text = last(messages()).at("/text").stringValue();
        for (var order : List.of(first, second)) {
            var link = text.split("Order %s: See what happened and choose:\n".formatted(order), 2)[1].split("\n", 2)[0];
            assertThat(links.subject(link.substring(link.lastIndexOf('/') + 1))).hasValue("order/" + order);
        }
    }

    @Test
    void what_will_be_written_can_be_read_before() {
        supply("PO-1", "2026-01-12");
        var order = order("C-1", 12);
        advance("2026-01-05T09:01:00Z");
        move("PO-1", "2026-01-20");
        var duty = only(api.get("/duties?state=open").at("/data")).at("/duty").longValue();
        var preview = api.get("/duties/%d/notice".formatted(duty)).expect(200);
        assertThat(preview.text("/to")).isEqualTo("a@shop.example");
        assertThat(preview.text("/html")).contains("prefers-color-scheme: dark").contains("/your-order/…");
        assertThat(messages()).as("nothing left by looking").hasSize(1);

        advance("2026-01-05T09:02:00Z");
        var sent = last(api.get("/notices?order=" + order).at("/data"));
        assertThat(sent.at("/subject").stringValue()).isEqualTo(preview.text("/subject"));
        assertThat(sent.at("/text").stringValue()).isEqualTo(preview.text("/text"));
        api.get("/duties/%d/notice".formatted(duty)).expect(404);
    }

    @Test
    void what_left_and_what_was_cancelled_is_told_with_what_is_still_to_come() {
        supply("PO-1", "2026-01-12");
        var order = order("C-1", 12);
        advance("2026-01-05T09:01:00Z");
        api.post("/shipments", """
                {"order":"%s","location":"MAIN","carrier":"DHL","tracking":"JD014","lines":[{"line":1,"quantity":"5"}]}""".formatted(order)).expect(201);
        advance("2026-01-05T09:02:00Z");
        assertThat(last(messages()).at("/subject").stringValue()).isEqualTo("Order %s: on its way".formatted(order));
        assertThat(last(messages()).at("/text").stringValue()).contains("5 × Mug", "DHL", "JD014", "Still to come", "7 × Mug: ships by");

        api.post("/orders/%s/lines/1/cancel".formatted(order), "{\"quantity\":\"3\",\"reason\":\"too late\"}").expect(200);
        advance("2026-01-05T09:03:00Z");
        assertThat(StreamSupport.stream(messages().spliterator(), false).map(m -> m.at("/text").stringValue()).toList())
                .anySatisfy(text -> assertThat(text).contains("3 × Mug: cancelled", "4 × Mug: ships by"));
    }

    @Test
    void what_is_no_longer_true_is_kept_from_leaving() {
        supply("PO-1", "2026-01-12");
        var order = order("C-1", 12);
        advance("2026-01-05T09:01:00Z");
        api.put("/streams/service/pause", "{\"until\":\"2026-01-05T18:00:00Z\",\"reason\":\"we look at the dates\"}").expect(204);
        move("PO-1", "2026-01-20");
        advance("2026-01-05T09:02:00Z");
        move("PO-1", "2026-01-12");
        advance("2026-01-05T09:03:00Z");
        api.delete("/streams/service/pause").expect(204);
        advance("2026-01-05T19:00:00Z");

        assertThat(messages()).as("the confirmation alone").hasSize(1);
        assertThat(last(api.get("/notices?order=" + order).at("/data")).at("/state").stringValue()).isEqualTo("withdrawn");
    }

    @Test
    void who_has_no_mail_and_no_telephone_gets_a_letter_that_tells_when_it_is_posted() {
        api.put("/customers/C-1", "{\"name\":\"A Shop\",\"timeZone\":\"Europe/London\"}").expect(200);
        supply("PO-1", "2026-01-12");
        var order = api.post("/orders", """
                {"customer":"C-1","channel":"phone","shipTo":{"name":"A Shop","lines":["High Street 1"],"postcode":"AB1 2CD","country":"GB"},
                 "lines":[{"line":1,"sku":"MUG","quantity":"12"}]}""").expect(201).text("/number");
        move("PO-1", "2026-01-20");
        advance("2026-01-05T09:02:00Z");

        var letter = last(messages());
        assertThat(letter.at("/kind").stringValue()).isEqualTo("letter");
        assertThat(letter.at("/to").stringValue()).contains("High Street 1", "AB1 2CD");
        assertThat(api.get("/duties/balance").text("/open")).as("a sheet on a desk tells nobody").isEqualTo("1");
        var notice = last(api.get("/notices?order=" + order).at("/data")).at("/notice");
        api.post("/notices/%s/posted".formatted(notice)).expect(204);
        assertThat(api.get("/duties/balance").text("/open")).isEqualTo("0");
        api.post("/notices/%s/posted".formatted(notice)).expect(409);
    }

    @Test
    void who_may_only_read_cannot_choose_for_a_customer() {
        var order = order("C-1", 2);
        advance("2026-01-05T09:01:00Z");
        assertThat(api.get("/notices?order=" + order).text()).contains("/your-order/…").doesNotContain("/your-order/b3");
        assertThat(api.post("/orders/%s/customers-page".formatted(order)).expect(200).text("/address")).contains("/your-order/b3");
    }

    private void customer(String code, String language, String rest) {
        api.put("/customers/" + code, """
                {"name":"A Shop","kind":"business","class":"A","priority":5,"language":"%s","timeZone":"Europe/London",%s}
                """.formatted(language, rest));
    }

    private void item(String sku) {
        api.put("/items/" + sku, "{\"name\":\"Cup\",\"unit\":\"piece\",\"decimals\":0,\"status\":\"active\",\"backorders\":{\"policy\":\"yes\"}}").expect(201);
        api.put("/sourcing-terms/" + sku + "/MAIN", "{\"terms\":[{\"kind\":\"buy\",\"vendor\":\"ACME\",\"rank\":1,\"leadTimeDays\":7}]}");
    }

    private void supply(String number, String expectedOn) {
        supply(number, "MUG", expectedOn);
    }

    private void supply(String number, String sku, String expectedOn) {
        api.post("/purchase-orders", """
                {"number":"%s","vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"%s","quantity":"50","expectedOn":"%s"}]}
                """.formatted(number, sku, expectedOn)).expect(201);
    }

    private void move(String number, String expectedOn) {
        api.post("/purchase-orders/%s/confirmations".formatted(number), """
                {"by":"phone","lines":[{"line":1,"status":"changed","parts":[{"quantity":"50","expectedOn":"%s"}]}]}
                """.formatted(expectedOn)).expect(200);
    }

    private String order(String customer, long quantity) {
        return orderOf("MUG", customer, quantity);
    }

    private String orderOf(String sku, String customer, long quantity) {
        return api.post("/orders", "{\"customer\":\"%s\",\"channel\":\"web\",\"lines\":[{\"line\":1,\"sku\":\"%s\",\"quantity\":\"%d\"}]}"
                .formatted(customer, sku, quantity)).expect(201).at("/number").stringValue();
    }

    private void advance(String to) {
        api.post("/sandbox/clock/advance", "{\"to\":\"%s\"}".formatted(to)).expect(200);
    }

    private JsonNode messages() {
        return api.get("/sandbox/messages").expect(200).at("/data");
    }

    private static JsonNode only(JsonNode list) {
        assertThat(list.size()).as(list.toString()).isEqualTo(1);
        return list.get(0);
    }

    private static JsonNode last(JsonNode list) {
        assertThat(list.size()).isPositive();
        return list.get(list.size() - 1);
    }
}
