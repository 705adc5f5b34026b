package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.post.Channel;
import dev.backstop.post.MessagesReturned;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Visitor;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** When a notice leaves and by which way, and how it is read before. The clock stands at Monday 5 January 2026, 9:00 in London. */
@BackstopTest
class NoticeWaysTest {
    @Autowired
    Api api;

    @Autowired
    Clock clock;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager manager;

    private MugShop shop;

    @BeforeEach
    void open() {
        shop = new MugShop(api);
        shop.open();
    }

    @Test
    void nobody_is_written_to_at_night() {
        shop.supply("PO-1", "2026-01-12");
        shop.order("C-1", 12);
        shop.advance("2026-01-05T21:00:00Z");
        shop.move("PO-1", "2026-02-02");
        shop.advance("2026-01-06T07:59:00Z");
        assertThat(shop.messages()).hasSize(1);
        shop.advance("2026-01-06T08:01:00Z");
        assertThat(shop.messages()).hasSize(2);
    }

    @Test
    void a_bounce_owes_the_word_again_and_the_next_way_is_a_call() {
        shop.supply("PO-1", "2026-01-12");
        var order = shop.order("C-1", 12);
        shop.move("PO-1", "2026-01-20");
        shop.advance("2026-01-05T09:02:00Z");
        var notice = MugShop.last(api.get("/notices?order=" + order).at("/data")).at("/notice").longValue();
        new TransactionTemplate(manager).executeWithoutResult(_ -> events.publishEvent(new MessagesReturned(List.of(new MessagesReturned.Returned(
                1, "notice " + notice, Channel.EMAIL, "a@shop.example", clock.instant(), true, "5.1.1 no such user")))));

        assertThat(MugShop.only(api.get("/duties?state=open").at("/data")).at("/order").stringValue()).isEqualTo(order);
        shop.advance("2026-01-05T09:03:00Z");
        var next = MugShop.last(shop.messages());
        assertThat(next.at("/kind").stringValue()).isEqualTo("call");
        assertThat(next.at("/to").stringValue()).isEqualTo("+441632960001");
        assertThat(api.get("/duties/balance").at("/open").longValue()).as("a call on the list has told nobody yet").isEqualTo(1);
        assertThat(api.get("/notices?order=" + order).at("/data").toString()).contains("\"state\":\"bounced\"");
    }

    @Test
    void nobody_gets_more_than_four_mails_about_a_line_in_a_month() {
        shop.item("CUP");
        shop.supply("PO-1", "CUP", "2026-01-12");
        shop.orderOf("CUP", "C-1", 4);
        IntStream.rangeClosed(1, 20).forEach(day -> {
            shop.move("PO-1", "2026-%02d-%02d".formatted(2 + day / 5, 1 + 5 * (day % 5)));
            shop.advance("2026-01-%02dT09:30:00Z".formatted(5 + day));
        });

        var mails = StreamSupport.stream(shop.messages().spliterator(), false).filter(m -> m.at("/kind").stringValue().equals("email")).count();
        assertThat(mails).as("the confirmation and three delays").isEqualTo(4);
        assertThat(MugShop.last(shop.messages()).at("/kind").stringValue()).as("a person calls instead").isEqualTo("call");
    }

    @Test
    void a_law_that_does_not_ask_yet_lifts_no_cap_and_puts_no_words_into_the_mail() {
        api.patch("/customers/C-1", "{\"country\":\"US\",\"kind\":\"consumer\"}").expect(200);
        shop.supply("PO-1", "2026-01-12");
        shop.order("C-1", 12);
        shop.advance("2026-01-05T09:01:00Z");
        var days = List.of("2026-01-15", "2026-01-20", "2026-01-23", "2026-01-28", "2026-02-02");
        IntStream.range(0, days.size()).forEach(slip -> {
            shop.move("PO-1", days.get(slip));
            shop.advance("2026-01-05T09:%d:00Z".formatted(10 + slip));
        });
        var mails = StreamSupport.stream(shop.messages().spliterator(), false).filter(m -> m.at("/kind").stringValue().equals("email"))
                .map(m -> m.at("/text").stringValue()).toList();
        assertThat(mails).as("the confirmation and three delays").hasSize(4);
        assertThat(mails).noneSatisfy(text -> assertThat(text).containsAnyOf("If we do not hear from you", "is cancelled and refunded by itself"));
        assertThat(mails.stream().filter(text -> text.contains("We are sorry"))).as("one apology, however often the date moves").hasSize(1);

        shop.move("PO-1", "2026-02-20");
        shop.advance("2026-01-05T09:58:00Z");
        assertThat(MugShop.last(shop.messages()).at("/kind").stringValue()).as("now the law asks, and passes the cap").isEqualTo("email");
        assertThat(MugShop.last(shop.messages()).at("/text").stringValue()).contains("If we do not hear from you, we take it that you wait until Friday 20 February 2026");
    }

