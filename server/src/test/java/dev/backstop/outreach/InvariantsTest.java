package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstop.planning.law.Unanswered;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The invariants I1 to I12 of the law's clock, one test each, through the whole program. Those that the pure clock keeps by itself (I2, I3,
 * I4, I6, I8, I11) hold over seeded histories too: {@code ClockLawsTest} of planning, {@link OutreachLawsTest} here.
 */
@BackstopTest
class InvariantsTest {
    private final Api api;
    private final LateShop shop;

    @Autowired
    private LegalNotices notices;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager manager;

    @Autowired
    InvariantsTest(Api api) {
        this.api = api;
        this.shop = new LateShop(api);
    }

    @BeforeEach
    void mugs_in_march() {
        shop.open();
        api.put("/streams/service/pause", "{\"until\":\"2027-12-31T00:00:00Z\",\"reason\":\"here notices leave by hand\"}").expect(204);
        shop.comes("20", "2026-03-16");
    }

    /** The open duty is told by a notice that says all that it must. */
    private LegalNotices.Asked tell() {
        var duty = api.get("/duties?state=open").expect(200).at("/data/0/duty").asLong();
        return Objects.requireNonNull(new TransactionTemplate(manager).execute(_ -> {
            var asked = Objects.requireNonNull(notices.asked(List.of(duty)).get(duty), "a duty that a law asks for");
            assertThat(notices.sent(List.of(new LegalNotices.Sent(duty, asked.mandatory(), "email", "us@customer.example", "message 1")))).isEmpty();
            return asked;
        }));
    }

