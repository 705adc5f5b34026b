package dev.backstop.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Gives each item its vendor, cost, carton and least quantity: what the invoices do not tell. */
final class Range {
    private Range() {}

    /** An item's terms follow from its code, category and price alone. */
    static Goods goods(String sku, String name, String category, BigDecimal price, List<Maker> makers) {
        var random = new SplittableRandom(sku.hashCode());
        var candidates = IntStream.range(0, makers.size()).filter(index -> makers.get(index).categories().contains(category)).boxed().toList();
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("No vendor makes " + category);
        }
        var vendor = candidates.get(random.nextInt(candidates.size()));
        var share = BigDecimal.valueOf(45 + random.nextInt(20), 2);
        var cost = price.multiply(share).setScale(2, RoundingMode.HALF_UP).max(new BigDecimal("0.01"));
        var carton = cartonAt(price);
        return new Goods(sku, name, category, price, cost, vendor, carton, carton * (1 + random.nextInt(3)));
    }

    private static long cartonAt(BigDecimal price) {
        var cheap = List.of(new BigDecimal("0.60"), new BigDecimal("1.50"), new BigDecimal("4"), new BigDecimal("10"));
        var cartons = List.of(48L, 24L, 12L, 6L, 1L);
        var step = cheap.stream().filter(limit -> price.compareTo(limit) >= 0).count();
        return cartons.get((int) step);
    }
}
