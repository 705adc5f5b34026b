/** The waiting line: who waits for what, in order of service. */
@NullMarked
package dev.backstop.console.waiting;

import org.jspecify.annotations.NullMarked;
