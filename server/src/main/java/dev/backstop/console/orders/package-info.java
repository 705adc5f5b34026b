/** Customers' orders: the list, one order with what was promised, and a new one with its promise while it is typed. */
@NullMarked
package dev.backstop.console.orders;

import org.jspecify.annotations.NullMarked;
