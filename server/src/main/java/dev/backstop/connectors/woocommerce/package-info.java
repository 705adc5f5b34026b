/** Shops of WooCommerce, by its REST API (version 3) and webhooks. */
@NullMarked
package dev.backstop.connectors.woocommerce;

import org.jspecify.annotations.NullMarked;
