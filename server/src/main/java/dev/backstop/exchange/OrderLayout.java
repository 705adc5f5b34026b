package dev.backstop.exchange;

import static dev.backstop.exchange.Column.optional;
import static dev.backstop.exchange.Column.required;

import dev.backstop.web.NamedFields;
import dev.backstop.web.PutResult;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Customers' orders, one row for each line: those of the past, from which demand is learned, and open ones with the date that the customer has
 * heard. They move no stock.
 */
@Component
class OrderLayout implements Layout<OrderRecord> {
    private static final List<Column> COLUMNS = List.of(
            required("number", "order", "order number", "order id", "sales order", "invoice", "invoice number"),
            required("customer", "customer code", "customer id", "customer number", "account"),
            required("orderedAt", "ordered", "ordered on", "order date", "date", "invoice date"),
            optional("requestedOn", "requested", "wanted on", "required date"),
            optional("reference", "customer reference"),
            optional("channel"),
            optional("priority"),
            optional("shipping", "ship mode"),
            optional("location", "location code", "warehouse", "site"),
            optional("currency"),
            optional("latestAcceptableOn", "cancel after"),
            optional("line", "line number", "position"),
            required("sku", "item", "item code", "article", "product", "product code", "stock code"),
            required("quantity", "qty", "ordered quantity"),
            optional("price", "unit price"),
            optional("shipped", "shipped quantity"),
            optional("shippedOn", "shipped date", "ship date"),
            optional("cancelled", "cancelled quantity"),
            optional("promisedOn", "promised", "promised date", "promise date"));

    private final OrderTakeOver takeOver;

    OrderLayout(OrderTakeOver takeOver) {
        this.takeOver = takeOver;
    }

    @Override
    public Kind kind() {
        return Kind.ORDERS;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public boolean gathersRows() {
        return true;
    }

    @Override
    public String key(Row row) {
        return row.text("number", "");
    }

    @Override
    public OrderRecord read(List<Row> rows) {
        var head = rows.getFirst();
        var lines = new ArrayList<OrderRecord.Line>();
        for (var row : rows) {
            lines.add(new OrderRecord.Line(row.integer("line", lines.size() + 1), row.required("sku"), row.requiredDecimal("quantity"),
                    row.decimal("price"), row.decimal("shipped"), row.date("shippedOn"), row.decimal("cancelled"), row.date("promisedOn")));
        }
        head.required("orderedAt");
        return new OrderRecord(head.required("number"), head.required("customer"), head.instant("orderedAt"), head.date("requestedOn"),
                head.text("reference"), head.word("channel", "import"), head.integer("priority"), head.word("shipping", "as-available"),
                head.text("location"), head.text("currency"), head.date("latestAcceptableOn"), lines);
    }

    @Override
    public List<PutResult> put(List<OrderRecord> records, NamedFields named) {
        return takeOver.takeOver(records);
    }

    @Override
    public Row rowOf(List<Row> rows, String pointer) {
        return Lines.rowOf(rows, pointer);
    }
}
