/** What agents say, in the language of whoever calls. */
@NullMarked
package dev.backstop.desk.words;

import org.jspecify.annotations.NullMarked;
