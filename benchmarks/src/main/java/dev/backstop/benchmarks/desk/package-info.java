/** How soon people at the desk are answered: as they type, and as they look for whoever calls among a million. */
@NullMarked
package dev.backstop.benchmarks.desk;

import org.jspecify.annotations.NullMarked;
