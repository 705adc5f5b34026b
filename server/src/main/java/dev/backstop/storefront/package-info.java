/**
 * What shoppers see before they order: on item pages, in feeds, in print, and by mail when something is back. What is public needs no key, tells
 * nothing of who else orders, and is made to be cached.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"web", "planning", "access", "post", "sandbox", "catalog", "orders", "promising", "outreach"})
@NullMarked
package dev.backstop.storefront;

import org.jspecify.annotations.NullMarked;
