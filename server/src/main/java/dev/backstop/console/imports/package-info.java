/** Files taken in: check, then apply. */
@NullMarked
package dev.backstop.console.imports;

import org.jspecify.annotations.NullMarked;
