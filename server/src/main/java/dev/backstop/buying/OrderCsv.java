package dev.backstop.buying;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.backstop.supply.PurchaseUnits;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A version of a purchase order as a table. A vendor may fill in the last columns and send it back on its page: a line may stand in it several
 * times, once for each date.
 */
final class OrderCsv {
    static final List<String> HEADING = List.of("purchaseOrder", "version", "line", "sku", "vendorSku", "name", "quantity", "unit", "price",
            "currency",
            "requestedOn", "confirmedQuantity", "confirmedOn", "answer", "note", "shipTo", "customerOrder");

    private OrderCsv() {}

    static byte[] bytes(OrderDocument order) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(HEADING);
            order.lines().forEach(line -> csv.writeRecord(row(order, line)));
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
                        "", "", "", "", harmless(shipTo(order)), harmless(Objects.requireNonNullElse(order.customerOrder(), "")));
    }

    /** Whom the vendor ships to straight; empty where the goods come to us. */
    private static String shipTo(OrderDocument order) {
        return order.customerOrder() == null ? ""
                : order.deliverTo().inOneLine();
    }

    /** Text that a spreadsheet would run as a formula is made plain text. */
    private static String harmless(String value) {
        return !value.isEmpty() && "=+-@\t".indexOf(value.charAt(0)) >= 0 ? '\'' + value : value;
    }
}
