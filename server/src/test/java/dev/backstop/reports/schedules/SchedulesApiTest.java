package dev.backstop.reports.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.access.Accounts;
import dev.backstop.access.ApiKeys;
import dev.backstop.access.Role;
import dev.backstop.access.Scope;
import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Schedules as a client makes them, and what runs as the clock moves. The sandbox begins on Monday 5 January 2026, nine o'clock. */
@BackstopTest
class SchedulesApiTest {
    private static final String TUESDAY_EIGHT = "2026-01-06T08:00:00Z";

    @Autowired
    Api api;

    @Autowired
    Accounts accounts;

    @Autowired
    ApiKeys keys;

    @Autowired
    Sending sending;

    @Autowired
    RunBook runs;

    @Autowired
    UpkeepJob upkeep;

    @Autowired
    ScheduleTable table;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    PlatformTransactionManager manager;

    @BeforeEach
    void shop() {
        SmallShop.open(api, "MUG", 10);
        for (var role : List.of(Role.BUYER, Role.AGENT)) {
            var email = role.word() + "@shop.example";
            var there = accounts.byEmail(email);
            if (there.isEmpty()) {
                accounts.create(email, role.title(), role, "correct horse battery");
            } else {
                accounts.change(there.get(), role.title(), role, true);
            }
        }
    }

    private String daily(String more) {
        return """
                {"name":"Morning stock","report":{"report":"stock-level"},"format":"csv","when":{"kind":"daily","at":"08:00"},
                 "recipients":{"addresses":["owner@shop.example"]}%s}
                """.formatted(more);
    }

    private void advance(String to) {
        api.post("/sandbox/clock/advance", Map.of("to", to)).expect(200);
    }

    private List<String> sentTo() {
        return jdbc.sql("SELECT recipient FROM post.message ORDER BY id").query(String.class).list();
    }

    private String text() {
        return jdbc.sql("SELECT text FROM post.message ORDER BY id DESC LIMIT 1").query(String.class).single();
    }

    private Answer runs(String number) {
        return api.get("/report-schedules/%s/runs".formatted(number)).expect(200);
    }

    @Test
    void a_daily_report_is_mailed_each_day_and_says_what_changed_since_the_day_before() {
        var made = api.post("/report-schedules", daily("")).expect(201);
        assertThat(made.text("/schedule")).isEqualTo("RS-1");
        assertThat(made.text("/nextDueAt")).isEqualTo(TUESDAY_EIGHT);
        assertThat(made.text("/location")).isEqualTo("MAIN");

        advance("2026-01-06T07:59:00Z");
        assertThat(sentTo()).isEmpty();
        advance(TUESDAY_EIGHT);
        assertThat(sentTo()).containsExactly("owner@shop.example");
        assertThat(text()).contains("Morning stock", "It is sent for the first time", "stock-level-2026-01-06.csv is attached: 1 row.",
                "/report-schedules/RS-1");

        api.post("/stock/movements", Map.of("sku", "MUG", "location", "MAIN", "quantity", "-10", "reason", "issue")).expect(201);
        advance("2026-01-07T09:00:00Z");
        assertThat(sentTo()).hasSize(2);
        assertThat(text()).contains("Since Tuesday 6 January 2026, 08:00:", "items with nothing available");
        assertThat(runs("RS-1").text("/data/0/state")).isEqualTo("sent");
        assertThat(runs("RS-1").text("/data/0/sentTo/0/to")).isEqualTo("owner@shop.example");
        assertThat(api.get("/report-schedules/RS-1").expect(200).text("/nextDueAt")).isEqualTo("2026-01-08T08:00:00Z");
    }

    @Test
    void moving_the_clock_by_a_week_runs_what_would_have_run_each_day() {
        api.post("/report-schedules", daily(",\"daysOff\":\"skip\"")).expect(201);
        advance("2026-01-12T12:00:00Z");
        assertThat(jdbc.sql("SELECT due_at::text FROM reports.run ORDER BY id").query(String.class).list()).hasSize(5)
                .allSatisfy(due -> assertThat(due).contains("08:00:00")).noneSatisfy(due -> assertThat(due).contains("2026-01-10"));
        assertThat(jdbc.sql("SELECT count(*) FROM reports.run WHERE late").query(Long.class).single()).isZero();
    }

