package dev.backstop.supply;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Units;
import dev.backstop.catalog.Vendors;
import dev.backstop.web.Cursor;
import dev.backstop.web.Form;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Quantities agreed for a while, called off as purchase orders of their own; together never more than was agreed. */
@Component
class BlanketOrders {
    private static final int PRICE_DECIMALS = 6;
    private static final Units UNKNOWN = new Units("", 6); // of an item that does not exist: its quantity may have any decimals
    private static final String WITHIN = "Say from which day to which it is agreed, the last not before the first.";
    private static final String SELECT = """
            SELECT blanket.id, blanket.number, vendor.code AS vendor, vendor.name AS vendor_name, vendor.currency, item.sku, item.name, item.unit, item.decimals, blanket.quantity,
                   trim_scale(blanket.price)::text AS price, blanket.valid_from, blanket.valid_until, blanket.vendor_id, blanket.item_id,
                   coalesce((SELECT sum(line.quantity - part.cancelled) FROM supply.call_off JOIN supply.purchase_order_line line ON line.id = call_off.line_id
                             CROSS JOIN LATERAL (SELECT coalesce(sum(cancelled), 0) AS cancelled FROM supply.purchase_order_part WHERE line_id = line.id) part
                              WHERE call_off.blanket_order_id = blanket.id), 0)::bigint AS called
              FROM supply.blanket_order blanket
              JOIN catalog.vendor ON vendor.id = blanket.vendor_id
              JOIN catalog.item ON item.id = blanket.item_id
            """;

    private final JdbcClient jdbc;
    private final PurchaseOrders orders;
    private final Vendors vendors;
    private final Items items;
    private final Locations locations;
    private final Clock clock;

    BlanketOrders(JdbcClient jdbc, PurchaseOrders orders, Vendors vendors, Items items, Locations locations, Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.vendors = vendors;
        this.items = items;
        this.locations = locations;
        this.clock = clock;
    }

    /** {@code price} of one purchase unit; null: as the terms of the vendor say on the day of the call-off. */
    @Strict
    record Agreed(@Nullable String vendor, @Nullable String sku, @Nullable String quantity, @Nullable String price, @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil) {}

    /** What is called off; {@code expectedOn} null: as the lead time says. */
    @Strict
    record CallOff(@Nullable String location, @Nullable String quantity, @Nullable LocalDate expectedOn) {}

    /** A blanket order as it stands: {@code called} is under way or has come, {@code left} can be called off. */
    record Blanket(String number, String vendor, String vendorName, String sku, String name, String unit, String quantity, String called, String left,
            @Nullable String price, String currency, LocalDate validFrom, LocalDate validUntil) {}

    /** What was called off; {@code quantity} without what was cancelled since, {@code state} that of its purchase order. */
    record Called(String purchaseOrder, int line, String quantity, String received, String state, @Nullable LocalDate expectedOn) {}

    private record Stored(long id, long vendor, long item, long left, @Nullable BigDecimal price, Blanket blanket) {}

    Listing<Blanket> list(@Nullable String vendor, Cursor page) {
        var rows = jdbc.sql(SELECT + " WHERE blanket.id > :after AND (:vendor::text IS NULL OR vendor.code = :vendor) ORDER BY blanket.id LIMIT :limit")
                .param("after", page.afterId()).param("vendor", vendor).param("limit", page.limit() + 1).query(BlanketOrders::stored).list();
        return Listing.page(rows, page, row -> Long.toString(row.id())).map(Stored::blanket);
    }

    Blanket get(String number) {
        return require(number).blanket();
    }

    /** The newest first. */
    List<Called> callOffs(String number) {
        return jdbc.sql("""
                SELECT purchase.number, line.line, item.unit, item.decimals, purchase.state,
                       sum(part.quantity - part.cancelled)::bigint AS quantity, sum(part.received)::bigint AS received,
                       min(part.expected_on) FILTER (WHERE part.quantity > part.received + part.cancelled) AS expected_on
                  FROM supply.call_off
                  JOIN supply.purchase_order_line line ON line.id = call_off.line_id
                  JOIN supply.purchase_order purchase ON purchase.id = line.order_id
                  JOIN supply.purchase_order_part part ON part.line_id = line.id
                  JOIN catalog.item ON item.id = line.item_id
                 WHERE call_off.blanket_order_id = :blanket
                 GROUP BY purchase.id, purchase.number, line.line, item.unit, item.decimals, purchase.state
                 ORDER BY purchase.id DESC
                 LIMIT 1000
                """).param("blanket", require(number).id())
                .query((row, _) -> {
                    var units = new Units(row.getString("unit"), row.getInt("decimals"));
                    return new Called(row.getString("number"), row.getInt("line"), units.text(row.getLong("quantity")), units.text(row.getLong("received")),
                            row.getString("state"), row.getObject("expected_on", LocalDate.class));
                }).list();
    }

