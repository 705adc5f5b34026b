package dev.backstop.offline;

import static dev.backstop.exchange.Column.optional;

import dev.backstop.exchange.Column;
import dev.backstop.planning.plan.Receipt;
import dev.backstop.planning.plan.Spot;
import dev.backstop.planning.plan.Terms;
import dev.backstop.planning.replay.Past;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Orders of the past and when they came. */
final class ReceiptsFile {
    private static final List<Column> COLUMNS = Spots.and(
            optional("vendor", "supplier"), optional("mode", "shipment mode"),
            optional("ordered_on", "ordered", "order date", "po date"),
            optional("received_on", "received", "received date", "delivered on", "delivery date"), optional("quantity", "qty"));

    private final List<Receipt> all = new ArrayList<>();
    private final Map<Spot, List<Receipt>> bySpot = new HashMap<>();
    private final Map<String, List<Receipt>> byVendor = new HashMap<>();

    private ReceiptsFile() {}

    static ReceiptsFile read(@Nullable String file, BadLines bad) throws CannotRead, IOException {
        var receipts = new ReceiptsFile();
        if (file != null) {
            new TableInput(file).read(COLUMNS, bad, row -> {
                var receipt = Receipt.of(Spots.of(row), new RowCells(row));
                if (!row.isFaulty()) {
                    receipts.add(receipt);
                }
            });
        }
        return receipts;
    }

    private void add(Receipt receipt) {
        all.add(receipt);
        bySpot.computeIfAbsent(receipt.spot(), _ -> new ArrayList<>(4)).add(receipt);
        byVendor.computeIfAbsent(receipt.vendor(), _ -> new ArrayList<>(4)).add(receipt);
    }

    List<Receipt> all() {
        return all;
    }

    /** What really came to a place. */
    List<Past.Receipt> came(Spot spot) {
        return bySpot.getOrDefault(spot, List.of()).stream().filter(receipt -> receipt.receivedOn() != null && receipt.quantity() > 0)
                .map(receipt -> new Past.Receipt(Objects.requireNonNull(receipt.receivedOn()), receipt.quantity())).toList();
    }

    /** How long the vendor's orders for a place took; all of its orders where it has none for the place. */
    List<Past.Took> took(Terms terms) {
        var here = took(bySpot.getOrDefault(terms.spot(), List.of()).stream().filter(receipt -> receipt.vendor().equals(terms.vendor())));
        return here.isEmpty() ? took(byVendor.getOrDefault(terms.vendor(), List.of()).stream()) : here;
    }

    private static List<Past.Took> took(Stream<Receipt> receipts) {
        return receipts.filter(receipt -> receipt.orderedOn() != null && receipt.receivedOn() != null)
                .map(receipt -> new Past.Took(Objects.requireNonNull(receipt.orderedOn()),
                        days(receipt.orderedOn(), receipt.receivedOn()))).toList();
    }

    private static int days(@Nullable LocalDate from, @Nullable LocalDate to) {
        return Math.toIntExact(ChronoUnit.DAYS.between(Objects.requireNonNull(from), Objects.requireNonNull(to)));
    }
}
