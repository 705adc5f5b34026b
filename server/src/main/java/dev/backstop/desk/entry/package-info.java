/** Orders taken by keyboard while the customer speaks, with the promise and the words for it beside each line. */
@NullMarked
package dev.backstop.desk.entry;

import org.jspecify.annotations.NullMarked;
