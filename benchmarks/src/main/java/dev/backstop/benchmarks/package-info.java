/** Whole runs that measure what is promised, each next to a reference of the same run. */
@NullMarked
package dev.backstop.benchmarks;

import org.jspecify.annotations.NullMarked;
