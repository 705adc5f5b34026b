/** What we make ourselves: production orders with their components, started, reported and finished. */
@NullMarked
package dev.backstop.console.production;

import org.jspecify.annotations.NullMarked;
