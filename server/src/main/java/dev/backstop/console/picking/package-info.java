/** Picking: which orders are ready at a location, lists to fetch them by, and what the floor reports. */
@NullMarked
package dev.backstop.console.picking;

import org.jspecify.annotations.NullMarked;
