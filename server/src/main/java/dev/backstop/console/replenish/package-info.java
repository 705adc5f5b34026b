/** Proposals with their arithmetic, to be released or dismissed. */
@NullMarked
package dev.backstop.console.replenish;

import org.jspecify.annotations.NullMarked;
