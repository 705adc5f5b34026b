/**
 * What is asked for: customers, orders and their lines, shipments, cancellations, returns and holds. Keeps the quantities; what of them is
 * promised for when is decided above, in promising.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"web", "access", "catalog"})
@NullMarked
package dev.backstop.orders;

import org.jspecify.annotations.NullMarked;
