/** What is known of telephone calls: who rang, why, what came of it, and how soon the caller heard something true. */
@NullMarked
package dev.backstop.desk.calls;

import org.jspecify.annotations.NullMarked;
