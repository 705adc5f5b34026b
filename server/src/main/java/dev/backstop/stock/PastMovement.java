package dev.backstop.stock;

import java.time.Instant;

/** A movement that took place before this system kept the stock. */
public record PastMovement(Instant at, Movement movement) {}
