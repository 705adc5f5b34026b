/** Who orders from us: the list, and one with what is open and waiting for it. */
@NullMarked
package dev.backstop.console.customers;

import org.jspecify.annotations.NullMarked;
