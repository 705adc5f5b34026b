/** What people on the floor must know: what changed since their last shift, what to warn about today, and whether our word was kept. */
@NullMarked
package dev.backstop.desk.floor;

import org.jspecify.annotations.NullMarked;
