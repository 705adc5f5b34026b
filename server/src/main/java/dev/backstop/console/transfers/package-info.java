/** Goods on the way from one of our locations to another: arranged, dispatched and received. */
@NullMarked
package dev.backstop.console.transfers;

import org.jspecify.annotations.NullMarked;
