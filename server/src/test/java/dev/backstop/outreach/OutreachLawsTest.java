package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.planning.law.NoticeContent;
import dev.backstop.post.Channel;
import dev.backstop.post.MessagesReturned;
import dev.backstop.promising.OrderDoors;
import dev.backstop.promising.SelfAudit;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Random slips, notices, bounces, choices, edits, offers, shipments, crashes and clock jumps: nobody is untold or told twice, no deadline passes
 * silently, no money is kept.
 */
@BackstopTest
class OutreachLawsTest {
    private static final int STEPS = 60;
    private static final List<String> CUSTOMERS = List.of("US", "SHOP", "DE", "GB", "FIRM");
    private static final List<String> CHOICES = List.of("wait", "wait", "keep-until-it-comes", "take-part", "cancel", "withdraw");
    private static final Set<Integer> ANSWERED = Set.of(200, 201, 404, 409, 422); // refused is fine, broken is not

    private final Api api;
    private final LateShop shop;

    @Autowired
    private SelfAudit audit;

    @Autowired
    private LegalNotices notices;

    @Autowired
    private OrderDoors doors;

    @Autowired
    private Composer composer;

    @Autowired
    private LegalDeadlines deadlines;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager manager;

    private Random random = new Random(0);
    private Instant now = Instant.EPOCH;
    private final List<String> orders = new ArrayList<>();
    private final List<String> picks = new ArrayList<>();

