/**
 * Shops on other systems (Shopify, WooCommerce, Medusa): shows them state, date and limit of our items, takes their orders and
 * cancellations,
 * and tells them what was promised. What leaves waits in durable outboxes of one row a thing, what came is kept as it came.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"web", "access", "sandbox", "catalog", "orders", "promising", "storefront"})
@NullMarked
package dev.backstop.connectors;

import org.jspecify.annotations.NullMarked;
