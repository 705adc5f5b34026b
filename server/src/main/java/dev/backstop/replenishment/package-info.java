/**
 * When and how much to order: demand history, reorder points given or learned, the nightly plan, its proposals and their release. What an
 * order is belongs to supply; who waits for it to promising. Decides by the pure functions of {@link dev.backstop.planning}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"web", "planning", "access", "sandbox", "catalog", "stock", "orders", "supply", "promising"})
@NullMarked
package dev.backstop.replenishment;

import org.jspecify.annotations.NullMarked;