    @Test
    void a_text_alone_is_no_notice_of_the_law() {
        api.patch("/customers/C-1", "{\"country\":\"US\",\"kind\":\"consumer\",\"channels\":[\"sms\"]}").expect(200);
        shop.supply("PO-1", "2026-01-12");
        shop.order("C-1", 12);
        shop.advance("2026-01-05T09:01:00Z");
        shop.move("PO-1", "2026-01-20");
        shop.advance("2026-01-05T09:02:00Z");
        assertThat(MugShop.last(shop.messages()).at("/kind").stringValue()).isEqualTo("sms");
        assertThat(MugShop.last(shop.messages()).at("/text").stringValue()).contains("now ships by Tuesday 20 January 2026", "/your-order/");

        shop.move("PO-1", "2026-02-18");
        var duty = MugShop.only(api.get("/duties?state=open").at("/data")).at("/duty").longValue();
        assertThat(api.get("/duties/%d/notice".formatted(duty)).expect(200).text("/text")).contains("we take it that you wait until Wednesday 18 February 2026");
        shop.advance("2026-01-05T09:03:00Z");
        assertThat(shop.messages()).filteredOn(sent -> sent.at("/text").stringValue().contains("18 February")).singleElement()
                .satisfies(sent -> assertThat(sent.at("/kind").stringValue()).isNotEqualTo("sms"));
    }

    @Test
    void what_will_be_written_can_be_read_before() {
        shop.supply("PO-1", "2026-01-12");
        var order = shop.order("C-1", 12);
        shop.advance("2026-01-05T09:01:00Z");
        shop.move("PO-1", "2026-01-20");
        var duty = MugShop.only(api.get("/duties?state=open").at("/data")).at("/duty").longValue();
        var preview = api.get("/duties/%d/notice".formatted(duty)).expect(200);
        assertThat(preview.text("/to")).isEqualTo("a@shop.example");
        assertThat(preview.text("/html")).contains("prefers-color-scheme: dark").contains("/your-order/…");
        assertThat(shop.messages()).as("nothing left by looking").hasSize(1);

        shop.advance("2026-01-05T09:02:00Z");
        var sent = MugShop.last(api.get("/notices?order=" + order).at("/data"));
        assertThat(sent.at("/subject").stringValue()).isEqualTo(preview.text("/subject"));
        assertThat(sent.at("/text").stringValue()).isEqualTo(preview.text("/text"));
        api.get("/duties/%d/notice".formatted(duty)).expect(404);
    }

    @Test
    void who_has_no_mail_and_no_telephone_gets_a_letter_that_tells_when_it_is_posted() {
        api.put("/customers/C-1", "{\"name\":\"A Shop\",\"timeZone\":\"Europe/London\"}").expect(200);
        shop.supply("PO-1", "2026-01-12");
        var order = api.post("/orders", """
                {"customer":"C-1","channel":"phone","shipTo":{"name":"A Shop","lines":["High Street 1"],"postcode":"AB1 2CD","country":"GB"},
                 "lines":[{"line":1,"sku":"MUG","quantity":"12"}]}""").expect(201).text("/number");
        shop.move("PO-1", "2026-01-20");
        shop.advance("2026-01-05T09:02:00Z");

        var letter = MugShop.last(shop.messages());
        assertThat(letter.at("/kind").stringValue()).isEqualTo("letter");
        assertThat(letter.at("/to").stringValue()).contains("High Street 1", "AB1 2CD");
        assertThat(api.get("/duties/balance").text("/open")).as("a sheet on a desk tells nobody").isEqualTo("1");
        var ada = new Visitor(api.root(), "en");
        api.put("/users/ada@shop.example", Map.of("name", "Ada", "role", "admin", "password", "four small words here"));
        ada.signIn("ada@shop.example", "four small words here");
        var message = "/messages/" + ada.page("/messages").replaceFirst("(?s).*?href=\"/messages/([0-9]+)\".*", "$1");
        assertThat(ada.page(message)).contains("It is in the post");
        assertThat(ada.page("/desk/callers/C-1")).contains("none in 12 months");
        var notice = MugShop.last(api.get("/notices?order=" + order).at("/data")).at("/notice");
        api.post("/notices/%s/posted".formatted(notice)).expect(204);
        assertThat(api.get("/duties/balance").text("/open")).isEqualTo("0");
        api.post("/notices/%s/posted".formatted(notice)).expect(409);
        assertThat(ada.page(message)).doesNotContain("It is in the post");
        assertThat(ada.page("/desk/callers/C-1")).contains("1 in 12 months");
    }

    @Test
    void a_letter_that_a_newer_one_overtook_is_not_posted_and_counts_for_no_apology() {
        api.put("/customers/C-1", "{\"name\":\"A Shop\",\"timeZone\":\"Europe/London\"}").expect(200);
        shop.supply("PO-1", "2026-01-12");
        var order = api.post("/orders", """
                {"customer":"C-1","channel":"phone","shipTo":{"name":"A Shop","lines":["High Street 1"],"postcode":"AB1 2CD","country":"GB"},
                 "lines":[{"line":1,"sku":"MUG","quantity":"12"}]}""").expect(201).text("/number");
        shop.move("PO-1", "2026-01-20");
        shop.advance("2026-01-05T09:02:00Z");
        var first = MugShop.last(api.get("/notices?order=" + order).at("/data")).at("/notice");
        shop.move("PO-1", "2026-01-27");
        shop.advance("2026-01-05T09:03:00Z");

        assertThat(api.post("/notices/%s/posted".formatted(first)).expect(409).text("/detail")).contains("Post the newest letter");
        var newest = MugShop.last(api.get("/notices?order=" + order).at("/data"));
        assertThat(newest.at("/text").stringValue()).contains("27 January", "We are sorry for the delay.");
        api.post("/notices/%s/posted".formatted(newest.at("/notice"))).expect(204);
    }
}
