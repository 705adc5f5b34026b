package dev.backstop.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstop.testing.BackstopTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Statements that travel together. */
@BackstopTest
class RoundTripTest {
    @Autowired
    RoundTrip.Start trips;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager manager;

    @BeforeEach
    void empty() {
        jdbc.sql("DELETE FROM access.idempotent_write WHERE who = 'round-trip'").update();
    }

    @Test
    void eachIsAnsweredInItsOrder() {
        var trip = trips.begin();
        var numbers = trip.query("SELECT n FROM unnest(:numbers::bigint[]) AS n ORDER BY n", Map.of("numbers", new Long[] {3L, 1L}), (row, _) -> row.getLong("n"));
        var kept = keep(trip, "first", "second");
        var found = trip.query("SELECT key FROM access.idempotent_write WHERE who = :who ORDER BY key", Map.of("who", "round-trip"), (row, _) -> row.getString("key"));
        var none = trip.query("SELECT 1 AS one WHERE :never", Map.of("never", false), (row, _) -> row.getInt("one"));
        trip.run();
        assertThat(numbers.get()).containsExactly(1L, 3L);
        assertThat(kept.getAsInt()).isEqualTo(2);
        assertThat(found.get()).containsExactly("first", "second");
        assertThat(none.get()).isEmpty();
    }

    @Test
    void whatComesAfterwardsKnowsTheAnswers() {
        var trip = trips.begin();
        var seen = new ArrayList<Integer>();
        var kept = keep(trip, "only");
        trip.then(() -> seen.add(kept.getAsInt()));
        trip.run();
        assertThat(seen).containsExactly(1);
    }

    @Test
    void nothingIsAnsweredBeforeItIsAsked() {
        var trip = trips.begin();
        var early = trip.query("SELECT 1 AS one", Map.of(), (row, _) -> row.getInt("one"));
        assertThatThrownBy(early::get).hasMessageContaining("before the round trip");
    }

    @Test
    void oneThatFailsTakesThoseBeforeItAlong() {
        var trip = trips.begin();
        keep(trip, "kept");
        keep(trip, "kept");
        assertThatThrownBy(() -> new TransactionTemplate(manager).executeWithoutResult(_ -> trip.run())).isInstanceOf(DataAccessException.class);
        assertThat(jdbc.sql("SELECT key FROM access.idempotent_write WHERE who = 'round-trip'").query(String.class).list()).isEmpty();
    }

    private static IntSupplier keep(RoundTrip trip, String... keys) {
        return trip.update("""
                INSERT INTO access.idempotent_write (who, key, request_hash, status, body)
                SELECT 'round-trip', key, '', 201, '' FROM unnest(:keys::text[]) AS key
                """, Map.of("keys", List.of(keys).toArray(String[]::new)));
    }
}
