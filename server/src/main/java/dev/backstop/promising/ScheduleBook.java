package dev.backstop.promising;

import static java.util.stream.Collectors.toMap;

import dev.backstop.web.Columns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The schedule lines: splits, merges, and the parts that were shipped or cancelled. */
@Component
class ScheduleBook {
    private static final Set<String> STILL_OPEN = Set.of("open", "released");

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    ScheduleBook(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** A piece with the schedule line that carries it. */
    record Standing(long id, DecisionWriter.Placed placed) {}

    /** Opens the first schedule line of lines that were just ordered, each at its location; they have no promise until settled. */
    void open(List<NewSchedule> fresh) {
        open(fresh, "line_id");
    }

    /** The same for demand that is no order line. */
    void openDemand(List<NewSchedule> fresh) {
        open(fresh, "demand_id");
    }

    private void open(List<NewSchedule> fresh, String owner) {
        jdbc.sql("""
                INSERT INTO promising.schedule_line (OWNER, number, location_id, quantity)
                SELECT s.owner, coalesce((SELECT max(number) FROM promising.schedule_line old WHERE old.OWNER = s.owner), 0) + s.nth,
                       s.location_id, s.quantity
                  FROM (SELECT *, row_number() OVER (PARTITION BY owner ORDER BY ordinal) AS nth
                          FROM unnest(:lines::bigint[], :locations::bigint[], :quantities::bigint[])
                               WITH ORDINALITY AS f (owner, location_id, quantity, ordinal)) s
                 ORDER BY s.ordinal
                """.replace("OWNER", owner))
                .param("lines", Columns.longs(fresh, NewSchedule::line)).param("locations", Columns.longs(fresh, NewSchedule::location))
                .param("quantities", Columns.longs(fresh, NewSchedule::quantity)).update();
    }

    /** Units of a line that are to be promised from a location. */
    record NewSchedule(long line, long location, long quantity) {}

    /** Writes what is split off and what goes up in another, and answers which schedule line carries which piece. */
    List<Standing> write(List<DecisionWriter.Placed> placed, List<OpenLine.Schedule> merged) {
        var children = placed.stream().filter(p -> p.piece().child()).toList();
        var ids = nextIds(children.size());
        var standing = new ArrayList<Standing>();
        var fresh = new ArrayList<Standing>();
        for (var one : placed) {
            var carried = new Standing(one.piece().child() ? ids.get(fresh.size()) : one.piece().origin().id(), one);
            standing.add(carried);
            if (one.piece().child()) {
                fresh.add(carried);
            }
        }
        insert(fresh.stream().filter(s -> s.placed().line().kind() == OpenLine.Kind.ORDER).toList(), "line_id");
        insert(fresh.stream().filter(s -> s.placed().line().kind() != OpenLine.Kind.ORDER).toList(), "demand_id");
        if (!merged.isEmpty()) {
            jdbc.sql("UPDATE promising.schedule_line SET state = 'merged', quantity = 0 WHERE id = ANY (:ids)")
                    .param("ids", Columns.longs(merged, OpenLine.Schedule::id)).update();
            merged.forEach(one -> events.publishEvent(new ScheduleClosed(one.id(), "merged")));
        }
        return standing;
    }

    private List<Long> nextIds(int count) {
        return count == 0 ? List.of() : jdbc.sql("SELECT nextval('promising.schedule_line_id_seq') FROM generate_series(1, :count)")
                .param("count", count).query(Long.class).list();
    }

    private void insert(List<Standing> fresh, String owner) {
        if (fresh.isEmpty()) {
            return;
        }
        var last = lastNumbers(fresh.stream().map(s -> s.placed().line().line()).distinct().toList(), owner);
        var numbers = new ArrayList<Integer>();
        fresh.forEach(s -> numbers.add(last.merge(s.placed().line().line(), 1, Integer::sum)));
        jdbc.sql("""
                INSERT INTO promising.schedule_line (id, OWNER, number, location_id, quantity, split_from, ready_on, heard_promise_id)
                OVERRIDING SYSTEM VALUE
                SELECT * FROM unnest(:ids::bigint[], :lines::bigint[], :numbers::int[], :locations::bigint[], :quantities::bigint[],
                       :origins::bigint[], :ready::date[], :heard::bigint[])
                """.replace("OWNER", owner))
                .param("ids", Columns.longs(fresh, Standing::id)).param("lines", Columns.longs(fresh, s -> s.placed().line().line()))
                .param("numbers", numbers.toArray(Integer[]::new)).param("locations", Columns.longs(fresh, s -> s.placed().line().location()))
                .param("quantities", Columns.longs(fresh, s -> s.placed().piece().quantity())).param("origins", Columns.longs(fresh, ScheduleBook::elder))
                .param("ready", Columns.texts(fresh, s -> s.placed().piece().readyOn()))
                .param("heard", Columns.longs(fresh, s -> s.placed().piece().origin().heardPromise())).update();
    }

    /** A part cut from a line at its first promise has no elder: nothing was said before. */
    private static @Nullable Long elder(Standing fresh) {
        var origin = fresh.placed().piece().origin();
        return origin.promise() == null ? null : origin.id();
    }

    private Map<Long, Integer> lastNumbers(List<Long> lines, String owner) {
        record Last(long line, int number) {}
        return new HashMap<>(jdbc.sql("""
                SELECT OWNER AS line, max(number) AS number FROM promising.schedule_line WHERE OWNER = ANY (:lines) GROUP BY OWNER
                """.replace("OWNER", owner)).param("lines", lines.toArray(Long[]::new)).query(Last.class).list().stream().collect(toMap(Last::line, Last::number)));
    }

    /** Writes what changed of schedule lines whose promise stands; a new promise brought the rest with it. */
    void keep(List<Standing> standing) {
        var known = standing.stream().filter(s -> !s.placed().piece().child()).toList();
        if (known.isEmpty()) {
            return;
        }
        jdbc.sql("""
                UPDATE promising.schedule_line sl SET quantity = s.quantity, ready_on = s.ready_on
                  FROM unnest(:ids::bigint[], :quantities::bigint[], :ready::date[]) AS s (id, quantity, ready_on)
                 WHERE sl.id = s.id AND (sl.quantity, sl.ready_on) IS DISTINCT FROM (s.quantity, s.ready_on)
                """)
                .param("ids", Columns.longs(known, Standing::id)).param("quantities", Columns.longs(known, s -> s.placed().piece().quantity()))
                .param("ready", Columns.texts(known, s -> s.placed().piece().readyOn())).update();
    }

    /**
     * Takes units out of an open or released schedule line because they were shipped, cancelled, released or not found. All of it: the
     * line itself
     * changes its state; a part: a new line in that state is cut off and keeps what was promised and heard.
     *
     * @return the schedule line that carries the units now
     */
    long take(long id, long quantity, String state) {
        var whole = jdbc.sql("UPDATE promising.schedule_line SET state = :state WHERE id = :id AND quantity = :quantity RETURNING id")
                .param("state", state).param("id", id).param("quantity", quantity).query(Long.class).optional();
        whole.filter(_ -> !STILL_OPEN.contains(state)).ifPresent(closed -> events.publishEvent(new ScheduleClosed(closed, state)));
        return whole.orElseGet(() -> cutOff(id, quantity, state));
    }

    private long cutOff(long id, long quantity, String state) {
        jdbc.sql("UPDATE promising.schedule_line SET quantity = quantity - :quantity WHERE id = :id").param("quantity", quantity).param("id", id).update();
        return jdbc.sql("""
                INSERT INTO promising.schedule_line (line_id, demand_id, number, location_id, quantity, state, split_from, ready_on,
                    promise_id,
                       heard_promise_id)
                SELECT line_id, demand_id,
                       (SELECT max(number) + 1 FROM promising.schedule_line last
                           WHERE last.line_id = sl.line_id OR last.demand_id = sl.demand_id),
                       location_id, :quantity, :state, id, ready_on, promise_id, heard_promise_id
                  FROM promising.schedule_line sl WHERE id = :id
                RETURNING id
                """).param("quantity", quantity).param("state", state).param("id", id).query(Long.class).single();
    }
}
