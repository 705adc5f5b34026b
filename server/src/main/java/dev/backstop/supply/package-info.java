/**
 * What will come: purchase orders whose lines have dated parts, what vendors said of them, what arrived, and what that teaches of lead times.
 * Who waits for it is decided above, in promising.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"web", "planning", "access", "catalog", "stock", "sandbox"})
@NullMarked
package dev.backstop.supply;

import org.jspecify.annotations.NullMarked;
