/**
 * The duty to tell: born with the slip, in the transaction of its promise; ended by evidence, by a named person, or by an event that made it
 * void. Notices, consents and the law's clocks build on it.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"web", "planning", "access", "post", "catalog", "orders", "supply", "promising", "sandbox"})
@NullMarked
package dev.backstop.outreach;

import org.jspecify.annotations.NullMarked;
