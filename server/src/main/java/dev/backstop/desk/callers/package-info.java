/** One page for whoever calls: what is open, what was said, what can be done about it, each with what it would do. */
@NullMarked
package dev.backstop.desk.callers;

import org.jspecify.annotations.NullMarked;
