package dev.backstop.testing.broken.below;

import dev.backstop.testing.broken.above.Roof;

/** Uses what stands above it, and closes a circle. */
public final class Door {
    Roof roof = new Roof();
}
