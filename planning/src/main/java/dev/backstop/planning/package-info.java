/**
 * Everything that decides: who gets what, when it ships, what to order. Pure functions over records; the caller loads, passes the time in, and stores.
 */
@NullMarked
package dev.backstop.planning;

import org.jspecify.annotations.NullMarked;
