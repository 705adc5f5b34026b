package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How a duty is born and how it ends. Nothing leaves here; five mugs of a business in Germany are to come on 16 March. */
@BackstopTest
class DutiesTest {
    private final Api api;
    private final LateShop shop;
    private String order = "";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    DutiesTest(Api api) {
        this.api = api;
        this.shop = new LateShop(api);
    }

    @BeforeEach
    void five_mugs() {
        shop.open();
        api.put("/streams/service/pause", "{\"until\":\"2027-12-31T00:00:00Z\",\"reason\":\"nothing leaves here\"}").expect(204);
        shop.comes("20", "2026-03-16");
        order = shop.order("FIRM", "5");
    }

    private Answer open() {
        return api.get("/duties?state=open").expect(200);
    }

    @Test
    void a_slip_beyond_the_grace_has_its_duty_in_the_same_transaction() {
        shop.moves("2026-03-17");
        assertThat(open().at("/data").size()).as("one working day is grace").isZero();
        shop.moves("2026-03-18");
        assertThat(open().text("/data/0/order")).isEqualTo(order);
        assertThat(open().text("/data/0/oldShipBy")).isEqualTo("2026-03-16");
        assertThat(open().text("/data/0/newShipBy")).isEqualTo("2026-03-18");
        assertThat(open().text("/data/0/dueBy")).as("the close of the next working day in New York").isEqualTo("2026-03-03T22:00:00Z");
        assertThat(jdbc.sql("""
                SELECT d.xmin::text = p.xmin::text FROM outreach.duty d JOIN promising.promise p ON p.id = d.promise_id WHERE d.state = 'open'
                """).query(Boolean.class).single()).as("duty and promise were written by one transaction").isTrue();
    }

    @Test
    void a_newer_duty_names_what_it_takes_over_and_inherits_the_earlier_deadline() {
        shop.moves("2026-03-20");
        shop.advance("2026-03-04T14:00:00Z");
        shop.moves("2026-03-27");
        assertThat(open().at("/data").size()).isEqualTo(1);
        assertThat(open().text("/data/0/newShipBy")).isEqualTo("2026-03-27");
        assertThat(open().text("/data/0/dueBy")).as("who did not know since the 2nd waits no longer for a second slip").isEqualTo("2026-03-03T22:00:00Z");
        assertThat(api.get("/duties?state=superseded").text("/data/0/evidence/0")).isNotBlank();
        assertThat(api.get("/duties/balance").text("/overdue")).isEqualTo("1");
    }

    /** What it said before is kept as it was, with when it was opened and by when it was owed. */
    @Test
    void a_duty_that_nobody_wrote_about_yet_moves_on_and_keeps_its_number() {
        shop.moves("2026-03-18");
        var first = open().at("/data/0");
        shop.advance("2026-03-02T15:05:00Z");
        shop.moves("2026-03-20");
        shop.moves("2026-03-27");

        assertThat(open().at("/data/0/duty")).isEqualTo(first.at("/duty"));
        assertThat(open().text("/data/0/openedAt")).isEqualTo("2026-03-02T15:05:00Z");
        var before = api.get("/duties?state=superseded").expect(200);
        assertThat(before.at("/data").valueStream().map(duty -> duty.path("newShipBy").asString("") + " from " + duty.path("openedAt").asString("")))
                .containsExactly("2026-03-18 from " + first.path("openedAt").asString(""), "2026-03-20 from 2026-03-02T15:05:00Z");
        assertThat(before.at("/data/0/dueBy")).isEqualTo(first.at("/dueBy"));
        assertThat(before.at("/data").valueStream().map(duty -> duty.path("duty"))).as("listed under its number").containsOnly(first.at("/duty"));
        assertThat(oneByOne("/duties?order=" + order)).containsExactly("2026-03-18", "2026-03-20", "2026-03-27");
        assertThat(api.get("/duties/balance").text("/opened")).isEqualTo("3");
        assertThat(jdbc.sql("SELECT count(*) FROM outreach.every_duty d JOIN promising.promise p ON p.id = d.promise_id AND p.ship_by = d.new_ship_by")
                .query(Integer.class).single()).as("each tells of a promise of its own").isEqualTo(3);
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");
    }

