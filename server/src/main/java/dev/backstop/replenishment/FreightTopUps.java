package dev.backstop.replenishment;

import dev.backstop.access.Who;
import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Items;
import dev.backstop.planning.FreightTariff;
import dev.backstop.planning.FreightTopUp;
import dev.backstop.planning.FreightTopUp.Line;
import dev.backstop.planning.FreightTopUp.TopUp;
import dev.backstop.supply.PurchaseOrder;
import dev.backstop.supply.PurchaseOrders;
import dev.backstop.web.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders that are topped up to the value or the weight from which freight is cheaper, where that saves more than holding costs. */
@Component
class FreightTopUps {
    private static final int WEIGHT_DECIMALS = 3;

    private final FreightSteps steps;
    private final PurchaseOrders orders;
    private final Items items;
    private final FirmSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    FreightTopUps(FreightSteps steps, PurchaseOrders orders, Items items, FirmSettings settings, JdbcClient jdbc, Clock clock) {
        this.steps = steps;
        this.orders = orders;
        this.items = items;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The freight of an order.
     *
     * @param weight  kilograms; null: that of an item is not known
     * @param freight null: the vendor's freight is not known, or is charged by a weight that is not
     * @param topUp   what would save money, with its arithmetic; null: nothing
     * @param done    what was ordered on top before, with its arithmetic
     */
    record Freight(String purchaseOrder, String currency, String value, @Nullable String weight,
            @Nullable String freight, @Nullable String topUp, List<String> done) {
        Freight {
            done = List.copyOf(done);
        }
    }

    Freight of(String number) {
        var order = orders.byNumber(number).orElseThrow(() -> Problem.notFound("purchase order", number));
        var loaded = loaded(order);
        var tariff = steps.of(order.vendor());
        return new Freight(number, order.currency(), money(loaded.value()),
                loaded.weight() == null ? null : loaded.weight().setScale(WEIGHT_DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString(),
                loaded.by(tariff).flatMap(tariff::freight).map(FreightTopUps::money).orElse(null),
                best(order).map(topUp -> words(order, topUp)).orElse(null), done(number));
    }

    /** Orders it on top; 409 where it does not pay, or the order was sent. */
    Freight apply(String number) {
        var order = orders.require(number);
        topUp(order, best(order).orElseThrow(() -> Problem.conflict("nothing-to-save",
                "More on %s would not save freight, or it was sent. Look at it again.".formatted(number))));
        return of(number);
    }

    /** Tops up those of these drafts where it pays. */
    void applyAll(List<String> numbers) {
        for (var number : numbers) {
            var order = orders.require(number);
            best(order).ifPresent(topUp -> topUp(order, topUp));
        }
    }

    /** Whether any of these orders has a vendor with freight steps. */
    List<String> concerned(List<String> numbers) {
        return jdbc.sql("""
                SELECT number FROM supply.purchase_order
                 WHERE number = ANY (:numbers) AND state = 'draft' AND vendor_id IN (SELECT vendor_id FROM replenishment.freight_step)
                 ORDER BY number
                """).param("numbers", numbers.toArray(String[]::new)).query(String.class).list();
    }

    private Optional<TopUp> best(PurchaseOrder order) {
        var ours = order.state() == PurchaseOrder.State.DRAFT && order.straightTo() == null; // a customer gets what was ordered and no more
        var tariff = ours ? steps.of(order.vendor()) : FreightTariff.NONE;
        return tariff.steps().isEmpty() ? Optional.empty()
                : loaded(order).by(tariff).flatMap(measure ->
                        FreightTopUp.best(measure, tariff, lines(order, tariff.basis()), settings.now().holdingRate()));
    }

    private void topUp(PurchaseOrder order, TopUp topUp) {
        var words = words(order, topUp);
        var now = order;
        for (var more : topUp.more()) {
            var line = now.line(more.line()).orElseThrow();
            now = orders.change(now, line, Math.addExact(line.quantity(), more.quantity()));
        }
        jdbc.sql("INSERT INTO replenishment.top_up (purchase_order, words, at, by) VALUES (:order, :words, :at, :by)")
                .param("order", order.number()).param("words", words).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Who.now()).update();
    }

    private List<String> done(String number) {
        return jdbc.sql("SELECT words FROM replenishment.top_up WHERE purchase_order = :order ORDER BY id").param("order", number).query(String.class).list();
    }

    private List<Line> lines(PurchaseOrder order, FreightTariff.Basis basis) {
        return jdbc.sql("""
                SELECT line.line, lot.units AS lot,
                       round(line.price * line.purchase_quantity / line.quantity * lot.units, 4) AS lot_value,
                       coalesce(lot.units * item.weight / power(10::numeric, item.decimals), 0) AS lot_weight, coalesce(learned.per_day, 0) AS per_day,
                       line.quantity / nullif(learned.per_day, 0) AS cover_days
                  FROM supply.purchase_order purchase
                  JOIN supply.purchase_order_line line ON line.order_id = purchase.id
                  JOIN catalog.item ON item.id = line.item_id
                  LEFT JOIN replenishment.learned ON (learned.item_id, learned.location_id) = (line.item_id, purchase.location_id)
                  LEFT JOIN LATERAL (
                       SELECT greatest(multiple, 1) AS multiple FROM catalog.sourcing_term
                        WHERE (item_id, location_id, vendor_id) = (line.item_id, purchase.location_id, purchase.vendor_id) ORDER BY rank LIMIT 1) term ON true
                 CROSS JOIN LATERAL (
                       SELECT greatest(coalesce(term.multiple, 1), ceil(line.purchase_factor * power(10::numeric, item.decimals)))::bigint AS units) lot
                 WHERE purchase.number = :number AND line.price IS NOT NULL
                 ORDER BY line.line
                """).param("number", order.number())
                .query((row, _) -> new Line(row.getInt("line"), row.getLong("lot"), row.getBigDecimal("lot_value"),
                        row.getBigDecimal(basis == FreightTariff.Basis.WEIGHT ? "lot_weight" : "lot_value"), row.getDouble("per_day"),
                        row.getDouble("cover_days"))).list();
    }

    /** What an order is worth and weighs; {@code weight} null: that of an item is not known. */
    private record Loaded(BigDecimal value, @Nullable BigDecimal weight) {
        Optional<BigDecimal> by(FreightTariff tariff) {
            return tariff.basis() == FreightTariff.Basis.VALUE ? Optional.of(value) : Optional.ofNullable(weight);
        }
    }

    private Loaded loaded(PurchaseOrder order) {
        return jdbc.sql("""
                SELECT coalesce(sum(line.price * line.purchase_quantity), 0) AS value,
                       CASE WHEN bool_and(item.weight IS NOT NULL) THEN sum(line.quantity / power(10::numeric, item.decimals) * item.weight) END AS weight
                  FROM supply.purchase_order_line line
                  JOIN supply.purchase_order purchase ON purchase.id = line.order_id
                  JOIN catalog.item ON item.id = line.item_id
                 WHERE purchase.number = :number
                """).param("number", order.number()).query((row, _) -> new Loaded(row.getBigDecimal("value"), row.getBigDecimal("weight"))).single();
    }

    private String words(PurchaseOrder order, TopUp topUp) {
        var known = items.byIds(order.lines().stream().map(PurchaseOrder.Line::item).distinct().toList());
        var more = topUp.more().stream().map(each -> {
            var item = Objects.requireNonNull(known.get(order.line(each.line()).orElseThrow().item()), "item of a line");
            return "%s %s of %s".formatted(item.units().text(each.quantity()), item.units().unit(), item.sku());
        }).collect(Collectors.joining(", "));
        return "%s more, worth %s: freight costs %s rather than %s, holding it until it is used %s, so %s %s are saved.".formatted(more,
                money(topUp.value()), money(topUp.cheaper()), money(topUp.freight()), money(topUp.holding()), money(topUp.saving()), order.currency());
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
