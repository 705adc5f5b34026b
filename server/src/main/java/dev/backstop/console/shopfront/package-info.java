/** Feeds, sign-ups and catalogue editions. */
@NullMarked
package dev.backstop.console.shopfront;

import org.jspecify.annotations.NullMarked;
