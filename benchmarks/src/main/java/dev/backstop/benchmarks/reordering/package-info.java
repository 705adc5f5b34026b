/** Reordering measured: the plan of a hundred thousand places, the plan after a few moved, and the release of a hundred thousand proposals. */
package dev.backstop.benchmarks.reordering;
