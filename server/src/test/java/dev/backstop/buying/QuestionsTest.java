package dev.backstop.buying;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a vendor is asked, when, and how often: once. */
@BackstopTest
class QuestionsTest {
    private final Api api;
    private final BoughtShop shop;

    @Autowired
    QuestionsTest(Api api) {
        this.api = api;
        this.shop = new BoughtShop(api);
    }

    @BeforeEach
    void sent() {
        shop.open("de");
        shop.sends();
    }

    @Test
    void silence_is_a_question_after_a_working_day_until_every_line_has_a_word() {
        shop.advance("2026-01-06T08:59:00Z");
        assertThat(open()).isEmpty();
        shop.advance("2026-01-06T09:00:00Z");
        assertThat(open()).containsExactly("unconfirmed PO-1 2 lines");
        confirm(1, "2026-02-02");
        assertThat(open()).containsExactly("unconfirmed PO-1 1 line");
        confirm(2, "2026-02-02");
        assertThat(open()).isEmpty();
    }

    @Test
    void one_mail_asks_all_that_is_due_in_the_vendors_language_and_never_twice() {
        shop.advance("2026-01-06T09:00:00Z");
        var draft = api.get("/vendors/ACME/chase").expect(200);
        assertThat(draft.text("/subject")).isEqualTo("Bestellung PO-1 von Brook & Sons: bitte nennen Sie uns den Termin");
        assertThat(draft.text("/text")).contains("Guten Tag Käthe Groß,", "seit dem 5. Januar 2026 haben wir nichts von Ihnen gehört",
                "/vendor-order/");
        assertThat(shop.mails().size()).as("a draft is not sent").isEqualTo(1);

        assertThat(api.post("/vendors/ACME/chase").expect(201).text("/asked")).isEqualTo("1");
        assertThat(api.post("/vendors/ACME/chase").expect(409).text("/detail")).contains("was not asked already");
        shop.advance("2026-01-06T10:00:00Z");
        assertThat(shop.mails().size()).isEqualTo(2);
        assertThat(open()).as("it stays open until it is answered").containsExactly("unconfirmed PO-1 2 lines");
    }

    @Test
    void a_vendor_set_to_be_asked_by_itself_is_asked_once_for_each_question() {
        api.put("/vendors/ACME/ordering", "{\"chase\":\"by-itself\"}").expect(200);
        shop.advance("2026-01-12T12:00:00Z");
        assertThat(shop.mails().size()).as("the order, and one question").isEqualTo(2);
        confirm(1, "2026-02-02");
        confirm(2, "2026-02-02");

        shop.advance("2026-02-03T12:00:00Z");
        assertThat(subjects()).as("and 14, 7 and 2 days ahead, and the day after").hasSize(6);
        var texts = shop.mails();
        assertThat(texts.get(2).at("/text").stringValue()).contains("wir erwarten es am 2. Februar 2026. Stimmt das noch?");
        assertThat(texts.get(5).at("/text").stringValue()).contains("haben es am 2. Februar 2026 erwartet, und es ist nicht da");
    }

    @Test
    void a_date_that_moved_is_asked_about_anew_and_what_came_is_not_asked_about() {
        confirm(1, "2026-02-02");
        confirm(2, "2026-02-02");
        shop.advance("2026-01-19T09:00:00Z");
        assertThat(open()).containsExactly("ahead-14 PO-1/1 Mug, blue", "ahead-14 PO-1/2 Rope");
        confirm(1, "2026-02-16");
        assertThat(open()).containsExactly("ahead-14 PO-1/2 Rope");
        api.post("/receipts", "{\"purchaseOrder\":\"PO-1\",\"lines\":[{\"line\":2,\"quantity\":\"12.5\"}]}").expect(201);
        assertThat(open()).isEmpty();
        shop.advance("2026-02-02T09:00:00Z");
        assertThat(open()).containsExactly("ahead-14 PO-1/1 Mug, blue");
    }

