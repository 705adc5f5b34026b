/**
 * Files in and out: CSV of master data, stock, orders and purchase orders, through the same doors that the API uses. A dry run is an apply that
 * is rolled back. Keeps the files and what became of them; the rules of what they hold stay with their owners.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"web", "access", "sandbox", "catalog", "stock", "orders", "supply", "promising", "outreach", "replenishment", "planning"})
@NullMarked
package dev.backstop.exchange;

import org.jspecify.annotations.NullMarked;
