package dev.backstop.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** When each item was last asked for; what nobody asked for in the last quarter is leaving the range. */
final class LastSold {
    private static final int QUARTER_DAYS = 91;

    private final Map<String, LocalDate> lastSold = new HashMap<>();
    private final LocalDate quarterBegan;

    LastSold(Firm firm) {
        firm.sales().forEach(sale -> sale.lines().forEach(line -> lastSold.put(firm.goods().get(line.goods()).sku(), sale.at().toLocalDate())));
        quarterBegan = firm.sales().getLast().at().toLocalDate().minusDays(QUARTER_DAYS);
    }

    boolean isEnding(Goods goods) {
        return lastSold.getOrDefault(goods.sku(), LocalDate.MIN).isBefore(quarterBegan);
    }
}
