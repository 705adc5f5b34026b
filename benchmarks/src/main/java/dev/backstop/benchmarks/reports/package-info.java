/** Reports over a hundred thousand items, a year of movements and a million order lines: first pages, files, and the memory they take. */
@NullMarked
package dev.backstop.benchmarks.reports;

import org.jspecify.annotations.NullMarked;
