/** Planning: segments, policies tried on the past, what planners know, and how forecasts did. */
@NullMarked
package dev.backstop.console.planning;

import org.jspecify.annotations.NullMarked;
