/** Items: the list, and one item with its past, its future and who waits for it. */
@NullMarked
package dev.backstop.console.items;

import org.jspecify.annotations.NullMarked;
