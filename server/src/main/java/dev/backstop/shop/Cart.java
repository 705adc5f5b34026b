package dev.backstop.shop;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody means to buy, as it is kept in a cookie: {@code MUG-1*2~CUP*6}, each sku encoded. What cannot be read is left out. */
record Cart(List<Line> lines) {
    static final String COOKIE = "cart";
    private static final int MOST_LINES = 20;
    private static final Cart EMPTY = new Cart(List.of());

    Cart {
        lines = List.copyOf(lines);
    }

    /** So much of an item; the quantity as it was typed, which the answers to questions judge. */
    record Line(String sku, String quantity) {}

    static Cart of(@Nullable String cookie) {
        if (cookie == null || cookie.isEmpty()) {
            return EMPTY;
        }
        return new Cart(Arrays.stream(cookie.split("~")).map(Cart::line).flatMap(List::stream).limit(MOST_LINES).toList());
    }

    private static List<Line> line(String text) {
        var at = text.indexOf('*');
        try {
            return at <= 0 ? List.of() : List.of(new Line(URLDecoder.decode(text.substring(0, at), StandardCharsets.UTF_8),
                    URLDecoder.decode(text.substring(at + 1), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException _) {
            return List.of();
        }
    }

    String cookie() {
        return String.join("~", lines.stream().map(line -> encoded(line.sku()) + '*' + encoded(line.quantity())).toList());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A").replace("~", "%7E");
    }

    /** The same with another quantity of an item; an empty one or 0 takes it out. */
    Cart with(String sku, String quantity) {
        var changed = new ArrayList<Line>();
        var there = false;
        for (var line : lines) {
            if (line.sku().equals(sku)) {
                there = true;
                add(changed, sku, quantity);
            } else {
                changed.add(line);
            }
        }
        if (!there && changed.size() < MOST_LINES) {
            add(changed, sku, quantity);
        }
        return new Cart(changed);
    }

    private static void add(List<Line> lines, String sku, String quantity) {
        if (!quantity.isBlank() && !quantity.strip().equals("0")) {
            lines.add(new Line(sku, quantity.strip()));
        }
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }
}
