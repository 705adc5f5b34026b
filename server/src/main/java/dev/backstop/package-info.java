/** Backstop: seldom out of stock, and when it is, no customer is surprised. One package per capability; see {@code docs/house.md}. */
@NullMarked
package dev.backstop;

import org.jspecify.annotations.NullMarked;
