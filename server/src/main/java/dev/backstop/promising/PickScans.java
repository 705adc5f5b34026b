package dev.backstop.promising;

import static java.util.stream.Collectors.joining;

import dev.backstop.catalog.Units;
import dev.backstop.web.Columns;
import dev.backstop.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts off a pick list what a scanner reads at the shelves: the item, or the lot where the list names one, so that no other lot leaves
 * in its place. Nothing moves by it; what was fetched leaves with its shipment.
 */
@Component
class PickScans {
    private final JdbcClient jdbc;

    PickScans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What lies at one shelf for one order line: so much of it is fetched. */
    record Counted(String order, int line, String sku, String lot, String fetched, String of) {}

    /**
     * What a code was counted for.
     *
     * @param next  bin and item to fetch next; null: all is fetched
     * @param words for the person with the scanner
     */
    record Scanned(List<Counted> counted, @Nullable String next, String words) {}

    private record Row(long schedule, long item, String sku, String unit, int decimals, String bin, String lot, String order, int line,
            long quantity, long fetched) {
        Units units() {
            return new Units(unit, decimals);
        }

        long left() {
            return quantity - fetched;
        }

        boolean is(String code) {
            return (lot.isEmpty() ? sku : lot).equalsIgnoreCase(code);
        }

        Counted counted() {
            return new Counted(order, line, sku, lot, units().text(fetched), units().text(quantity));
        }

        Row with(long more) {
            return new Row(schedule, item, sku, unit, decimals, bin, lot, order, line, quantity, fetched + more);
        }
    }

    /**
     * Counts one unit, or as many as were said, in the order of the list.
     *
     * @throws Problem 404 for an unknown list, 422 where it asks for nothing of that code, or for less
     */
    Scanned scan(String number, String code, @Nullable String quantity) {
        if (jdbc.sql("SELECT id FROM promising.pick WHERE number = :number FOR UPDATE").param("number", number).query(Long.class).optional().isEmpty()) {
            throw Problem.notFound("pick", number);
        }
        var rows = rows(number);
        var mine = rows.stream().filter(row -> row.is(code)).toList();
        if (mine.isEmpty()) {
            throw Problem.refused("/code", unknown(number, code, rows));
        }
        var units = mine.getFirst().units();
        var left = mine.stream().mapToLong(Row::left).sum();
        var count = quantity == null ? Math.min(left, units.readPositive("1", "/quantity")) : units.readPositive(quantity, "/quantity");
        if (left == 0) {
            throw Problem.refused("/code", "All of %s on pick list %s is fetched. Leave this one on its shelf.".formatted(code, number));
        }
        if (count > left) {
            throw Problem.refused("/quantity", "Only %s of %s are still to be fetched.".formatted(units.text(left), code));
        }
        var changed = counted(mine, count);
        write(number, changed);
        var next = rows.stream().map(row -> changed.stream().filter(other -> same(row, other)).findFirst().orElse(row))
                .filter(row -> row.left() > 0).findFirst().map(PickScans::shelf).orElse(null);
        var counted = changed.stream().map(Row::counted).toList();
        return new Scanned(counted, next, words(counted, next));
    }

    private static String unknown(String number, String code, List<Row> rows) {
        var lots = rows.stream().filter(row -> row.sku().equalsIgnoreCase(code)).map(Row::lot).distinct().collect(joining(", "));
        return lots.isEmpty() ? "%s is not on pick list %s. Leave it on its shelf.".formatted(code, number)
                : "Of %s this list fetches lot %s. Scan the lot.".formatted(code, lots);
    }

    private static String words(List<Counted> counted, @Nullable String next) {
        var done = counted.stream().map(each -> "%s of %s for order %s".formatted(each.fetched(), each.of(), each.order()))
                .collect(joining(", "));
        var sku = counted.getFirst().sku();
        return next == null ? "%s: %s. All of the list is fetched.".formatted(sku, done) : "%s: %s. Next: %s.".formatted(sku, done, next);
    }

    private static String shelf(Row row) {
        return row.bin().isEmpty() ? row.sku() : row.bin() + " " + row.sku();
    }

    private static boolean same(Row one, Row other) {
        return one.schedule() == other.schedule() && one.item() == other.item() && one.lot().equals(other.lot());
    }

    private static List<Row> counted(List<Row> mine, long count) {
        var changed = new ArrayList<Row>();
        var open = count;
        for (var row : mine) {
            var more = Math.min(open, row.left());
            if (more > 0) {
                changed.add(row.with(more));
                open -= more;
            }
        }
        return changed;
    }

    /** What the list still holds, in its order. */
    private List<Row> rows(String number) {
        return jdbc.sql("""
                SELECT line.schedule_line_id AS schedule, line.item_id AS item, item.sku, item.unit, item.decimals, coalesce(place.bin, '') AS bin,
                       line.lot, sales.number AS "order", ordered.line, line.quantity - line.short AS quantity, line.fetched
                  FROM promising.pick
                  JOIN promising.pick_line line ON line.pick_id = pick.id
                  JOIN promising.schedule_line schedule ON schedule.id = line.schedule_line_id AND schedule.state = 'released'
                  JOIN orders.order_line ordered ON ordered.id = schedule.line_id
                  JOIN orders.sales_order sales ON sales.id = ordered.order_id
                  JOIN catalog.item item ON item.id = line.item_id
                  LEFT JOIN catalog.item_location place ON (place.item_id, place.location_id) = (line.item_id, schedule.location_id)
                 WHERE pick.number = :number AND pick.state = 'open' AND line.quantity > line.short
                 ORDER BY bin, item.sku, sales.number, ordered.line, line.lot
                """).param("number", number).query(Row.class).list();
    }

    private void write(String number, List<Row> rows) {
        jdbc.sql("""
                UPDATE promising.pick_line line
                   SET fetched = counted.fetched
                  FROM unnest(:schedules::bigint[], :items::bigint[], :lots::text[], :fetched::bigint[])
                       AS counted (schedule, item, lot, fetched)
                 WHERE line.pick_id = (SELECT id FROM promising.pick WHERE number = :number)
                   AND (line.schedule_line_id, line.item_id, line.lot) = (counted.schedule, counted.item, counted.lot)
                """)
                .param("number", number).param("schedules", Columns.longs(rows, Row::schedule))
                .param("items", Columns.longs(rows, Row::item)).param("lots", Columns.texts(rows, Row::lot))
                .param("fetched", Columns.longs(rows, Row::fetched)).update();
    }

    /** The code as it was typed or read; scanners of some makes put spaces around it. */
    static String code(@Nullable String given) {
        var code = Objects.requireNonNullElse(given, "").strip();
        if (code.isEmpty()) {
            throw Problem.refused("/code", "Scan an item, or its lot.");
        }
        return code;
    }
}
