/** What the firm has decided for its desk. */
@NullMarked
package dev.backstop.desk.settings;

import org.jspecify.annotations.NullMarked;
