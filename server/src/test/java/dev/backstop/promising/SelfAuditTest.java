package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The self-audit on its rounds. The clock begins at Monday, 5 January 2026, nine o'clock in London. */
@BackstopTest
class SelfAuditTest {
    private final Api api;
    private final JdbcClient jdbc;
    private final SelfAudit audit;

    @Autowired
    SelfAuditTest(Api api, JdbcClient jdbc, SelfAudit audit) {
        this.api = api;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @BeforeEach
    void anOrderThatWaits() {
        SmallShop.open(api, "MUG-1", 3);
        api.post("/orders", SmallShop.order("MUG-1", 5)).expect(201);
    }

    @Test
    void a_round_is_kept_and_the_next_begins_an_hour_later() {
        run("2026-01-05T10:00:00Z");
        run("2026-01-05T10:30:00Z");
        assertThat(rounds()).as("one an hour").isEqualTo(1);

        run("2026-01-05T11:00:00Z");

        assertThat(rounds()).isEqualTo(2);
        assertThat(api.get("/audit/rounds").expect(200).text("/data/0/report/state")).isEqualTo("clean");
    }

    @Test
    void what_was_meddled_with_is_named() {
        jdbc.sql("UPDATE promising.availability SET allocated = 1").update();

        run("2026-01-05T10:00:00Z");

        var first = api.get("/audit/rounds").expect(200);
        assertThat(first.text("/data/0/report/state")).isEqualTo("differs");
        assertThat(first.text("/data/0/report/differences/0/key")).contains("MUG-1/MAIN");
        assertThat(audit.goRound().differences()).as("whole as in pieces").isEqualTo(audit.last(1).getFirst().report().differences());
    }

    @Test
    void a_round_goes_on_where_it_was() {
        jdbc.sql("UPDATE promising.availability SET allocated = 1").update();
        jdbc.sql("""
                INSERT INTO promising.audit_progress (started_at, check_name, piece, differences)
                VALUES ('2026-01-05T09:58:00Z', 'SumChecks', 'schedule of a line', '[{"kind":"seen","key":"before","stored":"1","rebuilt":"2"}]')
                """).update();

        run("2026-01-05T10:00:00Z");

        var round = audit.last(1).getFirst();
        assertThat(round.startedAt()).isEqualTo(Instant.parse("2026-01-05T09:58:00Z"));
        assertThat(round.report().differences()).extracting(Difference::kind).as("the sum before that piece is left to the next round").containsExactly("seen");
    }

    @Test
    void it_makes_way_while_promises_are_made_anew_and_does_not_wait_for_ever() {
        jdbc.sql("""
                INSERT INTO promising.repromise_due (item_id, location_id, cause_kind, cause_text, pegs, noted_at)
                SELECT item_id, location_id, 'supply-moved', 'The container is late.', 1, '2026-01-05T10:00:00Z' FROM promising.availability
                """).update();

        run("2026-01-05T10:05:00Z");
        assertThat(rounds()).as("promises are being made anew").isZero();

        run("2026-01-05T10:10:00Z");
        assertThat(rounds()).as("they should have been long ago").isEqualTo(1);
    }

    @Test
    void references_are_gone_over_one_by_one(@Autowired ReferenceCheck check) {
        jdbc.sql("UPDATE promising.peg SET item_id = -1, location_id = -2").update();

        var pieces = inPieces(check);

        assertThat(pieces).extracting(Difference::stored).contains("promising.peg.item_id", "promising.peg.location_id");
        assertThat(pieces).isEqualTo(check.differences(100));
    }

    @Test
    void pieces_of_a_check_are_its_whole(@Autowired AllocationCheck check) {
        jdbc.sql("UPDATE promising.peg SET quantity = quantity + 1 WHERE source = 'stock'").update();

        var pieces = inPieces(check);

        assertThat(pieces).isNotEmpty().isEqualTo(check.differences(100));
    }

    @Test
    void sums_of_very_many_rows_are_gone_over_by_their_keys(@Autowired SumChecks check) {
        jdbc.sql("SELECT setval('promising.schedule_line_id_seq', 19998), setval('orders.order_line_id_seq', 39998)").query().singleRow();
        for (var order = 0; order < 4; order++) { // on both sides of where a piece ends
            api.post("/orders", SmallShop.order("MUG-1", 1)).expect(201);
        }
        jdbc.sql("UPDATE promising.peg SET quantity = quantity + 1").update();
        jdbc.sql("UPDATE promising.schedule_line SET quantity = quantity + 2").update();

        var pieces = inPieces(check);

        assertThat(pieces).isEqualTo(check.differences(100)).filteredOn(difference -> difference.kind().equals("schedule of a line")).hasSize(5);
        assertThat(pieces).filteredOn(difference -> difference.kind().equals("pegs of a schedule line")).extracting(Difference::key)
                .anyMatch(key -> key.startsWith("SO-1/")).anyMatch(key -> key.startsWith("SO-2/")).anyMatch(key -> key.startsWith("SO-5/"));
    }

    private static List<Difference> inPieces(AuditCheck check) {
        var pieces = new ArrayList<Difference>();
        for (var from = AuditCheck.START; from != null; ) {
            var piece = check.piece(from, 100);
            pieces.addAll(piece.differences());
            from = piece.next();
        }
        return pieces;
    }

    private void run(String at) {
        audit.run(Instant.parse(at));
    }

    private int rounds() {
        return jdbc.sql("SELECT count(*) FROM promising.audit_round").query(Integer.class).single();
    }
}