    @Test
    void i1_no_date_is_promised_without_a_stored_basis() {
        var order = shop.order("US", "5");
        shop.order("DE", "30");
        assertThat(jdbc.sql("SELECT count(*) FROM promising.promise WHERE ship_by IS NOT NULL AND basis ~ '\\S' AND made_at IS NOT NULL")
                .query(Integer.class).single()).isEqualTo(jdbc.sql("SELECT count(*) FROM promising.promise WHERE ship_by IS NOT NULL")
                .query(Integer.class).single()).isPositive();
        assertThat(api.get("/explanations/promise/%s/1".formatted(order)).expect(200).text()).contains("PO-1");
        assertThatThrownBy(() -> jdbc.sql("UPDATE promising.promise SET basis = NULL").update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void i2_what_the_law_ended_does_not_ship() {
        var order = ended();
        assertThat(api.get("/orders/" + order).text("/state")).isEqualTo("cancelled");
        shop.stock("MUG", "30");
        assertThat(api.post("/shipments", shipment(order)).status()).isEqualTo(409);
        assertThat(shop.legal(order).text("/state")).isEqualTo("cancel-deemed");
    }

    /** The one way past it is the customer's own word, kept with its proof and the name of who recorded it. */
    @Test
    void i3_past_what_was_agreed_nothing_ships_without_a_consent_that_somebody_recorded() {
        var order = shop.order("US", "5", "\"statedShipBy\":\"2026-03-04\",");
        shop.stock("MUG", "5");
        api.post("/picks", Map.of("location", "MAIN", "orders", new String[] {order})).expect(201);
        shop.advance("2026-03-05T14:00:00Z");
        assertThat(api.post("/shipments", shipment(order)).expect(409).text("/detail")).contains("record the customer's consent");

        var consent = shop.chooses(order, "wait").expect(201);
        assertThat(consent.text("/recordedBy")).isNotBlank();
        assertThat(consent.text("/callId")).isEqualTo("call-7");
        api.post("/shipments", shipment(order)).expect(201);
    }

    @Test
    void i4_a_notice_that_bounced_was_never_sent_and_the_clock_stands_as_before() {
        var order = shop.order("US", "5");
        shop.moves("2026-04-20");
        var before = shop.legal(order).at("/nextDeadline").toString();
        var owed = api.get("/duties?state=open").expect(200);
        tell();
        assertThat(shop.legal(order).text("/parts/0/notices")).isEqualTo("1");
        new TransactionTemplate(manager).executeWithoutResult(_ -> notices.bounced(List.of(owed.at("/data/0/duty").asLong()), "550 no such user"));

        assertThat(shop.legal(order).text("/parts/0/notices")).isEqualTo("0");
        assertThat(shop.legal(order).at("/nextDeadline").toString()).isEqualTo(before);
        var again = api.get("/duties?state=open").expect(200);
        assertThat(again.text("/data/0/legalDueBy")).isEqualTo(owed.text("/data/0/legalDueBy"));
    }

    /** The first location is the firm's seat: New York, whose clocks go forward on 8 March. */
    @Test
    void i5_deadlines_end_with_the_day_in_our_legal_zone() {
        var winter = shop.order("US", "1", "\"statedShipBy\":\"2026-03-06\",");
        var summer = shop.order("US", "1", "\"statedShipBy\":\"2026-03-20\",");
        assertThat(Instant.parse(shop.legal(winter).text("/parts/0/nextDeadline/at"))).isBeforeOrEqualTo("2026-03-07T04:59:59Z");
        assertThat(shop.legal(summer).text("/nextDeadline/at")).as("23:59:59 in summer time").isEqualTo("2026-03-21T03:59:59Z");
        shop.advance("2026-03-07T04:59:58Z");
        assertThat(api.get("/orders/" + winter).text("/state")).isEqualTo("open");
        shop.advance("2026-03-07T05:00:00Z");
        assertThat(api.get("/orders/" + winter).text("/state")).isEqualTo("cancelled");
    }

    @Test
    void i6_silence_agrees_to_a_first_notice_and_to_no_later_one() {
        shop.order("US", "5");
        shop.moves("2026-04-20");
        assertThat(tell().unanswered()).isEqualTo(new Unanswered.Waits(LocalDate.of(2026, 4, 20)));
        shop.moves("2026-04-27");
        assertThat(tell().unanswered()).as("still within thirty days").isEqualTo(new Unanswered.Ends(LocalDate.of(2026, 4, 20)));
    }

    @Test
    void i7_money_goes_back_the_way_it_came() {
        var card = shop.order("US", "2");
        var house = api.post("/orders", """
                {"customer":"US","payment":{"method":"house-account","paid":{"amount":"10.00","currency":"EUR"}},
                 "lines":[{"line":1,"sku":"MUG","quantity":"1"}]}""").expect(201).text("/number");
        shop.chooses(card, "cancel").expect(201);
        shop.chooses(house, "cancel").expect(201);
        assertThat(api.get("/refunds?order=" + card).text("/data/0/way")).isEqualTo("card");
        assertThat(api.get("/refunds?order=" + house).text("/data/0/way")).isEqualTo("house-account");
    }

    @Test
    void i8_both_parts_of_a_split_line_keep_the_clock() {
        var order = shop.order("US", "5", "\"statedShipBy\":\"2026-03-20\",");
        shop.moves("2026-04-13");
        tell();
        shop.stock("MUG", "2");
        var parts = shop.legal(order).at("/parts");
        assertThat(parts.size()).isEqualTo(2);
        assertThat(parts).allSatisfy(part -> {
            assertThat(part.at("/applicableTime").stringValue()).isEqualTo("2026-03-20");
            assertThat(part.at("/notices").asInt()).isEqualTo(1);
        });
    }

    @Test
    void i9_a_substitute_needs_a_choice_and_closes_what_it_replaces() {
        var order = shop.order("US", "5");
        shop.stock("CUP", "9");
        api.post("/orders/%s/lines/1/substitute".formatted(order), "{\"sku\":\"CUP\",\"quantity\":\"5\"}").expect(422);
        api.post("/consents", "{\"order\":\"%s\",\"line\":1,\"choice\":\"substitute\",\"sku\":\"CUP\",\"channel\":\"email\"}".formatted(order))
                .expect(201);
        assertThat(api.get("/orders/" + order).text("/lines/0/state")).isEqualTo("cancelled");
        assertThat(api.get("/orders/" + order).text("/lines/1/sku")).isEqualTo("CUP");
    }

    @Test
    void i10_every_change_of_state_has_its_evidence() {
        var order = ended();
        var kept = jdbc.sql("""
                SELECT e.state FROM outreach.legal_entry e ORDER BY e.id
                """).query(String.class).list();
        assertThat(kept).containsSubsequence("notice-due", "offer-express", "cancel-deemed");
        assertThat(jdbc.sql("SELECT count(*) FROM outreach.legal_entry WHERE who = '' OR what = ''").query(Integer.class).single()).isZero();
        assertThat(shop.legal(order).text("/state")).isEqualTo(kept.getLast());
    }

    @Test
    void i11_an_earlier_date_takes_no_consent_back() {
        var order = shop.order("US", "5");
        shop.moves("2026-04-20");
        tell();
        shop.chooses(order, "wait").expect(201);
        shop.moves("2026-04-06");
        assertThat(shop.legal(order).text("/consent/until")).isEqualTo("2026-04-20");
        shop.chooses(order, "wait").expect(201);
        assertThat(shop.legal(order).text("/consent/until")).as("nor does a yes to the earlier one").isEqualTo("2026-04-20");
        shop.moves("2026-04-17");
        assertThat(api.get("/duties?state=open&order=" + order).text()).as("no law asks anew within what was agreed").doesNotContain("\"US\"");
    }

    /** Backstop takes no money itself; what was only authorised was never taken, so nothing of it is owed. */
    @Test
    void i12_what_has_not_shipped_was_not_charged_unless_the_shop_says_so() {
        var order = api.post("/orders", """
                {"customer":"US","payment":{"method":"card","authorisedUntil":"2026-03-09T00:00:00Z"},"lines":[{"line":1,"sku":"MUG","quantity":"5"}]}
                """).expect(201).text("/number");
        shop.moves("2026-05-20");
        tell();
        shop.chooses(order, "cancel").expect(201);
        assertThat(api.get("/refunds?order=" + order).at("/data").size()).isZero();
    }

    /** An order whose customer was asked to agree to a long delay, and did not. */
    private String ended() {
        var order = shop.order("US", "5");
        shop.moves("2026-05-15");
        tell();
        shop.advance("2026-05-02T14:00:00Z");
        return order;
    }

    private static String shipment(String order) {
        return "{\"order\":\"%s\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"quantity\":\"5\"}]}".formatted(order);
    }
}
