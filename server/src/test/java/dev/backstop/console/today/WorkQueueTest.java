package dev.backstop.console.today;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.access.Account;
import dev.backstop.access.Accounts;
import dev.backstop.access.Role;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What needs a person, for whom, and in which order. */
@BackstopTest
class WorkQueueTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

    @Autowired
    Api api;

    @Autowired
    WorkQueue queue;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void shop() {
        SmallShop.open(api, "MUG", 0);
        api.patch("/items/MUG",
                "{\"price\":{\"amount\":\"4.00\",\"currency\":\"EUR\"},\"cost\":{\"amount\":\"2.00\",\"currency\":\"EUR\"}}").expect(200);
    }

    private static Account person(Role role) {
        return new Account(1, role.word() + "@shop.example", role.title(), role, true, null);
    }

    private List<Work> work(Work.Kind kind, Role role, LocalDate today) {
        return queue.of(person(role), today).stream().filter(group -> group.kind() == kind).flatMap(group -> group.first().stream())
                .toList();
    }

    private void buy(String expectedOn, int quantity) {
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"%d","expectedOn":"%s"}]}
                """.formatted(quantity, expectedOn)).expect(201);
    }

    @Test
    void of_late_purchase_orders_the_one_stands_first_on_which_most_money_waits() {
        buy("2026-01-07", 5);
        buy("2026-01-08", 50);
        api.post("/orders", priced(3)).expect(201);
        buy("2026-01-09", 1);
        api.post("/orders", priced(40)).expect(201);

        var late = work(Work.Kind.LATE_SUPPLY, Role.BUYER, LocalDate.of(2026, 1, 12));
        assertThat(late).extracting(Work::what).containsExactly("PO-2 from Acme is overdue", "PO-1 from Acme is overdue",
                "PO-3 from Acme is overdue");
        // first come: PO-1 gives 3 and 2, PO-2 the other 38
        assertThat(late).extracting(Work::worth).containsExactly("€152.00", "€20.00", null);
        assertThat(late.getLast().why()).isEqualTo("nobody waits for it yet");
    }

    @Test
    void what_customers_wait_for_and_nobody_ordered_is_the_buyers_work_until_somebody_does() {
        api.post("/orders", priced(3)).expect(201);
        assertThat(work(Work.Kind.UNORDERED, Role.AGENT, MONDAY)).isEmpty();
        assertThat(work(Work.Kind.UNORDERED, Role.BUYER, MONDAY)).singleElement().satisfies(work -> {
            assertThat(work.what()).isEqualTo("1 customer waits for Mug");
            assertThat(work.why()).isEqualTo("their dates hold if it is ordered by then");
            assertThat(work.worth()).isEqualTo("€12.00");
        });
        api.post("/sandbox/clock/advance", Map.of("to", "2026-01-09T12:00:00Z")).expect(200);
        assertThat(work(Work.Kind.UNORDERED, Role.BUYER, MONDAY.plusDays(4)).getFirst().why())
                .isEqualTo("nobody has ordered it, and their dates are open");
        buy("2026-01-14", 5);
        assertThat(work(Work.Kind.UNORDERED, Role.BUYER, MONDAY.plusDays(4))).isEmpty();
    }

    private static String priced(int quantity) {
        return """
                {"customer":"C-1","channel":"web",
                 "lines":[{"line":1,"sku":"MUG","quantity":"%d","price":{"amount":"4.00","currency":"EUR"}}]}
                """.formatted(quantity);
    }

    @Test
    void a_draft_is_sent_from_the_list_by_whoever_may_buy_and_looked_at_by_others() {
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"draft",
                 "lines":[{"line":1,"sku":"MUG","quantity":"5","expectedOn":"2026-01-12"}]}
                """).expect(201);
        var mine = work(Work.Kind.DRAFT, Role.BUYER, MONDAY);
        assertThat(mine).singleElement().satisfies(draft -> {
            assertThat(draft.act()).isEqualTo("/today/purchase-orders/PO-1/send");
            assertThat(draft.verb()).isEqualTo("Send");
        });
        assertThat(work(Work.Kind.DRAFT, Role.VIEWER, MONDAY)).singleElement().satisfies(draft -> {
            assertThat(draft.act()).isNull();
            assertThat(draft.verb()).isEqualTo("Look");
        });
        assertThat(work(Work.Kind.DRAFT, Role.AGENT, MONDAY)).isEmpty();
    }

    /** Nobody is shown as work what the role cannot do, save those who only look on, and they get no other verb than that. */
    @Test
    void everybody_may_do_what_stands_on_today() {
        buy("2026-01-07", 5);
        api.post("/orders", priced(30)).expect(201);
        api.put("/reorder-points/MUG/MAIN", Map.of("mode", "manual", "reorderPoint", "20", "orderUpTo", "40"));
        api.post("/plan-runs", Map.of()).expect(201);
        var today = LocalDate.of(2026, 1, 12);
        assertThat(work(Work.Kind.PROPOSAL, Role.PLANNER, today)).isNotEmpty().allSatisfy(one -> assertThat(one.act()).isNotNull());
        for (var role : Role.values()) {
            for (var group : queue.of(person(role), today)) {
                assertThat(role == Role.VIEWER || role.may(group.kind().permission())).as("%s for %s", group.kind(), role).isTrue();
                assertThat(group.first()).as("%s for %s", group.kind(), role).allSatisfy(one -> assertThat(one.verb()).isNotEmpty());
                if (role == Role.VIEWER && group.kind() != Work.Kind.FAILED_REPORT) {
                    assertThat(group.first()).extracting(Work::verb).containsOnly("Look");
                }
            }
        }
    }

    @Test
    void what_the_program_tells_by_itself_in_time_needs_nobody() {
        buy("2026-01-07", 5);
        api.post("/orders", priced(3)).expect(201);
        api.patch("/purchase-orders/PO-1/lines/1/parts/1", Map.of("expectedOn", "2026-01-20", "reason", "the vendor said so")).expect(200);
        assertThat(jdbc.sql("SELECT count(*) FROM outreach.duty WHERE state = 'open'").query(Long.class).single())
                .as("the customer is owed word").isOne();
        assertThat(work(Work.Kind.UNTOLD, Role.AGENT, MONDAY)).as("and will get it").isEmpty();
    }

    @Test
    void a_report_that_failed_is_the_work_of_its_owner_and_of_who_may_change_settings() {
        api.post("/report-schedules", """
                {"name":"Morning stock","report":{"report":"stock-level"},"format":"csv","when":{"kind":"daily","at":"08:00"},
                 "recipients":{"addresses":["owner@shop.example"]}}
                """).expect(201);
        jdbc.sql("UPDATE reports.schedule SET owner = 'buyer@shop.example', report = '{\"report\":\"abolished\"}'").update();
        api.post("/sandbox/clock/advance", Map.of("to", "2026-01-06T09:00:00Z")).expect(200);

        assertThat(work(Work.Kind.FAILED_REPORT, Role.BUYER, MONDAY)).singleElement().satisfies(failed -> {
            assertThat(failed.what()).isEqualTo("Morning stock was not sent");
            assertThat(failed.why()).contains("abolished");
            assertThat(failed.act()).isEqualTo("/today/report-schedules/RS-1/run");
        });
        assertThat(work(Work.Kind.FAILED_REPORT, Role.ADMIN, MONDAY)).hasSize(1);
        assertThat(work(Work.Kind.FAILED_REPORT, Role.AGENT, MONDAY)).isEmpty();

        jdbc.sql("UPDATE reports.schedule SET report = '{\"report\":\"stock-level\"}'").update();
        api.post("/report-schedules/RS-1/run").expect(200);
        assertThat(work(Work.Kind.FAILED_REPORT, Role.BUYER, MONDAY)).as("a later run that went well settles it").isEmpty();
    }
}
