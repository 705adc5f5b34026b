/** Questions to buyers, asked while a customer is on the line. */
@NullMarked
package dev.backstop.desk.questions;

import org.jspecify.annotations.NullMarked;
