/** What needs a person today, and the search over everything. */
@NullMarked
package dev.backstop.console.today;

import org.jspecify.annotations.NullMarked;