    @Test
    void two_servers_that_run_the_same_schedule_at_once_mail_it_once() {
        api.post("/report-schedules", daily("")).expect(201);
        var due = Instant.parse(TUESDAY_EIGHT);
        var barrier = new CyclicBarrier(6);
        var servers = IntStream.range(0, 6).mapToObj(_ -> CompletableFuture.runAsync(() -> {
            try {
                barrier.await();
            } catch (Exception interrupted) {
                throw new IllegalStateException(interrupted);
            }
            sending.all(due);
        }, Thread::startVirtualThread)).toList();
        servers.forEach(CompletableFuture::join);

        assertThat(sentTo()).containsExactly("owner@shop.example");
        assertThat(jdbc.sql("SELECT count(*) FROM reports.run").query(Long.class).single()).isOne();
    }

    @Test
    void a_server_that_comes_second_waits_for_the_first_and_then_sends_nothing() {
        api.post("/report-schedules", daily("")).expect(201);
        var second = second(false);
        second.join();
        assertThat(sentTo()).as("the first claimed it and sent nothing in this test").isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM reports.run").query(Long.class).single()).isOne();
    }

    @Test
    void a_server_that_comes_second_sends_where_the_first_failed() {
        api.post("/report-schedules", daily("")).expect(201);
        second(true).join();
        assertThat(sentTo()).containsExactly("owner@shop.example");
    }

    /** One server claims the run; while its transaction is open another begins; then the first commits or rolls back. */
    private CompletableFuture<Void> second(boolean firstFails) {
        var schedule = table.byNumber("RS-1").orElseThrow();
        var due = Instant.parse(TUESDAY_EIGHT);
        return new TransactionTemplate(manager).execute(status -> {
            assertThat(runs.claim(schedule.id(), new Due(due, false, 0), due)).isPresent();
            var second = CompletableFuture.runAsync(() -> sending.all(due), Thread::startVirtualThread);
            awaitBlocked();
            assertThat(second).isNotDone();
            if (firstFails) {
                status.setRollbackOnly();
            }
            return second;
        });
    }

