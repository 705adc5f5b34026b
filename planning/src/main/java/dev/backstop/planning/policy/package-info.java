/**
 * How much to keep and how much to order: exact where counts are small, by stated approximations where they are not. All quantities in one
 * unit, all costs in one currency.
 */
@NullMarked
package dev.backstop.planning.policy;

import org.jspecify.annotations.NullMarked;
