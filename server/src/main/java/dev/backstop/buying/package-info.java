/**
 * Purchase orders as vendors know them: each version sent once and kept, the vendor's page behind a signed link, the questions that are open
 * with vendors, the lines that will be late, and each vendor's record. What was ordered and confirmed is kept in supply.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"web", "planning", "access", "post", "catalog", "supply", "promising", "sandbox"})
@NullMarked
package dev.backstop.buying;

import org.jspecify.annotations.NullMarked;
