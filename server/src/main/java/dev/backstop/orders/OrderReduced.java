package dev.backstop.orders;

/** Less of an order will ship than was ordered: units of it were cancelled, or a line's quantity was lowered. */
public record OrderReduced(long order) {}
