/** Items: the list, and one item with its past, its future and who waits for it. Its picture of stock over time is shown elsewhere too. */
@NamedInterface("items")
@NullMarked
package dev.backstop.console.items;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