    private Stored require(String number) {
        return jdbc.sql(SELECT + " WHERE blanket.number = :number").param("number", number).query(BlanketOrders::stored).optional()
                .orElseThrow(() -> Problem.notFound("blanket order", number));
    }

    Blanket agree(Agreed wanted) {
        var form = new Form();
        var vendor = form.read(() -> vendors.require(Objects.requireNonNullElse(wanted.vendor(), ""), "/vendor"));
        var item = form.read(() -> items.require(Objects.requireNonNullElse(wanted.sku(), ""), "/sku"));
        var units = item == null ? UNKNOWN : item.units();
        var quantity = form.read(() -> units.readPositive(Objects.requireNonNullElse(wanted.quantity(), ""), "/quantity"));
        var price = form.decimal("/price", wanted.price(), PRICE_DECIMALS);
        if (wanted.validFrom() == null) {
            form.fault("/validFrom", WITHIN);
        }
        if (wanted.validUntil() == null || (wanted.validFrom() != null && wanted.validUntil().isBefore(wanted.validFrom()))) {
            form.fault("/validUntil", WITHIN);
        }
        if (vendor == null || item == null || quantity == null || !form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        return get(jdbc.sql("""
                INSERT INTO supply.blanket_order (number, vendor_id, item_id, quantity, price, valid_from, valid_until, created_at)
                VALUES ('BO-' || nextval('supply.blanket_order_number'), :vendor, :item, :quantity, :price::numeric, :from, :until, :now)
                RETURNING number
                """).param("vendor", vendor.id()).param("item", item.id()).param("quantity", quantity)
                .param("price", price == null ? null : price.toPlainString()).param("from", wanted.validFrom()).param("until", wanted.validUntil())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).query(String.class).single());
    }

    /** Sends an order for a part of what was agreed, at its price; answers the number of the order. */
    String callOff(String number, CallOff wanted) {
        jdbc.sql("SELECT id FROM supply.blanket_order WHERE number = :number FOR UPDATE").param("number", number).query(Long.class).optional();
        var known = require(number);
        var item = Objects.requireNonNull(items.byIds(List.of(known.item())).get(known.item()), "item of a blanket order");
        var location = locations.require(Objects.requireNonNullElse(wanted.location(), ""), "/location").requireOurs("/location");
        var quantity = item.units().readPositive(Objects.requireNonNullElse(wanted.quantity(), ""), "/quantity");
        var today = location.today(clock.instant());
        if (today.isBefore(known.blanket().validFrom()) || today.isAfter(known.blanket().validUntil())) {
            throw Problem.conflict("not-valid", "%s holds from %s to %s. Agree a new one.".formatted(number, known.blanket().validFrom(), known.blanket().validUntil()));
        }
        if (wanted.expectedOn() != null && wanted.expectedOn().isBefore(today)) {
            throw Problem.refused("/expectedOn", "%s is past, and the vendor gets the call-off now. Name a day from today on, or leave it out.".formatted(wanted.expectedOn()));
        }
        if (quantity > known.left()) {
            throw Problem.conflict("called-off", "Only %s %s of %s are left. Call off less, or order the rest at the usual price."
                    .formatted(known.blanket().left(), item.units().unit(), number));
        }
        var draft = orders.create(new NewPurchaseOrder(null, known.vendor(), location.id(), false, null, null,
                List.of(new NewPurchaseOrder.Line(1, known.item(), quantity, wanted.expectedOn()))));
        jdbc.sql("UPDATE supply.purchase_order_line SET price = coalesce(:price::numeric, price) WHERE order_id = :order")
                .param("price", known.price() == null ? null : known.price().toPlainString()).param("order", draft.id()).update();
        jdbc.sql("INSERT INTO supply.call_off (blanket_order_id, line_id) VALUES (:blanket, :line)")
                .param("blanket", known.id()).param("line", draft.lines().getFirst().id()).update();
        return orders.send(orders.require(draft.number())).number();
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        var units = new Units(row.getString("unit"), row.getInt("decimals"));
        var left = row.getLong("quantity") - row.getLong("called");
        var price = row.getString("price");
        return new Stored(row.getLong("id"), row.getLong("vendor_id"), row.getLong("item_id"), left, price == null ? null : new BigDecimal(price),
                new Blanket(row.getString("number"), row.getString("vendor"), row.getString("vendor_name"), row.getString("sku"), row.getString("name"), units.unit(),
                        units.text(row.getLong("quantity")), units.text(row.getLong("called")), units.text(left), price, row.getString("currency"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class)));
    }
}
