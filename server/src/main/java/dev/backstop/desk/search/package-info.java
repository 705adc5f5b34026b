/** Finding who calls and what they ask about, by anything that they can say of it. */
@NullMarked
package dev.backstop.desk.search;

import org.jspecify.annotations.NullMarked;