    @Autowired
    OutreachLawsTest(Api api) {
        this.api = api;
        this.shop = new LateShop(api);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 22, 23})
    void nobody_is_untold_and_nothing_is_kept(long seed) {
        random = new Random(seed);
        shop.open();
        now = Instant.parse("2026-03-02T14:00:00Z");
        orders.clear();
        picks.clear();
        shop.comes("40", "2026-03-16");
        shop.stock("CUP", "30");
        api.put("/offers/rules/wait", """
                {"name":"Long waits","afterDays":5,"gives":"sample","samples":["CUP"],"most":"20.00","monthlyBudget":"200.00","holdOut":20}
                """).expect(201);
        for (var step = 0; step < STEPS; step++) {
            var what = step();
            var history = "seed %d, step %d on %s: %s".formatted(seed, step, now, what);
            assertThat(audit.goRound().differences()).as(history).isEmpty();
            balances(history);
            refunds(history);
            nothingLeftAfterItsDeadline(history);
            nobodyIsToldTwice(history);
        }
    }

    private String step() {
        return switch (random.nextInt(19)) {
            case 0, 1, 2 -> order();
            case 3, 4 -> call("PATCH", "/purchase-orders/PO-1/lines/1/parts/1",
                    "{\"expectedOn\":\"%s\",\"reason\":\"moved\"}".formatted(someDay(70)));
            case 5 -> call("POST", "/purchase-orders/PO-1/confirmations", """
                    {"by":"edi","lines":[{"line":1,"status":"changed","parts":[{"quantity":"40","expectedOn":"%s"}]}]}""".formatted(someDay(200)));
            case 6, 7 -> tell();
            case 8 -> bounce();
            case 9, 10 -> call("POST", "/consents",
                    "{\"order\":\"%s\",\"choice\":\"%s\",\"until\":%s,\"channel\":\"link\"}".formatted(anyOrder(),
                    CHOICES.get(random.nextInt(CHOICES.size())), random.nextBoolean() ? "null" : "\"" + someDay(60) + "\""));
            case 11 -> call("POST", "/stock/movements",
                    "{\"sku\":\"MUG\",\"location\":\"MAIN\",\"quantity\":\"%d\",\"reason\":\"adjustment\"}".formatted(1
                    + random.nextInt(4)));
            case 12 -> floor();
            case 13 -> call("POST", "/brakes/%d/%s".formatted(1 + random.nextInt(3), random.nextBoolean() ? "release" : "mistake"),
                    "{\"reason\":\"looked at it\"}");
            case 14 -> call("POST", "/orders/%s/lines/1/cancel".formatted(anyOrder()), "{\"quantity\":\"1\",\"reason\":\"fewer\"}");
            case 15 -> crash();
            case 16 -> random.nextBoolean() ? call("PATCH", "/orders/%s/lines/1".formatted(anyOrder()), "{\"quantity\":\"1\"}")
                    : call("PATCH", "/orders/" + anyOrder(), "{\"requestedOn\":\"%s\"}".formatted(someDay(30)));
            case 17 -> comesBack();
            default -> later();
        };
    }

    /** What is due is written, or the law's deadlines strike, and the program dies before it commits: it is due again, as if nothing had been. */
    private String crash() {
        var writing = random.nextBoolean();
        new TransactionTemplate(manager).executeWithoutResult(status -> {
            if (writing) {
                composer.composeSome(now);
            } else {
                deadlines.run(now.plus(Duration.ofDays(random.nextInt(40))));
            }
            status.setRollbackOnly();
        });
        return writing ? "crash while writing" : "crash at midnight";
    }

    /** A mail that left comes back. */
    private String comesBack() {
        var sent = jdbc.sql("SELECT id FROM outreach.notice WHERE state = 'sent' AND channel = 'email' ORDER BY id DESC LIMIT 3").query(Long.class).list();
        if (sent.isEmpty()) {
            return "nothing comes back";
        }
        var notice = sent.get(random.nextInt(sent.size()));
        var message = jdbc.sql("SELECT id FROM post.message WHERE cause = :cause").param("cause", Composed.cause(notice)).query(Long.class).optional();
        message.ifPresent(id -> new TransactionTemplate(manager).executeWithoutResult(_ -> events.publishEvent(new MessagesReturned(List.of(
                new MessagesReturned.Returned(id, Composed.cause(notice), Channel.EMAIL, "a@customer.example", now, true, "5.1.1 no such user"))))));
        return "notice %d came back".formatted(notice);
    }

    /** One slip is told by one notice; what came back is owed as a new duty. */
    private void nobodyIsToldTwice(String history) {
        assertThat(jdbc.sql("""
                SELECT np.duty_id FROM outreach.notice_part np JOIN outreach.notice n ON n.id = np.notice_id AND n.state IN ('sent',
                    'delivered')
                 WHERE np.duty_id IS NOT NULL GROUP BY 1 HAVING count(*) > 1
                """).query(Long.class).list()).as(history).isEmpty();
    }

    private String order() {
        var customer = CUSTOMERS.get(random.nextInt(CUSTOMERS.size()));
        var stated = random.nextInt(3) == 0 ? "\"statedShipBy\":\"%s\",".formatted(someDay(20)) : "";
        orders.add(shop.order(customer, Integer.toString(1 + random.nextInt(6)), stated));
        return "order of " + customer + " " + stated;
    }

    private String later() {
        now = now.plus(Duration.ofHours(5 + random.nextInt(24 * 9)));
        shop.advance(now.toString());
        return "later";
    }

    /** Everything that may be told is told, as the law asks. */
    private String tell() {
        var open = jdbc.sql("SELECT id FROM outreach.duty WHERE state = 'open'").query(Long.class).list();
        new TransactionTemplate(manager).executeWithoutResult(_ -> {
            var asked = notices.asked(open);
            hear(open);
            notices.sent(open.stream().map(duty -> new LegalNotices.Sent(duty, says(asked.get(duty)), "email",
                    "a@customer.example", "message of duty " + duty)).toList());
        });
        return "told " + open;
    }

    private static Set<NoticeContent> says(LegalNotices.@Nullable Asked law) {
        return law == null ? Set.of() : law.mandatory();
    }

    /** Customers hear what is promised, as from whoever sends a notice. */
    private void hear(List<Long> duties) {
        record Part(String number, long scheduleLine) {}
        jdbc.sql("""
                SELECT o.number, sl.id AS schedule_line FROM outreach.duty d
                  JOIN promising.schedule_line sl ON sl.id = d.schedule_line_id
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                 WHERE d.id = ANY (:duties)
                 ORDER BY sl.id
                """).param("duties", duties.toArray(Long[]::new)).query(Part.class).list()
                .forEach(part -> doors.told(doors.lock(part.number()), List.of(part.scheduleLine()), "email", "a@customer.example"));
    }

    private String bounce() {
        var told = jdbc.sql("SELECT id FROM outreach.duty WHERE state = 'discharged' ORDER BY id DESC LIMIT 2").query(Long.class).list();
        new TransactionTemplate(manager).executeWithoutResult(_ -> notices.bounced(told, "550 no such user"));
        return "bounced " + told;
    }

    private String floor() {
        if (!picks.isEmpty() && random.nextBoolean()) {
            return call("POST", "/picks/%s/put-back".formatted(picks.removeLast()), "{}");
        }
        var order = anyOrder();
        if (random.nextBoolean()) {
            var answer = api.post("/picks", Map.of("location", "MAIN", "orders", List.of(order)));
            if (answer.status() == 201) {
                picks.add(answer.text("/pick"));
            }
            return "picked " + order;
        }
        return call("POST", "/shipments",
                "{\"order\":\"%s\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"quantity\":\"1\"}]}".formatted(order));
    }

    private String call(String method, String path, String body) {
        var answer = api.send(method, path, body);
        assertThat(answer.status()).as("%s %s %s: %s", method, path, body, answer.text()).isIn(ANSWERED);
        return "%s %s %s: %d".formatted(method, path, body, answer.status());
    }

    private String anyOrder() {
        return orders.isEmpty() ? "SO-1" : orders.get(random.nextInt(orders.size()));
    }

    private LocalDate someDay(int within) {
        return now.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(random.nextInt(within));
    }

    private void balances(String history) {
        var balance = api.get("/duties/balance").expect(200);
        assertThat(balance.at("/opened").asLong()).as(history).isEqualTo(balance.at("/discharged").asLong() + balance.at("/waived").asLong()
                + balance.at("/superseded").asLong() + balance.at("/open").asLong());
    }

    /**
     * Every order here is paid in full at 10.00 a piece: what was cancelled, edited away or withdrawn from is owed back, to the cent, and
     * once; a gift is worth nothing.
     */
    private void refunds(String history) {
        var wrong = jdbc.sql("""
                SELECT o.number FROM orders.sales_order o
                  JOIN orders.order_line ol ON ol.order_id = o.id
                  LEFT JOIN (SELECT order_id, sum(amount) AS owed FROM outreach.refund GROUP BY order_id) r ON r.order_id = o.id
                  LEFT JOIN (SELECT sl.line_id, sum(sl.quantity) AS units
                               FROM promising.schedule_line sl
                              WHERE sl.state = 'shipped' AND EXISTS (SELECT 1 FROM outreach.consent_part p JOIN outreach.consent k ON k.id
                                  = p.consent_id
                                     WHERE p.schedule_line_id = sl.id AND k.choice = 'withdraw')
                              GROUP BY 1) back ON back.line_id = ol.id
                 GROUP BY o.number, o.payment, r.owed
                HAVING coalesce(r.owed, 0) <> (o.payment -> 'paid' ->> 'amount')::numeric
                       - sum((ol.quantity - ol.cancelled - coalesce(back.units, 0)) * ol.price)
                """).query(String.class).list();
        assertThat(wrong).as(history).isEmpty();
    }

    /** Where silence ends orders: what shipped had shipped, or was agreed to, when its day ended. */
    private void nothingLeftAfterItsDeadline(String history) {
        var shipped = jdbc.sql("""
                SELECT o.number FROM outreach.legal_case c
                  JOIN promising.schedule_line sl ON sl.id = c.schedule_line_id
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                 WHERE sl.state = 'shipped' AND c.ended IS NOT NULL
                """).query(String.class).list();
        assertThat(shipped).as(history).isEmpty();
    }
}