    @Test
    void a_person_may_ask_by_telephone() {
        shop.advance("2026-01-06T09:00:00Z");
        var question = api.get("/vendor-questions?vendor=ACME").at("/data/0/question").longValue();
        api.post("/vendor-questions/%d/asked".formatted(question), "{}").expect(422);
        api.post("/vendor-questions/%d/asked".formatted(question), "{\"by\":\"phone\"}").expect(204);
        assertThat(api.get("/vendor-questions").text("/data/0/askedIn")).startsWith("phone, ");
        api.post("/vendors/ACME/chase").expect(409);
        assertThat(api.get("/vendor-questions?vendor=NONE").expect(422).text("/detail")).contains("no vendor NONE");
    }

    /** One is months overdue, one is near, one lies far ahead and nobody confirmed it, and one has come. */
    private void takeOver() {
        api.send("POST", "/imports?kind=purchase-orders&dryRun=false", """
                number,vendor,location,state,orderedOn,sku,quantity,expectedOn,received,receivedOn
                OLD-1,ACME,MAIN,sent,2025-08-04,MUG,6,2025-10-06,,
                OLD-2,ACME,MAIN,sent,2025-12-22,MUG,6,2026-01-09,,
                OLD-3,ACME,MAIN,sent,2025-12-22,MUG,6,2026-04-06,,
                OLD-4,ACME,MAIN,received,2025-10-06,MUG,6,2025-10-20,6,2025-10-20
                """, "Content-Type", "text/csv").expect(201);
    }

    @Test
    void orders_from_elsewhere_are_asked_about_at_once_for_what_is_due() {
        takeOver();

        assertThat(open()).containsExactlyInAnyOrder("overdue OLD-1/1 Mug, blue", "ahead-7 OLD-2/1 Mug, blue", "unconfirmed OLD-3 1 line");
        assertThat(api.get("/vendors/ACME/chase").expect(200).at("/questions")).as("one draft for the vendor").hasSize(3);
    }

    @Test
    void an_import_of_history_mails_nobody_until_a_person_sent_the_first() {
        api.put("/vendors/ACME/ordering", "{\"chase\":\"by-itself\"}").expect(200);
        confirm(1, "2026-03-02");
        confirm(2, "2026-03-02");
        takeOver();
        shop.advance("2026-01-06T12:00:00Z");
        assertThat(shop.mails().size()).as("the order alone").isEqualTo(1);
        assertThat(api.get("/vendor-questions").expect(200).at("/data").findValues("takenOver")).extracting(Object::toString).containsOnly("true");

        assertThat(api.post("/vendors/ACME/chase").expect(201).text("/asked")).isEqualTo("3");
        assertThat(shop.mails().size()).isEqualTo(2);
        shop.advance("2026-01-07T12:00:00Z");
        assertThat(shop.mails().size()).as("two days before a date of one that was asked about, it asks by itself").isEqualTo(3);
    }

    private void confirm(int line, String day) {
        var quantity = api.get("/purchase-orders/PO-1").text("/lines/%d/open".formatted(line - 1));
        api.post("/purchase-orders/PO-1/confirmations", """
                {"by":"phone","lines":[{"line":%d,"status":"changed","parts":[{"quantity":"%s","expectedOn":"%s"}]}]}""".formatted(line, quantity, day)).expect(200);
    }

    private List<String> open() {
        var open = new ArrayList<String>();
        for (JsonNode question : api.get("/vendor-questions").expect(200).at("/data")) {
            var line = question.at("/line").isNull() ? "" : "/" + question.at("/line").intValue();
            open.add("%s %s%s %s".formatted(question.at("/kind").stringValue(), question.at("/purchaseOrder").stringValue(), line,
                    question.at("/what").stringValue()));
        }
        return open;
    }

    private List<String> subjects() {
        return shop.mails().valueStream().map(mail -> mail.at("/subject").stringValue()).toList();
    }
}
