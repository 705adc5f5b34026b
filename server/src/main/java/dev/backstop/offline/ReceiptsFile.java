package dev.backstop.offline;

import static dev.backstop.exchange.Column.optional;

import dev.backstop.exchange.Column;
import dev.backstop.planning.LeadTimeSpread;
import dev.backstop.planning.leadtimes.LeadTimes;
import dev.backstop.planning.leadtimes.OrderClass;
import dev.backstop.planning.leadtimes.PastOrder;
import dev.backstop.planning.replay.Past;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders of the past and when they came: how long they took, and what really arrived. */
final class ReceiptsFile {
    private static final int STEPS = 9;
    private static final List<Column> COLUMNS = columns();

    private final List<Line> lines = new ArrayList<>();
    private @Nullable LeadTimes learned;

    private record Line(Spot spot, String vendor, String mode, @Nullable LocalDate orderedOn, @Nullable LocalDate receivedOn,
            long quantity) {
        PastOrder order() {
            return PastOrder.whole(OrderClass.of(vendor, mode, spot.item()), orderedOn, null, receivedOn);
        }
    }

    /** A lead time and how many receipts of the vendor stand behind it; 0: as agreed. */
    record Learned(LeadTimeSpread spread, int receipts) {}

    private static List<Column> columns() {
        var columns = new ArrayList<>(Spot.COLUMNS);
        columns.addAll(List.of(
                optional("vendor", "supplier"), optional("mode", "shipment mode"),
                        optional("ordered_on", "ordered", "order date", "po date"),
                optional("received_on", "received", "received date", "delivered on", "delivery date"), optional("quantity", "qty")));
        return List.copyOf(columns);
    }

    static ReceiptsFile none() {
        return new ReceiptsFile();
    }

    static ReceiptsFile read(String file, BadLines bad) throws CannotRead, IOException {
        var receipts = new ReceiptsFile();
        new CsvInput(file).read(COLUMNS, bad, row -> {
            var line = new Line(Spot.of(row), row.text("vendor", ""), row.text("mode", ""), row.date("ordered_on"), row.date("received_on"),
                    Quantities.atLeast(row, "quantity", 0, 0));
            if (line.orderedOn() != null && line.receivedOn() != null && line.receivedOn().isBefore(line.orderedOn())) {
                row.fault("received_on", "It was received before it was ordered. Check both days.");
            }
            if (!row.isFaulty()) {
                receipts.lines.add(line);
            }
        });
        return receipts;
    }

    /** How long orders take: from the vendor's receipts if there are three, else as agreed; nothing where neither says. */
    Optional<Learned> leadTime(Terms terms, LocalDate asOf) {
        var seen = (int) lines.stream().filter(line -> line.vendor().equals(terms.vendor()) && isComplete(line, asOf)).count();
        if (seen < LeadTimeSpread.FEWEST_RECEIPTS) {
            return Optional.ofNullable(terms.leadTimeDays()).map(days -> new Learned(LeadTimeSpread.always(days), 0));
        }
        if (learned == null) {
            learned = LeadTimes.learn(lines.stream().map(Line::order).toList(), asOf);
        }
        return learned.leadTime(OrderClass.of(terms.vendor(), terms.mode(), terms.spot().item()))
                .map(chances -> new Learned(LeadTimeSpread.of(chances).condensed(STEPS), seen));
    }

    private static boolean isComplete(Line line, LocalDate asOf) {
        return line.orderedOn() != null && line.receivedOn() != null && line.receivedOn().isBefore(asOf);
    }

    /** What really came to a place. */
    List<Past.Receipt> came(Spot spot) {
        return lines.stream().filter(line -> line.spot().equals(spot) && line.receivedOn() != null && line.quantity() > 0)
                .map(line -> new Past.Receipt(Objects.requireNonNull(line.receivedOn()), line.quantity())).toList();
    }

    /** How long the vendor's orders for a place took; all of its orders where it has none for the place. */
    List<Past.Took> took(Terms terms) {
        var ofVendor = lines.stream().filter(line -> line.vendor().equals(terms.vendor()) && line.orderedOn() != null
                && line.receivedOn() != null).toList();
        var ofSpot = ofVendor.stream().filter(line -> line.spot().equals(terms.spot())).toList();
        return (ofSpot.isEmpty() ? ofVendor : ofSpot).stream()
                .map(line -> new Past.Took(Objects.requireNonNull(line.orderedOn()),
                        Math.toIntExact(ChronoUnit.DAYS.between(line.orderedOn(), line.receivedOn()))))
                .toList();
    }
}
