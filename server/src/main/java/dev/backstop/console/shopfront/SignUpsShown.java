package dev.backstop.console.shopfront;

import java.util.List;

/** Items for which people wait, as the API shows them. */
public record SignUpsShown(List<Wish> data) {
    public SignUpsShown {
        data = List.copyOf(data);
    }

    /** How many people wait at all. */
    public int people() {
        return data.stream().mapToInt(Wish::people).sum();
    }

    /** What people wait for of one item. */
    public record Wish(String sku, String name, int people, String quantity, int toConfirm, int told) {}
}
