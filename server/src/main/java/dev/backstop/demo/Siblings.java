package dev.backstop.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Items that differ in colour or motif only: the same five digits with another letter. What a customer might take instead. */
final class Siblings {
    private static final Pattern VARIANT = Pattern.compile("(\\d{5})[A-Z]{1,2}");
    private static final int MOST = 3;

    private final Map<String, List<String>> skusByDigits = new HashMap<>();

    Siblings(List<Goods> goods) {
        goods.forEach(one -> {
            var variant = VARIANT.matcher(one.sku());
            if (variant.matches()) {
                skusByDigits.computeIfAbsent(variant.group(1), _ -> new ArrayList<>()).add(one.sku());
            }
        });
    }

    List<String> of(Goods goods) {
        var variant = VARIANT.matcher(goods.sku());
        if (!variant.matches()) {
            return List.of();
        }
        return skusByDigits.getOrDefault(variant.group(1), List.of()).stream().filter(sku -> !sku.equals(goods.sku())).limit(MOST).toList();
    }
}
