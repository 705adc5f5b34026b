/** The console as people use it, in a browser. */
@NullMarked
package dev.backstop.console;

import org.jspecify.annotations.NullMarked;
