/** What shops ask, next to what the same server needs for a plain file. */
@NullMarked
package dev.backstop.benchmarks.storefront;

import org.jspecify.annotations.NullMarked;
