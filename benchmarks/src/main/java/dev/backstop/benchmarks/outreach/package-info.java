/** How long it takes until the last of ten thousand customers has been told that a date slipped. */
@NullMarked
package dev.backstop.benchmarks.outreach;

import org.jspecify.annotations.NullMarked;
