/**
 * The plan of many items at many locations from facts in tables: what is in stock, what was wanted, by what terms it comes, what came. One
 * function plans a place; it is the same whether one machine runs it or many do.
 */
@NullMarked
package dev.backstop.planning.plan;

import org.jspecify.annotations.NullMarked;
