/**
 * Time. Every package takes the {@link java.time.Clock} from here and hands its recurring work over as a {@link dev.backstop.sandbox.Job}; in a
 * sandbox the clock stands still until it is moved, and moving it runs what would have run.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"web", "access"})
@NullMarked
package dev.backstop.sandbox;

import org.jspecify.annotations.NullMarked;
