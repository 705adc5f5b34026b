/**
 * The demo company: a wholesaler's real orders, and a simulated year of buying around them. Replays that year in memory, then loads it
 * through the doors of those who own the tables.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"web", "access", "sandbox", "database", "catalog", "stock", "orders", "supply", "promising", "replenishment",
            "outreach::offers", "planning"})
@NullMarked
package dev.backstop.demo;

import org.jspecify.annotations.NullMarked;
