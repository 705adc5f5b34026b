package dev.backstop.promising;

import dev.backstop.catalog.Item;
import dev.backstop.orders.Shipping;
import dev.backstop.web.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Demand that is no order line: it stands in the same queue, and is pegged and given up by the same means. */
@Component
class OtherDemand {
    private final JdbcClient jdbc;
    private final ScheduleBook schedule;
    private final PegTaking pegs;

    OtherDemand(JdbcClient jdbc, ScheduleBook schedule, PegTaking pegs) {
        this.jdbc = jdbc;
        this.schedule = schedule;
        this.pegs = pegs;
    }

    /**
     * A demand of which something is open.
     *
     * @param reference number of the quote, agreement, production order or transfer
     * @param locations where its schedule lines stand, {@code codes} the same as written outside
     */
    record Row(long id, String reference, int line, long item, long open, Instant priorityAt, List<Long> locations, List<String> codes) {
        Row {
            locations = List.copyOf(locations);
            codes = List.copyOf(codes);
        }

        Row less(long units) {
            return new Row(id, reference, line, item, open - units, priorityAt, locations, codes);
        }
    }

    /** Units that one of our own documents asks for at a location, of usual priority from now on. */
    static OpenLine line(OpenLine.Kind kind, String reference, int line, Item item, long location, long quantity, Instant now) {
        var schedule = OpenLine.Schedule.asked(quantity);
        return new OpenLine(kind, 0, line, 0, reference, item, location, Hypothetical.USUAL_PRIORITY, now, Shipping.AS_AVAILABLE, 1, null,
                null, null, "",
                List.of(schedule));
    }

    /**
     * Books demand, one line at one or more locations; it has no promise until settled. {@code bundle}: what ships together; null: each
     * alone.
     */
    void ask(String reference, @Nullable Long bundle, List<OpenLine> lines) {
        var ids = insert(reference, bundle, lines);
        schedule.openDemand(lines.stream()
                .map(line -> new ScheduleBook.NewSchedule(
                        Objects.requireNonNull(ids.get(line.lineNumber()), "just booked"), line.location(), line.quantity())).toList());
    }

    private Map<Integer, Long> insert(String reference, @Nullable Long bundle, List<OpenLine> lines) {
        var quantities = new HashMap<Integer, Long>();
        lines.forEach(line -> quantities.merge(line.lineNumber(), line.quantity(), Math::addExact));
        var each = new ArrayList<OpenLine>();
        lines.stream().filter(line -> each.stream().noneMatch(other -> other.lineNumber() == line.lineNumber())).forEach(each::add);
        var ids = new HashMap<Integer, Long>();
        jdbc.sql("""
                INSERT INTO promising.demand (kind, reference, bundle, line, item_id, quantity, priority, priority_at, shipping,
                    minimum_shipment,
                       requested_on, latest_acceptable_on, customer_class, channel)
                SELECT kind, :reference, :bundle, line, item_id, quantity, priority, priority_at, shipping, minimum_shipment, requested_on,
                       latest_acceptable_on, customer_class, channel
                  FROM unnest(:kinds::text[], :lines::int[], :items::bigint[], :quantities::bigint[], :priorities::int[],
                      :since::timestamptz[],
                              :shipping::text[], :minimums::bigint[], :requested::date[], :acceptable::date[], :classes::text[],
                                  :channels::text[])
                       WITH ORDINALITY AS asked (kind, line, item_id, quantity, priority, priority_at, shipping, minimum_shipment,
                           requested_on,
                                                 latest_acceptable_on, customer_class, channel, position)
                 ORDER BY position
                RETURNING id, line
                """)
                .param("reference", reference).param("bundle", bundle, java.sql.Types.BIGINT)
                .param("kinds", Columns.texts(each, line -> line.kind().code())).param("lines", Columns.ints(each, OpenLine::lineNumber))
                .param("items", Columns.longs(each, line -> line.item().id()))
                .param("quantities", Columns.longs(each, line -> quantities.get(line.lineNumber())))
                .param("priorities", Columns.ints(each, OpenLine::priority)).param("since", Columns.texts(each, OpenLine::priorityAt))
                .param("shipping", Columns.texts(each, line -> line.shipping().code()))
                        .param("minimums", Columns.longs(each, OpenLine::minimumShipment))
                .param("requested", Columns.texts(each, OpenLine::requestedOn))
                        .param("acceptable", Columns.texts(each, OpenLine::latestAcceptableOn))
                .param("classes", Columns.texts(each, OpenLine::customerClass)).param("channels", Columns.texts(each, OpenLine::channel))
                .query(row -> {
                    ids.put(row.getInt("line"), row.getLong("id"));
                });
        return ids;
    }

