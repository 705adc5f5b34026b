/**
 * Pegs, promises and availability: who gets which unit, when it ships, what was said and why it changed. Decides by the pure functions of
 * {@link dev.backstop.planning}; every fact that moves below (stock, supply, orders) is settled here in the transaction that moved it.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"web", "planning", "access", "sandbox", "catalog", "stock", "orders", "supply"})
@NullMarked
package dev.backstop.promising;

import org.jspecify.annotations.NullMarked;
