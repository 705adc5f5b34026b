package dev.backstop.promising;

import dev.backstop.planning.PromiseDates.Peg;
import dev.backstop.web.Columns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pegs: closed when they no longer hold, never deleted. */
@Component
class PegBook {
    private final JdbcClient jdbc;

    PegBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Brings the pegs of decided lines to what was decided; equal ones stay untouched. */
    void write(Facts facts, List<ScheduleBook.Standing> standing) {
        var wanted = wanted(standing);
        var stale = new ArrayList<Long>();
        var decided = new HashSet<Long>();
        standing.forEach(s -> s.placed().line().schedule().forEach(old -> decided.add(old.id())));
        for (var peg : facts.pegs()) {
            if (wanted.remove(peg.key(), peg.quantity())) {
                continue;
            }
            if (decided.contains(peg.scheduleLine())) {
                stale.add(peg.id());
            }
        }
        close(stale, facts.now());
        insert(wanted, standing, facts.now());
    }

    private static Map<PegRow.Key, Long> wanted(List<ScheduleBook.Standing> standing) {
        var wanted = new LinkedHashMap<PegRow.Key, Long>();
        for (var one : share(standing).entrySet()) {
            one.getValue().forEach(peg -> wanted.merge(
                    new PegRow.Key(one.getKey(), peg.item(), peg.peg().source(), peg.peg().part()), peg.peg().quantity(), Long::sum));
        }
        return wanted;
    }

    private record ItemPeg(long item, Peg peg) {}

    /** Deals the pegs of each part out to the schedule lines that carry it. */
    private static Map<Long, List<ItemPeg>> share(List<ScheduleBook.Standing> standing) {
        var cursors = new HashMap<PartKey, Map<Long, ArrayList<Peg>>>();
        var shared = new LinkedHashMap<Long, List<ItemPeg>>();
        for (var one : standing) {
            var piece = one.placed().piece();
            var left = cursors.computeIfAbsent(new PartKey(one.placed().line().group(), piece.partNumber()), _ -> {
                var pegs = new HashMap<Long, ArrayList<Peg>>();
                piece.part().components().forEach(c -> pegs.put(c.item(), new ArrayList<>(c.pegs())));
                return pegs;
            });
            var mine = shared.computeIfAbsent(one.id(), _ -> new ArrayList<>());
            for (var component : one.placed().line().components()) {
                var pegs = left.getOrDefault(component.item(), new ArrayList<>());
                var open = component.quantity() * piece.quantity();
                while (open > 0) {
                    var peg = pegs.removeFirst();
                    var units = Math.min(open, peg.quantity());
                    mine.add(new ItemPeg(component.item(), peg.of(units)));
                    if (units < peg.quantity()) {
                        pegs.addFirst(peg.of(peg.quantity() - units));
                    }
                    open -= units;
                }
            }
        }
        return shared;
    }

    private record PartKey(OpenLine.Group line, int part) {}

    private void close(List<Long> ids, Instant at) {
        if (!ids.isEmpty()) {
            jdbc.sql("UPDATE promising.peg SET closed_at = :at WHERE id = ANY (:ids)")
                    .param("at", at.atOffset(ZoneOffset.UTC)).param("ids", ids.toArray(Long[]::new)).update();
        }
    }

    private void insert(Map<PegRow.Key, Long> wanted, List<ScheduleBook.Standing> standing, Instant at) {
        if (wanted.isEmpty()) {
            return;
        }
        var locations = new HashMap<Long, Long>();
        standing.forEach(s -> locations.put(s.id(), s.placed().line().location()));
        var rows = List.copyOf(wanted.entrySet());
        jdbc.sql("""
                INSERT INTO promising.peg (schedule_line_id, item_id, location_id, source, part_id, quantity, made_at)
                SELECT p.*, :at FROM unnest(:lines::bigint[], :items::bigint[], :locations::bigint[], :sources::text[], :parts::bigint[],
                       :quantities::bigint[]) AS p
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("lines", Columns.longs(rows, r -> r.getKey().scheduleLine())).param("items", Columns.longs(rows, r -> r.getKey().item()))
                .param("locations", Columns.longs(rows, r -> locations.get(r.getKey().scheduleLine())))
                .param("sources", Columns.texts(rows, r -> PegRow.code(r.getKey().source())))
                .param("parts", Columns.longs(rows, r -> r.getKey().part())).param("quantities", Columns.longs(rows, Map.Entry::getValue))
                .update();
    }
}
