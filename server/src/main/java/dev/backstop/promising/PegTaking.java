package dev.backstop.promising;

import dev.backstop.catalog.Item;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes units out of the pegs of a schedule line when they ship, are cancelled, or go into the hands of the floor. */
@Component
class PegTaking {
    private final JdbcClient jdbc;
    private final Clock clock;

    PegTaking(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Closes the pegs of units that no longer ask for anything.
     *
     * @param carrier the schedule line that carries the units now, equal to {@code from} if it went whole
     */
    void close(long carrier, long from, long quantity, Item item) {
        if (carrier == from) {
            jdbc.sql("UPDATE promising.peg SET closed_at = :at WHERE schedule_line_id = :line AND closed_at IS NULL")
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("line", from).update();
        } else {
            move(from, new To(null, false), quantity, item, false);
        }
    }

    /** Moves the pegs of units to the schedule line that carries them now, and marks them as released. */
    void release(long carrier, long from, long quantity, Item item) {
        move(from, new To(carrier, true), quantity, item, true);
    }

    /**
     * Moves the pegs of units that the floor gave up to the schedule line that carries them now, where whoever is before them may take
     * them.
     */
    void putBack(long carrier, long from, long quantity, Item item) {
        move(from, new To(carrier, false), quantity, item, true);
    }

    /** Where units go: a schedule line, in the hands of the floor or not; null: to nobody. */
    private record To(@Nullable Long carrier, boolean released) {}

    private void move(long from, To to, long quantity, Item item, boolean stockFirst) {
        OpenLine.componentsOf(item).forEach(c -> move(from, to, c.item(), Math.multiplyExact(quantity, c.quantity()), stockFirst));
    }

    /** Pegs are closed and written anew for what remains, the last promised first. */
    private void move(long from, To to, long item, long quantity, boolean stockFirst) {
        jdbc.sql("""
                WITH running AS (
                    SELECT id, quantity, sum(quantity) OVER (ORDER BY CASE WHEN (source = 'stock') = :stockFirst THEN 0 ELSE 1 END, id DESC) AS upto
                      FROM promising.peg
                     WHERE schedule_line_id = :from AND item_id = :item AND closed_at IS NULL),
                taken AS (
                    SELECT id, least(quantity, :quantity - (upto - quantity)) AS units, quantity FROM running WHERE upto - quantity < :quantity),
                closed AS (
                    UPDATE promising.peg p SET closed_at = :at FROM taken WHERE p.id = taken.id
                    RETURNING p.schedule_line_id, p.item_id, p.location_id, p.source, p.part_id, p.released, taken.units, taken.quantity)
                INSERT INTO promising.peg (schedule_line_id, item_id, location_id, source, part_id, quantity, released, made_at)
                SELECT schedule_line_id, item_id, location_id, source, part_id, quantity - units, released, :at FROM closed WHERE quantity > units
                 UNION ALL
                SELECT :to::bigint, item_id, location_id, source, part_id, units, :released, :at FROM closed WHERE :to::bigint IS NOT NULL
                """)
                .param("stockFirst", stockFirst).param("from", from).param("item", item).param("quantity", quantity)
                .param("to", to.carrier(), Types.BIGINT).param("released", to.released())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }
}
