package dev.backstop.supply;

import dev.backstop.catalog.ExchangeRates;
import dev.backstop.catalog.FirmSettings;
import dev.backstop.web.Columns;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What an item costs: the moving average over what is on hand. Goods that come in at another price move it by their share:
 * {@code (on hand · cost + received · price) / (on hand + received)}, per unit, in the firm's currency, six decimals.
 */
@Component
class ReceivedCost {
    private final JdbcClient jdbc;
    private final ExchangeRates rates;
    private final FirmSettings settings;

    ReceivedCost(JdbcClient jdbc, ExchangeRates rates, FirmSettings settings) {
        this.jdbc = jdbc;
        this.rates = rates;
        this.settings = settings;
    }

    /** Smallest units of an item that come in, or leave again where negative; {@code price} of one unit in the order's currency. */
    record Received(long item, long units, BigDecimal price) {
        static Received of(PurchaseOrder.Line line, long units, BigDecimal price) {
            return new Received(line.item(), units, price.multiply(line.purchaseQuantity())
                    .divide(BigDecimal.valueOf(line.quantity()), MathContext.DECIMAL64));
        }
    }

    /**
     * Moves the averages; called before the stock is posted. Without a price, or without a rate for its currency, a cost stays as it is.
     * Where
     * nothing was on hand, or no cost was known, the price is the cost.
     *
     * @param received {@code price} is of one smallest unit
     */
    void move(List<Received> received, String currency, LocalDate today) {
        var firm = settings.now().currency();
        var rate = currency.equals(firm) ? BigDecimal.ONE : rates.on(currency, today).orElse(null);
        if (rate == null || received.isEmpty()) {
            return;
        }
        jdbc.sql("""
                WITH came AS (
                    SELECT item_id, sum(units) AS units, sum(units * price) * :rate AS value
                      FROM unnest(:items::bigint[], :units::bigint[], :prices::numeric[]) AS came (item_id, units, price)
                     GROUP BY item_id
                    HAVING sum(units) <> 0),
                here AS (
                    SELECT item_id, coalesce(sum(on_hand), 0) AS units FROM came LEFT JOIN stock.level USING (item_id) GROUP BY item_id)
                UPDATE catalog.item
                   SET cost = round(CASE WHEN item.cost IS NULL OR here.units <= 0
                                         THEN came.value / came.units * power(10::numeric, item.decimals)
                                         ELSE (here.units * item.cost + came.value * power(10::numeric,
                                             item.decimals)) / (here.units + came.units) END, 6),
                       cost_currency = :firm
                  FROM came JOIN here USING (item_id)
                 WHERE item.id = came.item_id AND here.units + came.units > 0
                   AND (item.cost_currency IS NULL OR item.cost_currency = :firm)
                """)
                .param("items", Columns.longs(received, Received::item)).param("units", Columns.longs(received, Received::units))
                .param("prices", Columns.texts(received, each -> each.price().toPlainString())).param("rate", rate).param("firm", firm)
                .update();
    }
}
