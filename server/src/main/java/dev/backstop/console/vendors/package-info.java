/** Who sells to us: the list, and one with its record of keeping dates and what is late. */
@NullMarked
package dev.backstop.console.vendors;

import org.jspecify.annotations.NullMarked;
