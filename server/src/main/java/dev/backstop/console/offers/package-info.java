/** What is offered to customers who wait: the rules with their budgets, what was offered, and whether it keeps customers. */
@NullMarked
package dev.backstop.console.offers;

import org.jspecify.annotations.NullMarked;
