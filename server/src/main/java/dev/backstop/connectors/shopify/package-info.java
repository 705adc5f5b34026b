/** Shops of Shopify, by its GraphQL Admin API and webhooks. */
@NullMarked
package dev.backstop.connectors.shopify;

import org.jspecify.annotations.NullMarked;
