/** Back in stock: who wants to hear of it, whether the owner of the address agreed, and whom to write to when something is free. */
@NullMarked
package dev.backstop.storefront.restock;

import org.jspecify.annotations.NullMarked;
