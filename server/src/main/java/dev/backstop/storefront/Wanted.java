package dev.backstop.storefront;

import org.jspecify.annotations.Nullable;

/** So much of an item, as the shop writes it; {@code quantity} null: the least that may be ordered. */
public record Wanted(String sku, @Nullable String quantity) {}
