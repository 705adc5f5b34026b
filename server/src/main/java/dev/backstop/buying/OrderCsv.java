package dev.backstop.buying;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.backstop.supply.PurchaseUnits;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A version of a purchase order as a table. A vendor may fill in the last columns and send it back on its page: a line may stand in it several
 * times, once for each date.
 */
final class OrderCsv {
    static final List<String> HEADING = List.of("purchaseOrder", "version", "line", "sku", "vendorSku", "name", "quantity", "unit", "price",
            "currency",
            "requestedOn", "confirmedQuantity", "confirmedOn", "answer", "note");
    /** Where the vendor ships to straight; only in orders whose goods do not come to us. */
    private static final List<String> STRAIGHT = List.of("shipTo", "customerOrder");

    private OrderCsv() {}

    static byte[] bytes(OrderDocument order) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(both(HEADING, order.customerOrder() == null ? List.of() : STRAIGHT));
            order.lines().forEach(line -> csv.writeRecord(both(row(order, line), straight(order))));
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException("memory does not fail to be written", impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> row(OrderDocument order, OrderDocument.Line line) {
        return List.of(harmless(order.number()), Integer.toString(order.version()), Integer.toString(line.line()), harmless(line.sku()),
                harmless(Objects.requireNonNullElse(line.vendorSku(), "")), harmless(line.name()), PurchaseUnits.plain(line.quantity()),
                        harmless(line.unit()),
                line.price() == null ? "" : PurchaseUnits.plain(line.price()), order.currency(), Objects.toString(line.requestedOn(), ""),
                        "", "", "", "");
    }

    private static List<String> straight(OrderDocument order) {
        return order.customerOrder() == null ? List.of() : List.of(harmless(order.deliverTo().inOneLine()), harmless(order.customerOrder()));
    }

    private static List<String> both(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Text that a spreadsheet would run as a formula is made plain text. */
    private static String harmless(String value) {
        return !value.isEmpty() && "=+-@\t".indexOf(value.charAt(0)) >= 0 ? '\'' + value : value;
    }
}
