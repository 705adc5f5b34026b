/**
 * Printed catalogues. What was printed of which item is kept, because it is what customers read and order by; when the facts drift away
 * from it, the
 * changes are listed by page, printed as an insert, and the customers who ordered from it are known.
 */
@NullMarked
package dev.backstop.storefront.editions;

import org.jspecify.annotations.NullMarked;
