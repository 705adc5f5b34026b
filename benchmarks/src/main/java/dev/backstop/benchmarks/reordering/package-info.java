/** Reordering measured: the plan of a hundred thousand places, the plan after a few moved, and the release of a hundred thousand proposals. */
@NullMarked
package dev.backstop.benchmarks.reordering;

import org.jspecify.annotations.NullMarked;