    /** What is open of some quotes, agreements, production orders or transfers. */
    List<Row> open(OpenLine.Kind kind, Collection<String> references) {
        return jdbc.sql("""
                SELECT d.id, d.reference, d.line, d.item_id, d.open, d.priority_at, array_agg(DISTINCT l.id) AS locations,
                    array_agg(DISTINCT l.code) AS codes
                  FROM promising.demand d
                  JOIN promising.schedule_line sl ON sl.demand_id = d.id AND sl.state IN ('open', 'released')
                  JOIN catalog.location l ON l.id = sl.location_id
                 WHERE d.kind = :kind AND d.reference = ANY (:references) AND d.quantity > d.done
                 GROUP BY d.id
                 ORDER BY d.reference, d.line
                """)
                .param("kind", kind.code()).param("references", references.toArray(String[]::new))
                .query(OtherDemand::row).list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(row.getLong("id"), row.getString("reference"), row.getInt("line"), row.getLong("item_id"), row.getLong("open"),
                row.getObject("priority_at", OffsetDateTime.class).toInstant(),
                Arrays.asList((Long[]) row.getArray("locations").getArray()),
                Arrays.asList((String[]) row.getArray("codes").getArray()));
    }

    private record Open(long id, long quantity, boolean stock) {}

    /** Units that nobody asks for any more; what was promised last goes first. */
    void giveUp(Row row, long quantity, Item item) {
        take(row.id(), quantity, item, "cancelled", "p.ship_by DESC NULLS FIRST, sl.number DESC");
    }

    /**
     * Units that leave the shelf for it.
     *
     * @return how many could be taken: never more than are pegged to stock
     */
    long issue(Row row, long quantity, Item item) {
        return take(row.id(), quantity, item, "shipped", "sl.number");
    }

    private long take(long demand, long quantity, Item item, String state, String inOrder) {
        var left = quantity;
        for (var one : schedule(demand, inOrder)) {
            if (left > 0 && (state.equals("cancelled") || one.stock())) {
                var taken = Math.min(left, one.quantity());
                pegs.close(schedule.take(one.id(), taken, state), one.id(), taken, item);
                left -= taken;
            }
        }
        jdbc.sql("UPDATE promising.demand SET done = done + :units WHERE id = :id").param("units", quantity - left).param("id", demand)
                .update();
        return quantity - left;
    }

    private List<Open> schedule(long demand, String inOrder) {
        return jdbc.sql("""
                SELECT sl.id, sl.quantity,
                       NOT EXISTS (SELECT 1 FROM promising.peg
                           WHERE peg.schedule_line_id = sl.id AND peg.closed_at IS NULL AND peg.source <> 'stock') AS stock
                  FROM promising.schedule_line sl
                  LEFT JOIN promising.promise p ON p.id = sl.promise_id
                 WHERE sl.demand_id = :demand AND sl.state = 'open'
                 ORDER BY\s""" + inOrder)
                .param("demand", demand).query(Open.class).list();
    }

    /**
     * Units that were held are now asked for by an order line, with what they are pegged to; what was promised first goes over first. They are promised
     * anew, as the order's.
     */
    void handOver(Row row, long quantity, Item item, long orderLine) {
        var left = quantity;
        for (var one : schedule(row.id(), "p.ship_by NULLS LAST, sl.number")) {
            var taken = Math.min(left, one.quantity());
            if (taken > 0) {
                var carrier = schedule.take(one.id(), taken, "open");
                if (carrier != one.id()) {
                    pegs.putBack(carrier, one.id(), taken, item);
                }
                jdbc.sql("""
                        UPDATE promising.schedule_line
                           SET line_id = :line, demand_id = NULL, split_from = NULL, promise_id = NULL, heard_promise_id = NULL,
                               number = 1 + (SELECT count(*) FROM promising.schedule_line WHERE line_id = :line)
                         WHERE id = :carrier
                        """).param("line", orderLine).param("carrier", carrier).update();
                left -= taken;
            }
        }
        jdbc.sql("UPDATE promising.demand SET done = done + :units WHERE id = :id").param("units", quantity - left).param("id", row.id()).update();
    }

    /** What was held is now asked for by order lines that have the same ids: schedule lines go over with pegs and promises. */
    void becomeLines(Collection<Long> demands) {
        var ids = demands.toArray(Long[]::new);
        jdbc.sql("UPDATE promising.schedule_line SET line_id = demand_id, demand_id = NULL WHERE demand_id = ANY (:ids)").param("ids", ids)
                .update();
        jdbc.sql("UPDATE promising.demand SET done = quantity WHERE id = ANY (:ids)").param("ids", ids).update();
    }
}
