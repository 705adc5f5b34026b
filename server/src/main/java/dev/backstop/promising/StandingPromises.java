package dev.backstop.promising;

import dev.backstop.web.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The promises in force of lines, and the days that their customers have heard: each looked up by its key, all of them on one way through the index. */
final class StandingPromises {
    private StandingPromises() {}

    /**
     * The same lines with their promises.
     *
     * @param inForce the promise of each schedule line that has one
     */
    static Supplier<List<OpenLine>> ask(List<OpenLine> lines, Map<Long, Long> inForce, RoundTrip trip) {
        var ids = new TreeSet<Long>();
        for (var line : lines) {
            for (var one : line.schedule()) {
                note(inForce.get(one.id()), ids);
                note(one.heardPromise(), ids);
            }
        }
        if (ids.isEmpty()) {
            return () -> lines;
        }
        var found = trip.query("""
                SELECT id, quantity, ship_by, earliest, latest, confidence, source, supply, next_word_by, order_on FROM promising.promise WHERE id = ANY (:ids)
                """, Map.of("ids", ids.toArray(Long[]::new)), StandingPromises::standing);
        return () -> {
            var known = new HashMap<Long, OpenLine.Standing>();
            found.get().forEach(promise -> known.put(promise.id(), promise));
            return lines.stream().map(line -> line.with(line.schedule().stream().map(one -> with(one, known, inForce.get(one.id()))).toList())).toList();
        };
    }

    private static void note(@Nullable Long id, Set<Long> ids) {
        if (id != null) {
            ids.add(id);
        }
    }

    private static OpenLine.Schedule with(OpenLine.Schedule one, Map<Long, OpenLine.Standing> known, @Nullable Long promise) {
        var heard = one.heardPromise() == null ? null : known.get(one.heardPromise());
        return new OpenLine.Schedule(one.id(), one.number(), one.quantity(), one.readyOn(), promise == null ? null : known.get(promise), one.heardPromise(),
                heard == null ? null : heard.shipBy());
    }

    private static OpenLine.Standing standing(ResultSet row, int number) throws SQLException {
        return new OpenLine.Standing(row.getLong("id"), row.getLong("quantity"), row.getObject("ship_by", LocalDate.class), row.getObject("earliest", LocalDate.class),
                row.getObject("latest", LocalDate.class), row.getBigDecimal("confidence"), row.getString("source"), row.getString("supply"),
                row.getObject("next_word_by", LocalDate.class), row.getObject("order_on", LocalDate.class));
    }
}