    /** The days that a list tells of, read a row a page. */
    private List<String> oneByOne(String list) {
        var days = new ArrayList<String>();
        for (var page = api.get(list + "&limit=1").expect(200);; page = api.get(list + "&limit=1&cursor=" + page.text("/nextCursor")).expect(200)) {
            days.add(page.text("/data/0/newShipBy"));
            if (page.at("/nextCursor").isNull()) {
                return days;
            }
        }
    }

    @Test
    void who_waives_what_they_saw_does_not_waive_what_came_since() {
        shop.moves("2026-03-18");
        var seen = open().at("/data/0");
        shop.advance("2026-03-02T15:05:00Z");
        shop.moves("2026-03-27");
        var waiver = "{\"reason\":\"they know\",\"openedAt\":\"%s\"}";

        assertThat(api.post("/duties/%s/waive".formatted(seen.path("duty").asString("")), waiver.formatted(seen.path("openedAt").asString(""))).expect(409).text())
                .contains("moved again since you looked, and is now 2026-03-27");
        assertThat(open().at("/data").size()).isEqualTo(1);
        api.post("/duties/%s/waive".formatted(seen.path("duty").asString("")), waiver.formatted(open().text("/data/0/openedAt"))).expect(200);
        assertThat(api.get("/duties/balance").text("/waived")).isEqualTo("1");
    }

    @Test
    void a_date_that_came_back_and_what_shipped_owe_nothing_any_more() {
        shop.moves("2026-03-20");
        shop.moves("2026-03-16");
        assertThat(api.get("/duties").text("/data/0/state")).isEqualTo("superseded");
        assertThat(api.get("/duties").text("/data/0/evidence/0")).contains("back within what was heard");
        shop.moves("2026-03-20");
        shop.stock("MUG", "5");
        api.post("/shipments", "{\"order\":\"%s\",\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"quantity\":\"5\"}]}".formatted(order)).expect(201);
        assertThat(api.get("/duties/balance").text("/open")).isEqualTo("0");
    }

    @Test
    void only_a_named_person_waives_it_and_says_why() {
        shop.moves("2026-03-20");
        var duty = open().text("/data/0/duty");
        assertThat(api.post("/duties/%s/waive".formatted(duty), "{\"reason\":\" \"}").expect(422).text()).contains("/reason");
        api.post("/duties/%s/waive".formatted(duty), "{\"reason\":\"our own test order\"}").expect(200);
        var waived = api.get("/duties?state=waived").expect(200);
        assertThat(waived.text("/data/0/evidence/0")).contains("our own test order").contains("sandbox");
        assertThat(api.get("/duties/balance").text("/opened")).isEqualTo("1");
    }

    /** The second guard, in the schema: whatever the program does, a duty does not end without saying by what. */
    @Test
    void none_ends_without_evidence() {
        shop.moves("2026-03-20");
        assertThatThrownBy(() -> jdbc.sql("UPDATE outreach.duty SET state = 'discharged', ended_at = now()").update())
                .isInstanceOf(DataAccessException.class);
    }

    static List<String> who_is_open_is_found_by_schedule_line_also_by_a_plan_made_for_an_empty_table() {
        return List.of(SlipDuties.MOVE_ON, SlipDuties.INSERT);
    }

    /** The statements of a slip are planned once, at the first slip, when no duty is there; the plan must serve when a hundred thousand are. */
    @ParameterizedTest
    @MethodSource
    void who_is_open_is_found_by_schedule_line_also_by_a_plan_made_for_an_empty_table(String statement) {
        var names = Pattern.compile("(?<!:):(\\w+)").matcher(statement).results().map(name -> name.group(1)).distinct().toList();
        var numbered = Pattern.compile("(?<!:):(\\w+)").matcher(statement).replaceAll(name -> "\\$" + (names.indexOf(name.group(1)) + 1));
        var plan = new TransactionTemplate(transactions).execute(undone -> {
            undone.setRollbackOnly();
            jdbc.sql("SELECT set_config('plan_cache_mode', 'force_generic_plan', true) || set_config('enable_seqscan', 'off', true)").query(String.class).single();
            jdbc.sql("PREPARE slip AS " + numbered).update();
            var lines = jdbc.sql("EXPLAIN EXECUTE slip (%s)".formatted(String.join(", ", Collections.nCopies(names.size(), "NULL")))).query(String.class).list();
            jdbc.sql("DEALLOCATE slip").update();
            return String.join("\n", lines);
        });
        assertThat(plan).contains("duty_schedule_line").doesNotContain("duty_to_tell");
    }
}
