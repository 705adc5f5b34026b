package dev.backstop.buying;

import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.promising.DirectShipments;
import dev.backstop.supply.PurchaseOrder;
import dev.backstop.supply.PurchaseOrders;
import dev.backstop.supply.PurchaseUnits;
import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a vendor's word that it sent goods straight to our customer: they are shipped for the customer, who is told. */
@Component
class VendorShipments {
    private final PurchaseOrders orders;
    private final DirectShipments shipments;
    private final Items items;
    private final AnswerRows rows;
    private final Clock clock;

    VendorShipments(PurchaseOrders orders, DirectShipments shipments, Items items, AnswerRows rows, Clock clock) {
        this.orders = orders;
        this.shipments = shipments;
        this.items = items;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * What left.
     *
     * @param quantities in the vendor's unit, by line
     */
    record Left(@Nullable String carrier, @Nullable String tracking, Map<Integer, BigDecimal> quantities) {
        Left {
            quantities = Map.copyOf(quantities);
        }
    }

    /**
     * Ships; the same form sent twice ships once.
     *
     * @throws Problem 422 with a fault for each quantity that cannot be, 409 where nothing can have left any more, in the vendor's language
     */
    void take(String number, Left left, VendorAnswers.Sent sent) {
        var order = orders.require(number);
        if (!rows.isNew(sent.decision())) {
            return;
        }
        if (order.state() != PurchaseOrder.State.SENT) {
            throw Problem.conflict("closed", sent.say().say("error.closed", "number", number));
        }
        var known = items.byIds(order.lines().stream().map(PurchaseOrder.Line::item).collect(toSet()));
        var form = new Form();
        var lines = new ArrayList<DirectShipments.Line>();
        for (var line : order.lines()) {
            var quantity = left.quantities().get(line.line());
            if (quantity != null) {
                line(line, Objects.requireNonNull(known.get(line.item()), "item of a line"), quantity, sent, form, lines);
            }
        }
        if (form.isFaultless() && lines.isEmpty()) {
            form.fault("/quantity", sent.say().say("error.shipped-nothing"));
        }
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        rows.append(order.id(), lines.stream().map(each -> new VendorSaid(each.line(), VendorSaid.Kind.SHIPPED, List.of(), left.tracking())).toList(),
                sent, clock.instant());
        ship(number, new DirectShipments.Sent(left.carrier(), left.tracking(), lines), sent);
    }

    /** The customer may have cancelled since; the vendor reads that in its own language. */
    private void ship(String number, DirectShipments.Sent goods, VendorAnswers.Sent sent) {
        try {
            shipments.ship(number, goods);
        } catch (Problem refused) {
            throw Problem.conflict("not-shipped", sent.say().say("error.shipped-cancelled", "number", number));
        }
    }

    private static void line(PurchaseOrder.Line line, Item item, BigDecimal quantity, VendorAnswers.Sent sent, Form form,
            List<DirectShipments.Line> lines) {
        var counted = line.counted(item.units());
        var units = counted.smallest(quantity, line.open());
        if (units.isEmpty()) {
            form.fault("/quantities/%d".formatted(line.line()), sent.say().say("error.too-much", "quantity", PurchaseUnits.plain(quantity),
                    "unit", counted.unit(), "open", PurchaseUnits.plain(counted.of(line.open()))));
        } else if (units.getAsLong() > 0) {
            lines.add(new DirectShipments.Line(line.line(), item.units().text(units.getAsLong())));
        }
    }
}