    private void awaitBlocked() {
        for (var i = 0; i < 400; i++) {
            jdbc.sql("SELECT pg_stat_clear_snapshot()").query(Object.class).list(); // within a transaction it would stand still
            if (jdbc.sql("""
                    SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'INSERT INTO reports.run%'
                    """).query(Long.class).single() == 1) {
                return;
            }
            try {
                Thread.sleep(25);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
        throw new AssertionError("the second never came to the claim");
    }

    @Test
    void what_was_missed_while_no_server_ran_is_sent_once_late_and_says_so() {
        api.post("/report-schedules", daily("")).expect(201);
        api.put("/sandbox/clock", Map.of("now", "2026-01-08T10:00:00Z")).expect(200);
        advance("2026-01-08T10:05:00Z");

        assertThat(sentTo()).hasSize(1);
        assertThat(text()).contains("This was due on Thursday 8 January 2026, 08:00 and comes late; it stands for 2 runs before it,");
        assertThat(runs("RS-1").text("/data/0/missed")).isEqualTo("2");
        assertThat(api.get("/report-schedules/RS-1").text("/nextDueAt")).isEqualTo("2026-01-09T08:00:00Z");
    }

    @Test
    void what_was_missed_can_be_left_out() {
        api.post("/report-schedules", daily(",\"missed\":\"skip\"")).expect(201);
        api.put("/sandbox/clock", Map.of("now", "2026-01-08T10:00:00Z")).expect(200);
        advance("2026-01-09T09:00:00Z");

        assertThat(jdbc.sql("SELECT state FROM reports.run ORDER BY id").query(String.class).list()).containsExactly("skipped", "sent");
        assertThat(sentTo()).hasSize(1);
        assertThat(text()).doesNotContain("comes late");
    }

    @Test
    void nothing_is_mailed_where_nothing_fits_if_so_wished() {
        api.post("/report-schedules", daily(",\"onlyIfNotEmpty\":true").replace("{\"report\":\"stock-level\"}",
                "{\"report\":\"stock-level\",\"filters\":{\"available.to\":\"0\"}}")).expect(201);
        advance(TUESDAY_EIGHT);
        assertThat(sentTo()).isEmpty();
        assertThat(runs("RS-1").text("/data/0/state")).isEqualTo("empty");

        api.post("/stock/movements", Map.of("sku", "MUG", "location", "MAIN", "quantity", "-10", "reason", "issue")).expect(201);
        advance("2026-01-07T08:00:00Z");
        assertThat(sentTo()).hasSize(1);
    }

    @Test
    void each_role_gets_what_it_may_see_and_whoever_is_switched_off_gets_nothing() {
        api.patch("/items/MUG", "{\"cost\":{\"amount\":\"2.00\",\"currency\":\"EUR\"}}").expect(200);
        api.post("/report-schedules", daily("").replace("\"addresses\":[\"owner@shop.example\"]", "\"roles\":[\"buyer\",\"agent\"]"))
                .expect(201);
        advance(TUESDAY_EIGHT);

        assertThat(sentTo()).containsExactlyInAnyOrder("agent@shop.example", "buyer@shop.example");
        assertThat(file("buyer@shop.example")).contains("value").contains("20.00");
        assertThat(file("agent@shop.example")).contains("onHand").doesNotContain("value").doesNotContain("20.00");

        accounts.change(accounts.byEmail("agent@shop.example").orElseThrow(), "Agent", Role.AGENT, false);
        advance("2026-01-07T08:00:00Z");
        assertThat(sentTo()).hasSize(3);
    }

    @Test
    void who_may_not_know_for_whom_stock_is_held_reads_the_report_and_its_run_without_names() {
        api.post("/orders", SmallShop.order("MUG", 13)).expect(201);
        var schedule = api.post("/report-schedules", daily("").replace("stock-level", "backorders")
                .replace("\"addresses\":[\"owner@shop.example\"]", "\"roles\":[\"buyer\",\"agent\"]")).expect(201).text("/schedule");
        advance(TUESDAY_EIGHT);

        assertThat(file("buyer@shop.example")).contains("customerName").contains("A Shop");
        assertThat(file("agent@shop.example")).contains("quantity").doesNotContain("customer").doesNotContain("A Shop");

        var plain = api.withKey(keys.create("reads", Set.of(Scope.READ)).secret());
        var run = plain.get("/report-schedules/%s/runs".formatted(schedule)).expect(200).text("/data/0/run");
        var path = "/report-schedules/%s/runs/%s/file".formatted(schedule, run);
        assertThat(api.get(path).expect(200).text()).contains("A Shop");
        assertThat(plain.get(path).expect(200).text()).contains("quantity").doesNotContain("A Shop");
    }

    private String file(String to) {
        return new String(jdbc.sql("""
                SELECT a.content FROM post.attachment a JOIN post.message m ON m.id = a.message_id WHERE m.recipient = :to
                """)
                .param("to", to).query((row, _) -> row.getBytes(1)).single(), StandardCharsets.UTF_8);
    }

    @Test
    void everybody_reads_it_in_the_language_that_was_chosen() throws IOException {
        accounts.speak(accounts.byEmail("buyer@shop.example").orElseThrow(), "de");
        api.post("/report-schedules", daily("").replace("csv", "xlsx").replace("\"addresses\":[", "\"roles\":[\"buyer\",\"agent\"],\"addresses\":["))
                .expect(201);
        advance(TUESDAY_EIGHT);
        api.post("/stock/movements", Map.of("sku", "MUG", "location", "MAIN", "quantity", "-10", "reason", "issue")).expect(201);
        advance("2026-01-07T09:00:00Z");

        assertThat(textTo("buyer@shop.example")).contains("Artikel wird geführt", "Seit Dienstag, 6. Januar 2026, 08:00:",
                "1 mehr Artikel ohne Verfügbares: 1, war 0.", "Was zu tun ist", "stock-level-2026-01-07.xlsx liegt bei: 1 Zeile.",
                "Warum Sie dies bekommen: er geht an alle mit der Rolle Einkäufer.").doesNotContain(" the ");
        assertThat(textTo("agent@shop.example")).contains("1 item is kept", "1 more items with nothing available: 1, was 0.");

        var files = jdbc.sql("SELECT language, content FROM reports.made_report ORDER BY run_id DESC, language LIMIT 2")
                .query((row, _) -> Map.entry(row.getString("language"), row.getBytes("content"))).list();
        assertThat(files).extracting(Map.Entry::getKey).containsExactly("de", "en");
        assertThat(headings(files.getFirst().getValue())).contains("Artikel", "Standort").doesNotContain("Item");
        assertThat(headings(files.getLast().getValue())).contains("Item", "Location");
        assertThat(runs("RS-1").text("/data/0/says/0")).as("what is kept").startsWith("1 item is kept");
    }

    private String textTo(String recipient) {
        return jdbc.sql("SELECT text FROM post.message WHERE recipient = :recipient ORDER BY id DESC LIMIT 1").param("recipient", recipient)
                .query(String.class).single();
    }

    private static List<String> headings(byte[] workbook) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            return book.getFirstSheet().read().getFirst().stream().map(cell -> cell.getText()).toList();
        }
    }

