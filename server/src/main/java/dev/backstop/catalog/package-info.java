/**
 * What exists: items, kits and bills of material, locations with their calendars, vendors, the terms on which goods come, and the firm's
 * settings. Shows look-ups; leaves stock, orders and dates to those above.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"web", "planning"})
@NullMarked
package dev.backstop.catalog;

import org.jspecify.annotations.NullMarked;
