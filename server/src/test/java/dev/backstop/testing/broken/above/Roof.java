package dev.backstop.testing.broken.above;

import dev.backstop.testing.broken.below.Door;
import dev.backstop.testing.broken.below.inside.Inside;

/** Uses a door, as it may, and what lies behind the door, as it may not. */
public final class Roof {
    Door door = new Door();
    Inside inside = new Inside();
}
