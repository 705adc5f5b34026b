/** What shoppers see before they order. Public: it needs no key, tells nothing of who else orders, and is made to be cached. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"web", "catalog", "promising"})
@NullMarked
package dev.backstop.storefront;

import org.jspecify.annotations.NullMarked;
