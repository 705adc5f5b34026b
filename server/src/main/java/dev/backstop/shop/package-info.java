/**
 * A small shop of the demo company, to see what shoppers see: list, item page, cart, checkout. A client like any other shop: it asks for
 * availability, holds by a quote and orders through the same doors that are open to programs. Nobody uses it.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"web", "access", "catalog", "storefront", "outreach", "console"})
@NullMarked
package dev.backstop.shop;

import org.jspecify.annotations.NullMarked;
