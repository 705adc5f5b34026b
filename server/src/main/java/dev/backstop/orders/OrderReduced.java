package dev.backstop.orders;

import java.time.Instant;

/**
 * Less of an order will ship than was ordered: units of it were cancelled, or a line's quantity was lowered.
 *
 * @param at when, to the tick: a cancellation is kept under this time
 */
public record OrderReduced(long order, Instant at) {}
