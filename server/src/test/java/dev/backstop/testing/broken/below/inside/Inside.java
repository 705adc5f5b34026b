package dev.backstop.testing.broken.below.inside;

/** Public for its own module only. */
public final class Inside {}
