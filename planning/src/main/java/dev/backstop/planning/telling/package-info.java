/** When a customer is told: pure functions of the time, the customer's place, and how bad the news is. */
@NullMarked
package dev.backstop.planning.telling;

import org.jspecify.annotations.NullMarked;
