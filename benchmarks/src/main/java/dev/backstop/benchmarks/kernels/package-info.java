/** The hot paths of planning, each alone, by JMH. */
@NullMarked
package dev.backstop.benchmarks.kernels;

import org.jspecify.annotations.NullMarked;