    @Test
    void what_fails_is_tried_again_and_then_sent_once() {
        api.post("/report-schedules", daily("")).expect(201);
        jdbc.sql("UPDATE reports.schedule SET owner = 'buyer@shop.example'").update();
        accounts.change(accounts.byEmail("buyer@shop.example").orElseThrow(), "Buyer", Role.BUYER, false);
        advance("2026-01-06T08:03:00Z");
        assertThat(sentTo()).isEmpty();
        assertThat(runs("RS-1").text("/data/0/state")).isEqualTo("failed");
        assertThat(runs("RS-1").text("/data/0/failure")).contains("can no longer sign in");
        assertThat(runs("RS-1").text("/data/0/tries")).isEqualTo("2");

        accounts.change(accounts.byEmail("buyer@shop.example").orElseThrow(), "Buyer", Role.BUYER, true);
        advance("2026-01-06T12:00:00Z");
        assertThat(sentTo()).hasSize(1);
        assertThat(runs("RS-1").text("/data/0/state")).isEqualTo("sent");
        assertThat(runs("RS-1").text("/data/0/tries")).isEqualTo("3");
    }

    @Test
    void what_no_repetition_cures_is_not_tried_again() {
        api.post("/report-schedules", daily("")).expect(201);
        jdbc.sql("UPDATE reports.schedule SET report = '{\"report\":\"abolished\"}'").update();
        advance("2026-01-06T12:00:00Z");
        var failed = runs("RS-1");
        assertThat(failed.text("/data/0/tries")).isEqualTo("1");
        assertThat(failed.text("/data/0/nextTryAt")).isEqualTo("null");
        assertThat(failed.text("/data/0/failure")).contains("abolished");
        assertThat(api.get("/report-schedules/RS-1").text("/nextDueAt")).as("the next day is tried again")
                .isEqualTo("2026-01-07T08:00:00Z");
    }

    @Test
    void a_pause_ends_by_itself_and_can_be_ended_before() {
        api.post("/report-schedules", daily("")).expect(201);
        assertThat(api.post("/report-schedules/RS-1/pause", "{\"until\":\"2026-01-08\"}").expect(200).text("/nextDueAt"))
                .isEqualTo("2026-01-09T08:00:00Z");
        assertThat(api.post("/report-schedules/RS-1/pause", "{\"until\":\"2026-01-02\"}").expect(422).text("/detail"))
                .contains("2026-01-02 is over");
        assertThat(api.post("/report-schedules/RS-1/resume").expect(200).text("/nextDueAt")).isEqualTo(TUESDAY_EIGHT);
    }

    @Test
    void it_can_be_sent_now_as_often_as_somebody_asks() {
        api.post("/report-schedules", daily("")).expect(201);
        assertThat(api.post("/report-schedules/RS-1/run").expect(200).text("/state")).isEqualTo("sent");
        var second = api.post("/report-schedules/RS-1/run").expect(200);
        assertThat(sentTo()).hasSize(2);
        assertThat(second.text("/askedBy")).isEqualTo("sandbox");
        assertThat(api.get("/report-schedules/RS-1/runs/%s/file".formatted(second.text("/run"))).expect(200).text()).contains("MUG");
        advance(TUESDAY_EIGHT);
        assertThat(sentTo()).as("its own times stay").hasSize(3);
    }

    @Test
    void whoever_holds_back_what_customers_get_holds_back_no_report() {
        api.post("/report-schedules", daily("")).expect(201);
        api.put("/streams/service/pause", Map.of("until", "2026-02-01T00:00:00Z", "reason", "wrong prices")).expect(204);
        advance("2026-01-06T08:05:00Z");
        assertThat(jdbc.sql("SELECT stream FROM post.message WHERE state <> 'due'").query(String.class).list())
                .containsExactly("house");
    }

