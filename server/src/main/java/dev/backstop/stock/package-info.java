/**
 * What is here: an append-only ledger of movements by item, location, condition and lot, and the levels kept in step with it. Knows nothing
 * of who has a claim on it.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"web", "access", "catalog"})
@NullMarked
package dev.backstop.stock;

import org.jspecify.annotations.NullMarked;
