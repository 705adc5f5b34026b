/** Purchase orders and receiving. */
@NullMarked
package dev.backstop.console.purchasing;

import org.jspecify.annotations.NullMarked;
