/** Customers to call: who, why, what to say, whether now, and what came of it. */
@NullMarked
package dev.backstop.console.calls;

import org.jspecify.annotations.NullMarked;
