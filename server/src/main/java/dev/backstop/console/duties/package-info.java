/** Who is still to be told, what a change from outside holds back, and what money goes back. */
@NullMarked
package dev.backstop.console.duties;

import org.jspecify.annotations.NullMarked;
