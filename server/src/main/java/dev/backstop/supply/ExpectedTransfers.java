package dev.backstop.supply;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.SourcingTerm;
import dev.backstop.catalog.SourcingTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the day on which transfers are expected in step with what they wait for at their sender; the day that was asked for stays. */
@Component
public class ExpectedTransfers {
    private final JdbcClient jdbc;
    private final PartRows parts;
    private final SourcingTerms terms;
    private final Locations locations;

    ExpectedTransfers(JdbcClient jdbc, PartRows parts, SourcingTerms terms, Locations locations) {
        this.jdbc = jdbc;
        this.parts = parts;
        this.terms = terms;
        this.locations = locations;
    }

    /** A line of a transfer, by its number and its own. */
    public record Line(String transfer, int line) {}

    /**
     * What a line waits for at its sender.
     *
     * @param until when the last of it can leave; null: nobody knows
     * @param what  and its supply where it is known: {@code MUG from PO-3/1}
     */
    public record Waits(@Nullable LocalDate until, String what) {}

    private record Row(String number, int line, long item, long from, long to, @Nullable LocalDate askedFor, @Nullable LocalDate expectedOn,
            Instant createdAt, long part, long quantity) {
        Place place() {
            return new Place(item, to);
        }
    }

    private record Move(Row row, @Nullable LocalDate to, String why) {
        Lateness told() {
            var reference = SupplyPart.reference(row.number(), row.line(), 1);
            return new Lateness(row.place(), "transfer %s %s: %s".formatted(row.number(), SupplyWords.moved(row.expectedOn(), to), why), reference);
        }
    }

    /**
     * Looks at transfers by number, those of their lines of which something is still to leave; answers those of which the day moved. Whoever waits for
     * them has to be promised anew.
     *
     * @param waiting lines that wait for something; of the others all that is to leave is there
     */
    public List<Lateness> follow(Collection<String> transfers, Map<Line, Waits> waiting) {
        var known = locations.all().stream().collect(toMap(Location::id, location -> location));
        var rows = toLeave(transfers);
        if (rows.isEmpty()) {
            return List.of();
        }
        var ways = terms.of(rows.stream().map(Row::place).distinct().toList());
        var moves = new ArrayList<Move>();
        for (var row : rows) {
            var waits = waiting.get(new Line(row.number(), row.line()));
            var expected = waits == null ? row.askedFor() : expected(row, waits, ways.getOrDefault(row.place(), List.of()), known);
            if (!Objects.equals(expected, row.expectedOn())) {
                moves.add(new Move(row, expected, waits == null ? "what it waited for is there" : "it waits for " + waits.what()));
            }
        }
        parts.move(moves.stream().map(move -> new PartRows.Moved(move.row().part(), move.to(), move.row().quantity(), move.why())).toList());
        return moves.stream().map(Move::told).toList();
    }

    /** The day asked for while it can be kept; else as long after the goods can leave as the way takes, or as was left when somebody asked for less. */
    private static @Nullable LocalDate expected(Row row, Waits waits, List<SourcingTerm> ways, Map<Long, Location> known) {
        var until = waits.until();
        var askedFor = row.askedFor();
        if (until == null) {
            return null;
        }
        var arranged = Objects.requireNonNull(known.get(row.from()), "sender of a transfer").today(row.createdAt());
        var calendar = ways.stream().filter(way -> Objects.equals(way.fromLocation(), row.from())).findFirst()
                .map(way -> LeadTimeRecords.calendar(way, null, known));
        var usual = calendar.flatMap(way -> way.arrival(until)).orElse(null);
        if (askedFor == null || (usual == null && !until.isAfter(askedFor))) {
            return askedFor == null ? usual : askedFor;
        }
        var asUsual = calendar.flatMap(way -> way.arrival(arranged)).filter(day -> !askedFor.isBefore(day)).isPresent();
        var receiver = Objects.requireNonNull(known.get(row.to()), "receiver of a transfer").calendar();
        var asSoon = receiver.onOrAfter(until.plusDays(Math.max(0, ChronoUnit.DAYS.between(arranged, askedFor))));
        var soonest = usual == null || (!asUsual && asSoon.isBefore(usual)) ? asSoon : usual;
        return !until.isAfter(arranged) || soonest.isBefore(askedFor) ? askedFor : soonest;
    }

    private List<Row> toLeave(Collection<String> numbers) {
        return jdbc.sql("""
                SELECT transfer.number, line.line, line.item_id AS item, transfer.from_location_id AS "from", transfer.to_location_id AS "to",
                       part.requested_on AS asked_for, part.expected_on, transfer.created_at, part.id AS part, part.quantity
                  FROM supply.transfer
                  JOIN supply.transfer_line line ON line.transfer_id = transfer.id
                  JOIN supply.purchase_order_part part ON part.transfer_line_id = line.id
                 WHERE transfer.number = ANY (:numbers) AND line.quantity - part.cancelled > line.dispatched
                 ORDER BY part.id
                """).param("numbers", numbers.toArray(String[]::new)).query(Row.class).list();
    }
}
