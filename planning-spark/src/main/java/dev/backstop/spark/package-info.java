/**
 * The plan over Apache Spark: reads tables, makes one row of each place, sends what was learned to where the rows are, and writes what
 * {@code planning} answers. It decides nothing itself.
 */
@NullMarked
package dev.backstop.spark;

import org.jspecify.annotations.NullMarked;
