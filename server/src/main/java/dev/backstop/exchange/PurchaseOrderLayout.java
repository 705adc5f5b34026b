package dev.backstop.exchange;

import static dev.backstop.exchange.Column.optional;
import static dev.backstop.exchange.Column.required;

import dev.backstop.supply.PastOrder;
import dev.backstop.supply.PurchaseOrders;
import dev.backstop.web.NamedFields;
import dev.backstop.web.PutResult;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Purchase orders, one row for each line: open ones, and those of the past from which lead times are learned. They move no stock. */
@Component
class PurchaseOrderLayout implements Layout<PastOrder> {
    private static final List<Column> COLUMNS = List.of(
            required("number", "purchase order", "po", "po number", "order number", "order"),
            required("vendor", "vendor code", "supplier", "supplier code"),
            required("location", "location code", "warehouse", "site"),
            optional("state", "status"),
            optional("orderedOn", "ordered", "order date", "sent on"),
            optional("line", "line number", "position"),
            required("sku", "item", "item code", "article", "product", "product code", "stock code"),
            required("quantity", "qty", "ordered quantity"),
            optional("expectedOn", "expected", "due", "due date", "eta", "promised"),
            optional("received", "received quantity"),
            optional("receivedOn", "receipt date"));

    private final PurchaseOrders orders;

    PurchaseOrderLayout(PurchaseOrders orders) {
        this.orders = orders;
    }

    @Override
    public Kind kind() {
        return Kind.PURCHASE_ORDERS;
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
    public PastOrder read(List<Row> rows) {
        var head = rows.getFirst();
        var lines = new ArrayList<PastOrder.Line>();
        for (var row : rows) {
            lines.add(new PastOrder.Line(row.integer("line"), row.required("sku"), row.requiredDecimal("quantity"), row.date("expectedOn"),
                    row.decimal("received"), row.date("receivedOn")));
        }
        return new PastOrder(head.required("number"), head.required("vendor"), head.required("location"), head.word("state", "sent"),
                head.date("orderedOn"), lines);
    }

    @Override
    public List<PutResult> put(List<PastOrder> records, NamedFields named) {
        return orders.importAll(records);
    }

    @Override
    public Row rowOf(List<Row> rows, String pointer) {
        return Lines.rowOf(rows, pointer);
    }
}
