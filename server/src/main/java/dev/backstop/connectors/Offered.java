package dev.backstop.connectors;

import org.jspecify.annotations.Nullable;

/**
 * An article as a shop lists it.
 *
 * @param remote    its variant's id there
 * @param product   its product's id
 * @param stockItem what the shop counts its stock by, where that is another id
 * @param sku       may be empty
 */
public record Offered(String remote, String product, @Nullable String stockItem, String sku, String title) {}