    @Test
    void files_are_kept_as_long_as_the_firm_says_and_the_history_for_good() {
        api.post("/report-schedules", daily("")).expect(201);
        var run = api.post("/report-schedules/RS-1/run").expect(200).text("/run");
        api.delete("/report-schedules/RS-1").expect(204);
        api.post("/report-schedules", daily("")).expect(201);
        api.get("/report-schedules/RS-1").expect(404);
        assertThat(jdbc.sql("SELECT count(*) FROM reports.made_report WHERE content IS NOT NULL").query(Long.class).single()).isOne();
        assertThat(api.get("/report-settings").expect(200).text("/fileDays")).isEqualTo("30");
        assertThat(api.put("/report-settings", "{\"fileDays\":0}").expect(422).text("/errors/0/pointer")).isEqualTo("/fileDays");
        api.put("/report-settings", "{\"fileDays\":10}").expect(200);
        var files = "SELECT count(*) FROM post.attachment a JOIN post.message m ON m.id = a.message_id WHERE m.cause LIKE 'report %'";
        assertThat(jdbc.sql(files).query(Long.class).single()).isPositive();
        upkeep.run(clock.instant().plus(Duration.ofDays(9)));
        assertThat(jdbc.sql(files).query(Long.class).single()).isPositive();
        upkeep.run(clock.instant().plus(Duration.ofDays(11)));
        assertThat(jdbc.sql(files).query(Long.class).single()).isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM reports.made_report WHERE content IS NOT NULL").query(Long.class).single()).isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM reports.run WHERE id = :run").param("run", Long.parseLong(run)).query(Long.class)
                .single()).isOne();
    }

    @Test
    void a_calendar_that_changes_is_taken_over_within_a_day() {
        api.post("/report-schedules", daily(",\"daysOff\":\"skip\"")).expect(201);
        api.patch("/locations/MAIN",
                "{\"calendar\":{\"workingDays\":[\"MO\",\"TU\",\"WE\",\"TH\",\"FR\"],\"holidays\":[\"2026-01-06\"],\"cutOff\":null}}")
                .expect(200);
        advance("2026-01-06T12:00:00Z");
        assertThat(sentTo()).isEmpty();
        assertThat(api.get("/report-schedules/RS-1").text("/nextDueAt")).isEqualTo("2026-01-07T08:00:00Z");
    }

    @Test
    void every_fault_of_a_schedule_is_told_at_once_with_its_cure() {
        var refused = api.post("/report-schedules", """
                {"name":"","report":{"report":"stock-level","columns":["nonsense"]},"format":"doc",
                 "when":{"kind":"cron","cron":"* * * * *"},
                 "timeZone":"Europe/Atlantis","recipients":{"people":["nobody@shop.example"],"addresses":["not an address"]}}
                """).expect(422);
        assertThat(refused.text()).contains("/name", "nonsense", "/format", "more often than every 15 minutes", "Europe/Atlantis",
                "nobody@shop.example has no account",
                "not an address is not a mail address");
        assertThat(api.post("/report-schedules", daily("").replace("\"kind\":\"daily\"", "\"kind\":\"weekly\",\"days\":[\"SA\"]")
                .replace("\"recipients\"", "\"daysOff\":\"skip\",\"recipients\"")).expect(422).text("/detail")).contains("never run");
        assertThat(api.post("/report-schedules", daily("").replace("\"kind\":\"daily\"", "\"kind\":\"order-days\",\"vendor\":\"NOBODY\""))
                .expect(422).text("/detail"))
                .contains("There is no vendor NOBODY");
    }

    @Test
    void a_change_names_only_what_changes() {
        api.post("/report-schedules", daily("")).expect(201);
        var changed = api.patch("/report-schedules/RS-1",
                "{\"when\":{\"kind\":\"monthly\",\"nth\":-1,\"weekday\":\"FR\",\"at\":\"16:30\"}}").expect(200);
        assertThat(changed.text("/nextDueAt")).isEqualTo("2026-01-30T16:30:00Z");
        assertThat(changed.text("/recipients/addresses/0")).isEqualTo("owner@shop.example");
    }
}
